namespace Nadir;

/// <summary>Joins responses to the chemistry of a body, or makes a network of one response alone.</summary>
internal static class ResponseNetwork
{
    private const string Shared = "resp_";
    private const string OfMouse = "_mouse";

    /// <summary>The chemistry with responses.</summary>
    /// <param name="body">The chemistry.</param>
    /// <param name="responses">Each once, with all that they need.</param>
    /// <param name="table">Rows of <c>body/responses.csv</c>.</param>
    /// <param name="species">Human or mouse.</param>
    /// <param name="isSteady">Without what has no steady state.</param>
    public static Network Extend(Network body, IReadOnlyList<Response> responses, IReadOnlyList<BodyParameter> table, Organism species, bool isSteady)
    {
        var network = new NetworkBuilder(body);
        AddValues(network, responses, table, species);
        network.Parameter(ByFlux, 0);
        foreach (var drive in responses.SelectMany(response => response.Drives).Distinct())
        {
            network
                .Parameter(drive.Rest, 1).Parameter(drive.Reference, 2).Parameter(drive.RestingFlux, 1, "umol/h")
                .Assignment(drive.Relative, $"(1 - {ByFlux})*{drive.Pool} + {ByFlux}*{drive.Reaction}/{drive.RestingFlux}")
                .Parameter(drive.Average, 1, constant: false).Rate(drive.Average, $"({drive.Relative} - {drive.Average})/resp_tau")
                .Assignment(drive.Symbol, $"({(drive.IsFast ? drive.Relative : drive.Average)} - {drive.Rest})/({drive.Reference} - {drive.Rest})");
        }

        foreach (var response in responses)
        {
            response.Build(new ResponseBuilder(network, species, isAlone: false, isSteady));
        }

        return network.Build();
    }

    /// <summary>One response with its drives, and what it reads from the body, as parameters.</summary>
    public static Network Alone(Response response, IReadOnlyList<BodyParameter> table, Organism species)
    {
        var network = new NetworkBuilder(FormattableString.Invariant($"{response.Prefix}{species}"));
        Response[] all = [.. WithNeeds([response])];
        AddValues(network, all, table, species);
        foreach (var drive in all.SelectMany(one => one.Drives).Distinct())
        {
            network.Parameter(drive.Symbol, 0).Parameter(drive.Relative, 1);
        }

        foreach (var enzyme in Enzyme.All)
        {
            network.Parameter(Enzyme.Symbol(enzyme), 1);
        }

        foreach (var symbol in all.SelectMany(one => one.Reads).Distinct(StringComparer.Ordinal))
        {
            network.Parameter(symbol, 1);
        }

        foreach (var one in all)
        {
            one.Build(new ResponseBuilder(network, species, isAlone: true, isSteady: false));
        }

        return network.Build();
    }

    /// <summary>Responses with those that they need, each once, needed ones first.</summary>
    public static IReadOnlyList<Response> WithNeeds(IEnumerable<Response> responses)
    {
        var found = new List<Response>();
        void Add(Response response)
        {
            foreach (var needed in response.Needs)
            {
                Add(needed);
            }

            if (!found.Contains(response))
            {
                found.Add(response);
            }
        }

        foreach (var response in responses)
        {
            Add(response);
        }

        return found;
    }

    /// <summary>Symbol of the switch between pool and flux.</summary>
    public const string ByFlux = "resp_byFlux";

    /// <summary>Rows of a table that a set of responses uses; a shared row that ends in "_mouse" takes the place of its namesake in the mouse.</summary>
    public static IEnumerable<BodyParameter> Rows(IReadOnlyList<Response> responses, IReadOnlyList<BodyParameter> table, Organism species)
    {
        foreach (var row in table)
        {
            if (row.Id.StartsWith(Shared, StringComparison.Ordinal) && !row.Id.EndsWith(OfMouse, StringComparison.Ordinal))
            {
                yield return species == Organism.Mouse && table.FirstOrDefault(other => other.Id == row.Id + OfMouse) is { } mouse ? mouse with { Id = row.Id } : row;
            }
            else if (responses.Any(response => row.Id.StartsWith(response.Prefix, StringComparison.Ordinal)))
            {
                yield return row;
            }
        }
    }

    private static void AddValues(NetworkBuilder network, IReadOnlyList<Response> responses, IReadOnlyList<BodyParameter> table, Organism species)
    {
        foreach (var row in Rows(responses, table, species))
        {
            network.Parameter(row.Id, row.Value, row.Unit);
        }

        foreach (var input in responses.SelectMany(response => response.Inputs))
        {
            network.Parameter(input.Id, input.Neutral, input.Unit);
        }

        network.Function("bounded", ["u", "beyond"], "(1 + beyond)*u/(beyond + abs(u))");
    }
}
