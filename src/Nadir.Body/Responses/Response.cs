namespace Nadir;

/// <summary>
/// One physiological response: one to four states that NAD⁺ drives, with its own parameters in <c>body/responses.csv</c> and its own evidence.
/// It is added to a body on demand (<see cref="Body.With(IReadOnlyList{Response})"/>); a body without responses is not changed by it.
/// </summary>
/// <param name="Id">Name on the command line.</param>
/// <param name="Name">For headings.</param>
/// <param name="Prefix">What its symbols begin with.</param>
/// <param name="Evidence">What it may say, by species in which it may be asked.</param>
/// <param name="Drives">Sirtuins that drive it.</param>
/// <param name="Inputs">What a scenario may set.</param>
/// <param name="Outputs">What is read.</param>
/// <param name="Claims">Claims of the ledger that it bears on.</param>
/// <param name="Note">What it cannot do, in a sentence.</param>
public sealed record Response(
    string Id,
    string Name,
    string Prefix,
    IReadOnlyDictionary<Organism, ResponseEvidence> Evidence,
    IReadOnlyList<ResponseDrive> Drives,
    IReadOnlyList<ResponseInput> Inputs,
    IReadOnlyList<ResponseOutput> Outputs,
    IReadOnlyList<string> Claims,
    string Note)
{
    /// <summary>Symbols of the body that it reads beside its drives; 1 where it stands alone.</summary>
    public IReadOnlyList<string> Reads { get; init; } = [];

    /// <summary>Responses that it does not work without.</summary>
    public IReadOnlyList<Response> Needs { get; init; } = [];

    /// <summary>States, rules and events, by species.</summary>
    internal Action<ResponseBuilder> Build { get; init; } = static _ => { };

    /// <summary>Every response, in the order of a table.</summary>
    public static IReadOnlyList<Response> All { get; } =
    [
        Vessels.Response, Inflammation.Response, Aging.Response, DnaRepair.Response, Mitochondria.Response, Glucose.Response, Exercise.Response,
        Liver.Response, HeartIschemia.Response, Autophagy.Response, StressResistance.Response, UnfoldedProteinResponse.Response, Lipids.Response,
    ];

    /// <summary>The response of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message names all.</exception>
    public static Response Of(string id) => All.FirstOrDefault(response => string.Equals(response.Id, id, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no response '{id}'; known: {string.Join(", ", All.Select(response => response.Id))}.", nameof(id));

    /// <summary>Its own rows of a table.</summary>
    public IReadOnlyList<BodyParameter> Rows(IReadOnlyList<BodyParameter> table) => [.. table.Where(row => row.Id.StartsWith(Prefix, StringComparison.Ordinal))];

    /// <summary>"sign only, mouse", "quantified, human".</summary>
    /// <exception cref="ArgumentException">The response is not asked in this species.</exception>
    public string Badge(Organism species) => Evidence.TryGetValue(species, out var evidence)
        ? $"{(evidence == ResponseEvidence.SignOnly ? "sign only" : "quantified")}, {Word(species)}"
        : throw new ArgumentException($"{Name} is not modelled in the {Word(species)}; it is in the {string.Join(" and the ", Evidence.Keys.Select(Word))}.", nameof(species));

    /// <summary>The response as a network of its own, with its drives as parameters: 0 = rest, 1 = as on the reference regimen of the species.</summary>
    /// <param name="table">Rows of <c>body/responses.csv</c>: <see cref="Body.ResponseTable"/>.</param>
    /// <param name="species">Human or mouse.</param>
    public Network Alone(IReadOnlyList<BodyParameter> table, Organism species)
    {
        _ = Badge(species);
        return ResponseNetwork.Alone(this, table, species);
    }

    private static string Word(Organism species) => species == Organism.Mouse ? "mouse" : "human";
}
