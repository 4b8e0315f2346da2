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
    private static readonly string[] RuleFiles = ["scaling.csv"];
    private static readonly string[] SettingFiles = ["assays.csv", "inputs.csv", "redox.csv", "hypotheses.csv", "people.csv"];
    private readonly CompiledModel rest;
    private readonly Lazy<CompiledModel> steady;
    private readonly BodySource source;
    private readonly BodyChoice choice;
    private readonly Dictionary<string, double> rules;
    private readonly Lazy<Posterior?> posterior;

    private Body(BodySource source, BodyChoice choice)
    {
        (this.source, this.choice) = (source, choice);
        var hypotheses = choice.Hypotheses;
        rules = source.Numbers.ToDictionary(parameter => parameter.Id, parameter => parameter.Value, StringComparer.Ordinal);
        var (symbols, additions) = (hypotheses.Chosen.SelectMany(setting => setting.Symbols).ToHashSet(StringComparer.Ordinal), hypotheses.Chosen.Select(setting => setting.Adds).OfType<Action<NetworkBuilder, bool>>().ToArray());
        Table = symbols.Count == 0 ? source.Table : [.. source.Table, .. source.Numbers.Where(parameter => symbols.Contains(parameter.Id))];
        Network Chemistry(bool countsExcretion)
        {
            var network = BodyNetwork.Build(Table, atRest: false, countsExcretion, Organism, additions);
            return Responses.Count == 0 ? network : ResponseNetwork.Extend(network, Responses, ResponseTable, Organism, isSteady: !countsExcretion);
        }

        Network = Chemistry(countsExcretion: true);
        Model = CompiledModel.Compile(Equations.From(Network));
        rest = CompiledModel.Compile(Equations.From(BodyNetwork.Build(Table, atRest: true, countsExcretion: false, Organism, additions)));
        steady = new Lazy<CompiledModel>(() => CompiledModel.Compile(Equations.From(Chemistry(countsExcretion: false))));
        var values = Table.ToDictionary(parameter => parameter.Id, parameter => Fit?.ValueOf(parameter.Id) ?? parameter.Value, StringComparer.Ordinal);
        foreach (var setting in hypotheses.Chosen)
        {
            setting.Moves?.Invoke(values, rules);
        }

        foreach (var row in Responses.Count == 0 ? [] : ResponseNetwork.Rows(Responses, ResponseTable, Organism))
        {
            values.Add(row.Id, row.Value);
        }

        Values = values;
        posterior = new Lazy<Posterior?>(() => source.Posterior?.CheckedFor(Stamp(), Fit));
    }

    private Body(Body other, IReadOnlyList<BodyParameter> table, Dictionary<string, double> values)
    {
        (source, choice, rules, posterior, Table, Network, Model, rest, steady, Values) =
            (other.source, other.choice, other.rules, other.posterior, table, other.Network, other.Model, other.rest, other.steady, values);
    }

    /// <summary>The built-in human body with its committed fit.</summary>
    public static Body Default => BuiltIn.Value;

    /// <summary>The built-in body of the mouse with its committed fit.</summary>
    public static Body Mouse => BuiltInMouse.Value;

    /// <summary>Whose body it is.</summary>
    public Organism Organism => source.Organism;

    /// <summary>Every number of the body with its origin; fitted ones carry the center of their prior.</summary>
    public IReadOnlyList<BodyParameter> Table { get; }

    /// <summary>Every number of every response with its origin (<c>body/responses.csv</c>); empty where the body was read without that file.</summary>
    public IReadOnlyList<BodyParameter> ResponseTable => source.ResponseTable;

    /// <summary>Responses of this body; none by default.</summary>
    public IReadOnlyList<Response> Responses => choice.Responses;

    /// <summary>The committed fit, or null when there is none.</summary>
    public Fit? Fit => source.Fit;

    /// <summary>The committed sample of the posterior around the fit, or null when there is none and draws come from the covariance of the fit.</summary>
    /// <exception cref="ModelException">It was made for other numbers, another chemistry or another fit.</exception>
    public Posterior? Posterior => posterior.Value;

    /// <summary>Fingerprints of what a posterior sample of this body belongs to; hypotheses and responses are not in it.</summary>
    public BodyStamp Stamp() => BodyStamp.Of(
        BodyNetwork.Build(source.Table, atRest: false, countsExcretion: true, Organism, []), source.Table.Concat(source.Rules), Fit);

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
    /// <param name="files">
    /// Text by name: <c>human.csv</c> or <c>mouse.csv</c>, <c>scaling.csv</c>, <c>assays.csv</c>, <c>inputs.csv</c>, <c>redox.csv</c>, <c>hypotheses.csv</c>, <c>people.csv</c>, <c>responses.csv</c> where responses are asked,
    /// and <c>fit.json</c> with <c>posterior.json</c>, or <c>mouse-fit.json</c>, when it was fitted.
    /// </param>
    /// <param name="organism">Whose body.</param>
    /// <exception cref="ModelException">A file is missing or wrong; every problem with its place.</exception>
    public static Body Parse(IReadOnlyDictionary<string, string> files, Organism organism = Organism.Human)
    {
        var name = organism == Organism.Human ? "human.csv" : "mouse.csv";
        var table = BodyTable.Parse(name, Need(files, name));
        BodyParameter[] Numbers(string[] names) => [.. names.SelectMany(file => BodyTable.Parse(file, Need(files, file)))];
        var fit = files.TryGetValue(organism == Organism.Human ? "fit.json" : "mouse-fit.json", out var text) ? Fit.Parse(text) : null;
        var responses = files.TryGetValue("responses.csv", out var rows) ? BodyTable.Parse("responses.csv", rows) : [];
        var sample = organism == Organism.Human && files.TryGetValue("posterior.json", out var draws) ? Posterior.Parse(draws) : null;
        return new Body(new BodySource(organism, table, Numbers(RuleFiles), Numbers(SettingFiles), responses, fit, sample), new BodyChoice(HypothesisSet.Default, []));
    }

    /// <summary>Centers of all priors for the reference person by id: where a fit starts from.</summary>
    public IReadOnlyDictionary<string, double> PriorValues => Table.ToDictionary(parameter => parameter.Id, parameter => parameter.Value, StringComparer.Ordinal);

    /// <summary>The same body without its fit: every value at the center of its prior.</summary>
    public Body WithoutFit() => new(source with { Fit = null, Posterior = null }, choice);

    /// <summary>The same body with another fit, whose covariance is drawn from.</summary>
    public Body With(Fit fit) => new(source with { Fit = fit, Posterior = null }, choice);

    /// <summary>The same body with another sample of the posterior, or with none: draws then come from the covariance of the fit.</summary>
    /// <exception cref="ModelException">It was made for other numbers, another chemistry or another fit.</exception>
    public Body With(Posterior? sample) => new(source with { Posterior = sample?.CheckedFor(Stamp(), Fit) }, choice);

    /// <summary>The setting of every disputed question that this body is built with.</summary>
    public HypothesisSet Hypotheses => choice.Hypotheses;

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

        var rival = new Body(source, choice with { Hypotheses = hypotheses });
        return hypotheses.Chosen.Select(setting => setting.MatchedBy).OfType<string>().Distinct(StringComparer.Ordinal)
            .Aggregate(rival, (body, symbol) => RivalMatch.Of(Assume(HypothesisSet.Default), body, symbol));
    }

    /// <summary>The same body with one value of the reference person changed.</summary>
    /// <remarks>It has no spread of its own any more: it was found, not drawn.</remarks>
    internal Body With(string id, double value) => new(
        this, [.. Table.Select(parameter => parameter.Id == id ? parameter with { Spread = 0 } : parameter)], new Dictionary<string, double>(Values, StringComparer.Ordinal) { [id] = value });

    /// <summary>Number of rows of <see cref="Table"/> that every body has; those that hypotheses add come after them.</summary>
    internal int OwnParameters => source.Table.Count;

    /// <summary>The same body with responses: their states join its network. Without any it is the body as it was. Dispute D6 (hypothesis <c>drive</c>) says what drives them.</summary>
    /// <param name="responses">Which; those that they need come along.</param>
    /// <exception cref="ArgumentException">A response is not modelled in this species, or it and a hypothesis both age the body.</exception>
    /// <exception cref="ModelException">The body was read without <c>body/responses.csv</c>.</exception>
    public Body With(IReadOnlyList<Response> responses)
    {
        var all = ResponseNetwork.WithNeeds(responses);
        foreach (var response in all)
        {
            _ = response.Badge(Organism);
        }

        if (all.Contains(Aging.Response) && Hypotheses["aging"].Name != "none")
        {
            throw new ArgumentException("The response 'aging' and the hypothesis 'aging' both age the body; leave one out.", nameof(responses));
        }

        return ResponseTable.Count > 0 || all.Count == 0
            ? new Body(source, choice with { Responses = all })
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

    /// <summary>The same, and null where no resting state was found: for many bodies at once, whose caller counts those without one.</summary>
    /// <param name="person">Whose body.</param>
    /// <param name="values">Values for the reference person by id, complete.</param>
    public BodyAtRest? AtOrNone(Person person, IReadOnlyDictionary<string, double> values)
    {
        try
        {
            return At(person, values);
        }
        catch (SolveException)
        {
            return null;
        }
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

        return Responses.Count > 0
            ? new RestWithResponses(this, person, mouse, scaled, rest.Equations.ReactionIds.Zip(fluxes).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal), state).Find()
            : Assumed(new BodyAtRest(this, person, mouse, scaled, Fill(Model, scaled), state));
    }

    // What hypotheses make of rest: added reactions settle, and activities of the person's age act.
    internal BodyAtRest Assumed(BodyAtRest found)
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
