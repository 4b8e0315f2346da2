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

    // Numbers that are no symbol of the chemistry at rest; ids differ over all of them.
    private static readonly string[] RuleFiles = ["scaling.csv", "assays.csv", "inputs.csv", "redox.csv", "hypotheses.csv"];
    private readonly CompiledModel rest;
    private readonly Lazy<CompiledModel> steady;
    private readonly IReadOnlyList<BodyParameter> plain;
    private readonly IReadOnlyList<BodyParameter> numbers;
    private readonly Dictionary<string, double> rules;

    private Body(Organism organism, IReadOnlyList<BodyParameter> plain, IReadOnlyList<BodyParameter> numbers, Fit? fit, HypothesisSet hypotheses)
    {
        (Organism, this.plain, this.numbers, Fit, Hypotheses) = (organism, plain, numbers, fit, hypotheses);
        rules = numbers.ToDictionary(parameter => parameter.Id, parameter => parameter.Value, StringComparer.Ordinal);
        var (symbols, additions) = (hypotheses.Chosen.SelectMany(setting => setting.Symbols).ToHashSet(StringComparer.Ordinal), hypotheses.Chosen.Select(setting => setting.Adds).OfType<Action<NetworkBuilder, bool>>().ToArray());
        Table = symbols.Count == 0 ? plain : [.. plain, .. numbers.Where(parameter => symbols.Contains(parameter.Id))];
        Network = BodyNetwork.Build(Table, atRest: false, countsExcretion: true, additions, organism);
        Model = CompiledModel.Compile(Equations.From(Network));
        rest = CompiledModel.Compile(Equations.From(BodyNetwork.Build(Table, atRest: true, countsExcretion: false, additions, organism)));
        steady = new Lazy<CompiledModel>(() => CompiledModel.Compile(Equations.From(BodyNetwork.Build(Table, atRest: false, countsExcretion: false, additions, organism))));
        var values = Table.ToDictionary(parameter => parameter.Id, parameter => fit?.ValueOf(parameter.Id) ?? parameter.Value, StringComparer.Ordinal);
        foreach (var setting in hypotheses.Chosen)
        {
            setting.Moves?.Invoke(values, rules);
        }

        Values = values;
    }

    private Body(Body other, IReadOnlyList<BodyParameter> table, Dictionary<string, double> values)
    {
        (Organism, plain, numbers, Fit, Hypotheses, rules, Table, Network, Model, rest, steady, Values) =
            (other.Organism, other.plain, other.numbers, other.Fit, other.Hypotheses, other.rules, table, other.Network, other.Model, other.rest, other.steady, values);
    }

    /// <summary>The built-in human body with its committed fit.</summary>
    public static Body Default => BuiltIn.Value;

    /// <summary>The built-in body of the mouse with its committed fit.</summary>
    public static Body Mouse => BuiltInMouse.Value;

    /// <summary>Whose body it is.</summary>
    public Organism Organism { get; }

    /// <summary>Every number of the body with its origin; fitted ones carry the center of their prior.</summary>
    public IReadOnlyList<BodyParameter> Table { get; }

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

    /// <summary>Coefficients of the published scaling rules, of the assays and of the inputs by id.</summary>
    public IReadOnlyDictionary<string, double> Rules => rules;

    /// <summary>Reads a body from the texts of its files.</summary>
    /// <param name="files">Text by name: <c>human.csv</c> or <c>mouse.csv</c>, <c>scaling.csv</c>, <c>assays.csv</c>, <c>inputs.csv</c>, <c>redox.csv</c>, <c>hypotheses.csv</c>, and <c>fit.json</c> or <c>mouse-fit.json</c> when it was fitted.</param>
    /// <param name="organism">Whose body.</param>
    /// <exception cref="ModelException">A file is missing or wrong; every problem with its place.</exception>
    public static Body Parse(IReadOnlyDictionary<string, string> files, Organism organism = Organism.Human)
    {
        var (name, fitName) = organism == Organism.Human ? ("human.csv", "fit.json") : ("mouse.csv", "mouse-fit.json");
        var table = BodyTable.Parse(name, Need(files, name));
        var others = RuleFiles.SelectMany(file => BodyTable.Parse(file, Need(files, file))).ToArray();
        var fit = files.TryGetValue(fitName, out var text) ? Fit.Parse(text) : null;
        return new Body(organism, table, others, fit, HypothesisSet.Default);
    }

    /// <summary>Centers of all priors for the reference person by id: where a fit starts from.</summary>
    public IReadOnlyDictionary<string, double> PriorValues => Table.ToDictionary(parameter => parameter.Id, parameter => parameter.Value, StringComparer.Ordinal);

    /// <summary>The same body without its fit: every value at the center of its prior.</summary>
    public Body WithoutFit() => new(Organism, plain, numbers, null, Hypotheses);

    /// <summary>The same body with another fit.</summary>
    public Body With(Fit fit) => new(Organism, plain, numbers, fit, Hypotheses);

    /// <summary>The setting of every disputed question that this body is built with.</summary>
    public HypothesisSet Hypotheses { get; }

    /// <summary>
    /// The same body under other hypotheses. The default set gives the default body, bit for bit. A rival whose size is not known is sized so that whole-blood NAD⁺ rises on a
    /// training dose as in the default body.
    /// </summary>
    /// <param name="hypotheses">Settings.</param>
    /// <exception cref="SolveException">A rival could not be sized or has no rest.</exception>
    public Body Assume(HypothesisSet hypotheses)
    {
        if (hypotheses.Equals(Hypotheses))
        {
            return this;
        }

        var rival = new Body(Organism, plain, numbers, Fit, hypotheses);
        return hypotheses.Chosen.Select(setting => setting.MatchedBy).OfType<string>().Distinct(StringComparer.Ordinal)
            .Aggregate(rival, (body, symbol) => RivalMatch.Of(Assume(HypothesisSet.Default), body, symbol));
    }

    /// <summary>The same body with one value of the reference person changed.</summary>
    /// <remarks>It has no spread of its own any more: it was found, not drawn.</remarks>
    internal Body With(string id, double value) => new(
        this, [.. Table.Select(parameter => parameter.Id == id ? parameter with { Spread = 0 } : parameter)], new Dictionary<string, double>(Values, StringComparer.Ordinal) { [id] = value });

    /// <summary>Number of rows of <see cref="Table"/> that every body has; those that hypotheses add come after them.</summary>
    internal int OwnParameters => plain.Count;

    /// <summary>Scales the body to a person, finds its rest and anchors its capacities.</summary>
    /// <param name="person">Whose body.</param>
    /// <param name="values">Values for the reference person by id, complete; <see cref="Values"/> when null.</param>
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

        return Assumed(new BodyAtRest(this, person, mouse, scaled, Fill(Model, scaled), state));
    }

    // What hypotheses make of rest: added reactions settle, and activities of the person's age act.
    private BodyAtRest Assumed(BodyAtRest found)
    {
        foreach (var setting in Hypotheses.Chosen)
        {
            found = setting.Adds is null ? found : found.Scaled(new Dictionary<string, double>(StringComparer.Ordinal));
            found = setting.Activities is { } activities ? found.Scaled(activities(found, rules)) : found;
        }

        return found;
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

    private static double[] Fill(CompiledModel model, Dictionary<string, double> values) =>
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
