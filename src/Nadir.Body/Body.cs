using System.Reflection;

namespace Nadir;

/// <summary>
/// The NAD⁺ system of a body, human or mouse: its numbers with origin, its chemistry compiled, its fit. Immutable; safe to use from many threads.
/// </summary>
/// <remarks>
/// Rest is anchored. Resting NAD⁺ pools and half-lives are data; the capacities that keep them (NAMPT of every tissue, NAPRT and NAMPT
/// of red cells) follow from the steady state of the same network with those steps held at the resting turnover.
/// </remarks>
public sealed class Body
{
    /// <summary>Relative 1e-6, absolute 1e-9 (µM or µmol).</summary>
    public static readonly Tolerances StandardTolerances = new(1e-6, 1e-9);

    private static readonly Lazy<Body> BuiltIn = new(() => Parse(Resources()));
    private static readonly Lazy<Body> BuiltInMouse = new(() => Parse(Resources(), Organism.Mouse));
    private readonly CompiledModel rest;
    private readonly Lazy<CompiledModel> steady;
    private readonly IReadOnlyDictionary<string, double> rules;

    private Body(
        Organism organism, IReadOnlyList<BodyParameter> table, IReadOnlyDictionary<string, double> rules, Fit? fit, IReadOnlyList<BodyParameter> responseTable, IReadOnlyList<Response> responses, DriveKind drive)
    {
        Organism = organism;
        Table = table;
        this.rules = rules;
        Fit = fit;
        (ResponseTable, Responses, Drive) = (responseTable, responses, drive);
        Network Chemistry(bool countsExcretion)
        {
            var network = BodyNetwork.Build(table, atRest: false, countsExcretion, organism);
            return responses.Count == 0 ? network : ResponseNetwork.Extend(network, responses, responseTable, organism, isSteady: !countsExcretion);
        }

        Network = Chemistry(countsExcretion: true);
        Model = CompiledModel.Compile(Equations.From(Network));
        rest = CompiledModel.Compile(Equations.From(BodyNetwork.Build(table, atRest: true, countsExcretion: false, organism)));
        steady = new Lazy<CompiledModel>(() => CompiledModel.Compile(Equations.From(Chemistry(countsExcretion: false))));
        var values = table.ToDictionary(parameter => parameter.Id, parameter => fit?.ValueOf(parameter.Id) ?? parameter.Value, StringComparer.Ordinal);
        foreach (var row in responses.Count == 0 ? [] : ResponseNetwork.Rows(responses, responseTable, organism))
        {
            values.Add(row.Id, row.Value);
        }

        Values = values;
    }

    /// <summary>The built-in human body with its committed fit.</summary>
    public static Body Default => BuiltIn.Value;

    /// <summary>The built-in body of the mouse with its committed fit.</summary>
    public static Body Mouse => BuiltInMouse.Value;

    /// <summary>Whose body it is.</summary>
    public Organism Organism { get; }

    /// <summary>Every number of the body with its origin; fitted ones carry the center of their prior.</summary>
    public IReadOnlyList<BodyParameter> Table { get; }

    /// <summary>Every number of every response with its origin (<c>body/responses.csv</c>); empty where the body was read without that file.</summary>
    public IReadOnlyList<BodyParameter> ResponseTable { get; }

    /// <summary>Responses of this body; none by default.</summary>
    public IReadOnlyList<Response> Responses { get; }

    /// <summary>What drives them.</summary>
    public DriveKind Drive { get; }

    /// <summary>The committed fit, or null when there is none.</summary>
    public Fit? Fit { get; }

    /// <summary>The chemistry, as a network.</summary>
    public Network Network { get; }

    /// <summary>The same chemistry without pools for urine and feces, so that it has steady states.</summary>
    internal CompiledModel Steady => steady.Value;

    /// <summary>The chemistry, compiled.</summary>
    public CompiledModel Model { get; }

    /// <summary>Values for the reference person: the fit where there is one, else the center of the prior.</summary>
    public IReadOnlyDictionary<string, double> Values { get; }

    /// <summary>Coefficients of the published scaling rules and of the assays by id.</summary>
    public IReadOnlyDictionary<string, double> Rules => rules;

    /// <summary>Reads a body from the texts of its files.</summary>
    /// <param name="files">Text by name: <c>human.csv</c> or <c>mouse.csv</c>, <c>scaling.csv</c>, <c>assays.csv</c>, and <c>fit.json</c> or <c>mouse-fit.json</c> when it was fitted.</param>
    /// <param name="organism">Whose body.</param>
    /// <exception cref="ModelException">A file is missing or wrong; every problem with its place.</exception>
    public static Body Parse(IReadOnlyDictionary<string, string> files, Organism organism = Organism.Human)
    {
        var name = organism == Organism.Human ? "human.csv" : "mouse.csv";
        var table = BodyTable.Parse(name, Need(files, name));
        var coefficients = BodyTable.Parse("scaling.csv", Need(files, "scaling.csv"))
            .Concat(BodyTable.Parse("assays.csv", Need(files, "assays.csv")))
            .ToDictionary(parameter => parameter.Id, parameter => parameter.Value, StringComparer.Ordinal);
        var fit = files.TryGetValue(organism == Organism.Human ? "fit.json" : "mouse-fit.json", out var text) ? Fit.Parse(text) : null;
        var responses = files.TryGetValue("responses.csv", out var rows) ? BodyTable.Parse("responses.csv", rows) : [];
        return new Body(organism, table, coefficients, fit, responses, [], DriveKind.Pool);
    }

    /// <summary>Centers of all priors for the reference person by id: where a fit starts from.</summary>
    public IReadOnlyDictionary<string, double> PriorValues => Table.ToDictionary(parameter => parameter.Id, parameter => parameter.Value, StringComparer.Ordinal);

    /// <summary>The same body without its fit: every value at the center of its prior.</summary>
    public Body WithoutFit() => new(Organism, Table, rules, null, ResponseTable, Responses, Drive);

    /// <summary>The same body with another fit.</summary>
    public Body With(Fit fit) => new(Organism, Table, rules, fit, ResponseTable, Responses, Drive);

    /// <summary>The same body with responses: their states join its network. Without any it is the body as it was.</summary>
    /// <param name="responses">Which; those that they need come along.</param>
    /// <param name="drive">What drives them.</param>
    /// <exception cref="ArgumentException">A response is not modelled in this species.</exception>
    /// <exception cref="ModelException">The body was read without <c>body/responses.csv</c>.</exception>
    public Body With(IReadOnlyList<Response> responses, DriveKind drive = DriveKind.Pool)
    {
        var all = ResponseNetwork.WithNeeds(responses);
        foreach (var response in all)
        {
            _ = response.Badge(Organism);
        }

        return ResponseTable.Count > 0 || all.Count == 0
            ? new Body(Organism, Table, rules, Fit, ResponseTable, all, drive)
            : throw new ModelException([new Problem("body-missing", "body/responses.csv", "The file body/responses.csv is missing; responses need it.")]);
    }

    /// <summary>Scales the body to a person, finds its rest and anchors its capacities.</summary>
    /// <param name="person">Whose body.</param>
    /// <param name="values">Values for the reference person by id, complete; <see cref="Values"/> when null. Inputs of responses may be among them.</param>
    /// <exception cref="ArgumentException">It is the body of a mouse.</exception>
    /// <exception cref="SolveException">No resting state was found.</exception>
    public BodyAtRest At(Person person, IReadOnlyDictionary<string, double>? values = null)
    {
        if (Organism != Organism.Human)
        {
            throw new ArgumentException($"This is the body of a {Organism}; it cannot be scaled to a person.", nameof(person));
        }

        var scaled = new Dictionary<string, double>(values ?? Values, StringComparer.Ordinal);
        PersonScaling.Apply(scaled, Table, rules, person);
        return AtRest(scaled, person, null);
    }

    /// <summary>Scales the body to a mouse, finds its rest and anchors its capacities.</summary>
    /// <param name="mouse">Whose body.</param>
    /// <param name="values">Values for the reference mouse by id, complete; <see cref="Values"/> when null.</param>
    /// <exception cref="ArgumentException">It is the body of a person.</exception>
    /// <exception cref="SolveException">No resting state was found.</exception>
    public BodyAtRest At(Mouse mouse, IReadOnlyDictionary<string, double>? values = null)
    {
        if (Organism != Organism.Mouse)
        {
            throw new ArgumentException($"This is the body of a {Organism}; it cannot be scaled to a mouse.", nameof(mouse));
        }

        var scaled = new Dictionary<string, double>(values ?? Values, StringComparer.Ordinal);
        MouseScaling.Apply(scaled, Table, mouse);
        return AtRest(scaled, null, mouse);
    }

    private BodyAtRest AtRest(Dictionary<string, double> scaled, Person? person, Mouse? mouse)
    {
        foreach (var enzyme in Enzyme.All)
        {
            scaled[Enzyme.Symbol(enzyme)] = 1;
        }

        var restParameters = Fill(rest, scaled);
        var resting = rest.SteadyState(restParameters, Guess(scaled));
        var fluxes = new double[rest.Equations.ReactionIds.Count];
        rest.EvaluateReactions(0, resting, restParameters, fluxes);
        Anchor(scaled, resting, fluxes);
        var state = new double[Model.Equations.States.Count];
        for (var i = 0; i < resting.Length; i++)
        {
            state[Model.StateIndex(rest.Equations.States[i])] = resting[i];
        }

        if (Responses.Count > 0)
        {
            var resting0 = rest.Equations.ReactionIds.Zip(fluxes).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
            return new RestWithResponses(this, person, mouse, scaled, resting0, state).Find();
        }

        return new BodyAtRest(this, person, mouse, scaled, Fill(Model, scaled), state);
    }

    // Capacities that make the held synthesis of the resting network its own kinetic law.
    private void Anchor(Dictionary<string, double> values, double[] resting, double[] fluxes)
    {
        double At(string pool) => resting[rest.StateIndex(pool)];
        double Flux(string reaction) => fluxes[IndexOf(rest.Equations.ReactionIds, reaction)];
        foreach (var tissue in Tissue.All)
        {
            var nam = At(tissue.FreeNicotinamide);
            values[$"NAM0_{tissue.Id}"] = nam;
            values[$"JN_{tissue.Id}"] = Flux($"NAMPT_{tissue.Id}") / values[$"V_{tissue.Id}"];
            values[$"VN_{tissue.Id}"] = values[$"JN_{tissue.Id}"] * (nam + values[tissue.NamptKm]) / nam;
        }

        values["VNA_r"] = Flux("NAPRT_r") / values["V_r"] * (At("NA_r") + values["K_nptr"]) / At("NA_r");
        values["JNM_r"] = Flux("NAMPT_r") / values["V_r"];
        values["VNM_r"] = values["JNM_r"] * (At("NAM_r") + values["K_nmtr"]) / At("NAM_r");
    }

    internal static double[] Fill(CompiledModel model, Dictionary<string, double> values) =>
        model.Equations.Parameters.Select(id => values[id]).ToArray();

    // Close to rest: NAD⁺ at its anchor, vitamers at what diet and clearance allow.
    private double[] Guess(Dictionary<string, double> values)
    {
        var intake = values["in_NAM"] + values["in_NA"] + values["in_TRP"];
        var nicotinamide = intake / values["CL_nnmt"];
        return rest.Equations.States.Select(state =>
        {
            var split = state.LastIndexOf('_');
            var (what, where) = (state[..split], state[(split + 1)..]);
            return what switch
            {
                "NAD" when values.ContainsKey($"N0_{where}") => values[$"N0_{where}"] * (1 - values.GetValueOrDefault($"m_{where}")),
                "NADm" => values[$"N0_{where}"] * values[$"m_{where}"],
                "NMN" when values.ContainsKey($"N0_{where}") => values["fa"] * values[$"N0_{where}"] / values["Q_nmnat"] + 1,
                "NAM" => nicotinamide,
                "NaX" => 1,
                "NA" when where is not ("st" or "si1" or "si2" or "co") => 0.01,
                "NAD" => 0,
                _ => 0.01 * nicotinamide,
            };
        }).ToArray();
    }

    private static int IndexOf(IReadOnlyList<string> ids, string id)
    {
        for (var i = 0; i < ids.Count; i++)
        {
            if (string.Equals(ids[i], id, StringComparison.Ordinal))
            {
                return i;
            }
        }

        throw new ArgumentException($"No reaction '{id}'.", nameof(id));
    }

    private static string Need(IReadOnlyDictionary<string, string> files, string name) => files.TryGetValue(name, out var text)
        ? text
        : throw new ModelException([new Problem("body-missing", $"body/{name}", $"The file body/{name} is missing.")]);

    private static Dictionary<string, string> Resources()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("body/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            texts[name["body/".Length..]] = reader.ReadToEnd();
        }

        return texts;
    }
}
