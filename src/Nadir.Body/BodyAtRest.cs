namespace Nadir;

/// <summary>One body, a person's or a mouse's, scaled, anchored and at rest: ready to be given a regimen.</summary>
public sealed class BodyAtRest
{
    private static readonly string[] Consumers = ["SIRT1_", "SIRT3_", "PARP1_", "CD38_", "residual_", "use_r"];
    private readonly Body body;
    private readonly double[] parameters;
    private readonly double[] state;
    private readonly Person? person;
    private readonly Mouse? mouse;
    private ConditionCourse? timed;
    private double startClock;

    internal BodyAtRest(Body body, Person? person, Mouse? mouse, IReadOnlyDictionary<string, double> values, double[] parameters, double[] state)
    {
        (this.person, this.mouse) = (person, mouse);
        this.body = body;
        this.parameters = parameters;
        this.state = state;
        Values = values;
    }

    /// <summary>Whose body it is.</summary>
    public Organism Organism => body.Organism;

    /// <summary>The person.</summary>
    /// <exception cref="InvalidOperationException">It is a mouse.</exception>
    public Person Person => person ?? throw new InvalidOperationException("This is the body of a mouse; there is no person.");

    /// <summary>The mouse.</summary>
    /// <exception cref="InvalidOperationException">It is a person.</exception>
    public Mouse Mouse => mouse ?? throw new InvalidOperationException("This is the body of a person; there is no mouse.");

    /// <summary>Every value of this person by id, in the units of <c>body/</c>.</summary>
    public IReadOnlyDictionary<string, double> Values { get; }

    /// <summary>The compiled chemistry.</summary>
    public CompiledModel Model => body.Model;

    /// <summary>Parameters in the order of the compiled chemistry.</summary>
    public ReadOnlySpan<double> Parameters => parameters;

    /// <summary>Resting state in the order of the compiled chemistry: µM, excreted amounts 0 µmol.</summary>
    public ReadOnlySpan<double> State => state;

    /// <summary>A resting concentration, µM (lumen: µmol).</summary>
    public double this[string pool] => state[Model.StateIndex(pool)];

    /// <summary>The chemistry with the values of this person and the resting state as initial values: a model of its own.</summary>
    public Network ToNetwork()
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < parameters.Length; i++)
        {
            values[Model.Equations.Parameters[i]] = parameters[i];
        }

        for (var i = 0; i < state.Length; i++)
        {
            values[Model.Equations.States[i]] = state[i];
        }

        return body.Network.With(values);
    }

    /// <summary>Simulates a regimen from rest.</summary>
    /// <param name="regimen">What is taken.</param>
    /// <param name="hours">Output times, h, ascending from 0.</param>
    /// <param name="tolerances">Tolerances; relative 1e-6 and absolute 1e-9 µM when null.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <returns>States at the output times; the value at a dose is the one just before it.</returns>
    /// <exception cref="SolveException">The integrator failed; the message has time, state and advice.</exception>
    public Trajectory Simulate(Regimen regimen, IReadOnlyList<double> hours, Tolerances? tolerances = null, CancellationToken cancellation = default)
    {
        var options = new SimulationOptions(hours, tolerances ?? Body.StandardTolerances);
        return timed is { Conditions.Count: > 0 }
            ? Pieces(Doses(regimen), hours, 0, options.Tolerances, cancellation)
            : Model.Simulate(Doses(regimen), options, parameters, state, cancellation);
    }

    /// <summary>The same person with other enzyme activities, at the steady state they lead to; capacities stay as anchored.</summary>
    /// <param name="activities">Activity by name of <see cref="Enzyme.All"/>, 0 and more; 1 = as at rest. NAMPT of one tissue: <c>NAMPT.mus</c>.</param>
    /// <exception cref="ArgumentException">An unknown name or a negative activity.</exception>
    /// <exception cref="SolveException">No steady state was found.</exception>
    public BodyAtRest With(IReadOnlyDictionary<string, double> activities)
    {
        var factors = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, activity) in activities)
        {
            if (!(activity >= 0 && double.IsFinite(activity)))
            {
                throw new ArgumentException(FormattableString.Invariant($"The activity of {name} is {activity}; give 0 or more."), nameof(activities));
            }

            var symbol = Enzyme.All.Contains(name, StringComparer.Ordinal) ? Enzyme.Symbol(name) : $"VN_{(name.StartsWith("NAMPT.", StringComparison.Ordinal) ? name["NAMPT.".Length..] : "?")}";
            if (!Values.ContainsKey(symbol))
            {
                throw new ArgumentException($"There is no enzyme '{name}'; known: {string.Join(", ", Enzyme.All)}, and NAMPT.TISSUE.", nameof(activities));
            }

            factors[symbol] = activity;
        }

        return Scaled(factors);
    }

    /// <summary>
    /// The same person under conditions. What has always been there leads to a steady state of its own, from which runs start; what begins, ends or recurs acts during
    /// <see cref="Simulate"/>, and what recurs every day has done so for a while before.
    /// </summary>
    /// <param name="conditions">What acts; none leaves the body as it is.</param>
    /// <param name="startClock">Clock time at which runs start, h; that of <c>body/inputs.csv</c> when null.</param>
    /// <exception cref="SolveException">No steady state was found.</exception>
    public BodyAtRest Under(IReadOnlyList<Condition> conditions, double? startClock = null)
    {
        if (startClock is { } clock && !(clock is >= 0 and < 24))
        {
            throw new ArgumentException(FormattableString.Invariant($"A run starts at {clock} h of the day; give 0 to 24."), nameof(startClock));
        }

        if (conditions.Count == 0)
        {
            return this;
        }

        var start = startClock ?? body.Rules["clock.start"];
        var standing = new ConditionCourse([.. conditions.Where(condition => condition.IsStanding)], start, body.Rules).FactorsAt(0);
        var settled = standing.Count == 0 ? this : Scaled(standing);
        var course = new ConditionCourse([.. timed?.Conditions ?? [], .. conditions.Where(condition => !condition.IsStanding)], start, body.Rules);
        return new BodyAtRest(body, person, mouse, settled.Values, settled.parameters, settled.state) { Conditions = [.. Conditions, .. conditions], timed = course, startClock = start }.Settled();
    }

    /// <summary>How NAD⁺ of tissues is read from a run of this body.</summary>
    public TissueReading Reading => body.Hypotheses.Chosen.Select(setting => setting.Reading).FirstOrDefault(reading => reading != TissueReading.OwnPool);

    /// <summary>What acts besides a regimen.</summary>
    public IReadOnlyList<Condition> Conditions { get; private init; } = [];

    /// <summary>Size of an input at an hour of a run, in its unit; 0 where it does not act.</summary>
    public double SizeAt(Input input, double hour) => new ConditionCourse(Conditions, startClock, body.Rules).SizeAt(input.Name, hour);

    // Steady state with some symbols multiplied.
    internal BodyAtRest Scaled(IReadOnlyDictionary<string, double> factors)
    {
        var changed = new Dictionary<string, double>(Values, StringComparer.Ordinal);
        foreach (var (symbol, factor) in factors.Concat(Coupled(factors)))
        {
            changed[symbol] *= factor;
        }

        return SteadyAt(changed);
    }

    /// <summary>The same person with other values, at the steady state that they lead to from here.</summary>
    internal BodyAtRest SteadyAt(Dictionary<string, double> changed)
    {
        var steady = body.Steady;
        var found = steady.SteadyState(Body.Fill(steady, changed), steady.Equations.States.Select(id => this[id]).ToArray());
        double[] whole = [.. state];
        for (var i = 0; i < found.Length; i++)
        {
            whole[Model.StateIndex(steady.Equations.States[i])] = found[i];
        }

        return new BodyAtRest(body, person, mouse, changed, Body.Fill(Model, changed), whole);
    }

    /// <summary>Every assigned variable (see <see cref="Equations.Assigned"/>) in a state, by id.</summary>
    public IReadOnlyDictionary<string, double> Assigned(double time, ReadOnlySpan<double> state)
    {
        var values = new double[Model.Equations.Assigned.Count];
        Model.EvaluateAssigned(time, state, parameters, values);
        return Model.Equations.Assigned.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    private IEnumerable<KeyValuePair<string, double>> Coupled(IReadOnlyDictionary<string, double> factors) =>
        body.Hypotheses.Chosen.Where(setting => setting.Couples is not null).SelectMany(setting => setting.Couples!(factors, body.Rules));

    // What recurs every day has no steady state: the run before the run gives the state at its start.
    private BodyAtRest Settled()
    {
        if (timed is not { IsDaily: true })
        {
            return this;
        }

        var end = Pieces(Protocol.None, [0], -body.Rules["rhythm.lead"], Body.StandardTolerances, default).StateAt(0).ToArray();
        foreach (var excreted in BodyNetwork.Excreted)
        {
            end[Model.StateIndex(excreted)] = 0;
        }

        return new BodyAtRest(body, person, mouse, Values, parameters, end) { Conditions = Conditions, timed = timed, startClock = startClock };
    }

    // A run cut where a condition changes; each piece has its own parameters.
    private Trajectory Pieces(Protocol protocol, IReadOnlyList<double> hours, double from, Tolerances tolerances, CancellationToken cancellation)
    {
        var (cuts, pieces, start) = (timed!.Cuts(from, Math.Max(hours[^1], from + 1e-6)), new List<Trajectory>(), state);
        for (var i = 0; i + 1 < cuts.Count; i++)
        {
            var (a, b) = (cuts[i], cuts[i + 1]);
            double[] times = [.. hours.Where(hour => (hour > a || i == 0) && hour <= b), .. hours.Contains(b) ? Array.Empty<double>() : [b]];
            var piece = Model.Simulate(Between(protocol, a, b), new SimulationOptions(times, tolerances, StartTime: a), ParametersAt((a + b) / 2), start, cancellation);
            pieces.Add(piece);
            start = piece.StateAt(times.Length - 1).ToArray();
        }

        return Trajectory.Join(pieces, hours);
    }

    // Doses of a piece; an infusion that lasts longer goes on in the next one.
    private static Protocol Between(Protocol protocol, double from, double to) => new([.. protocol.Doses
        .Where(dose => dose.Duration > 0 ? dose.Time < to && dose.Time + dose.Duration > from : dose.Time >= from && dose.Time < to)
        .Select(dose =>
        {
            var (start, end) = (Math.Max(from, dose.Time), Math.Min(to, dose.Time + dose.Duration));
            return dose.Duration > 0 ? new Dose(dose.Target, dose.Amount * (end - start) / dose.Duration, start, end - start) : dose;
        })]);

    private double[] ParametersAt(double hour)
    {
        var factors = timed?.FactorsAt(hour);
        if (factors is not { Count: > 0 })
        {
            return parameters;
        }

        var moved = parameters.ToArray();
        foreach (var (symbol, factor) in factors.Concat(Coupled(factors)))
        {
            moved[Model.ParameterIndex(symbol)] *= factor;
        }

        return moved;
    }

    /// <summary>Rings of nicotinamide in a state: body, lumen, urine and feces, µmol.</summary>
    public double Rings(ReadOnlySpan<double> state)
    {
        var sum = 0.0;
        for (var i = 0; i < state.Length; i++)
        {
            sum += state[i] * Model.SizeOf(i, parameters);
        }

        return sum;
    }

    /// <summary>Rings that diet and synthesis bring in, µmol/h.</summary>
    public double Intake => Values["in_NAM"] + Values["in_NA"] + Values["in_TRP"];

    /// <summary>A constant of an assay or scaling rule by id (<c>body/assays.csv</c>, <c>body/scaling.csv</c>).</summary>
    public double Rule(string id) => body.Rules[id];

    /// <summary>Amount of one dose, µmol.</summary>
    public double Micromoles(Intake intake) => intake.Milligrams / Values[$"M_{intake.Precursor}"] * 1000;

    /// <summary>Rate of every reaction in a state, µmol/h, by reaction id.</summary>
    public IReadOnlyDictionary<string, double> Fluxes(double time, ReadOnlySpan<double> state)
    {
        var rates = new double[Model.Equations.ReactionIds.Count];
        Model.EvaluateReactions(time, state, ParametersAt(time), rates);
        return Model.Equations.ReactionIds.Zip(rates).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    /// <summary>Ids and names of every tissue with NAD⁺, red cells last.</summary>
    public static IReadOnlyList<(string Id, string Name)> Tissues { get; } = [.. Tissue.All.Select(tissue => (tissue.Id, tissue.Name)), ("r", "red cells")];

    /// <summary>NAD⁺ of a tissue in a state, cytosol and matrix, µmol.</summary>
    /// <param name="tissue">Id of <see cref="Tissues"/>.</param>
    /// <param name="state">In the order of the compiled chemistry.</param>
    public double TissueNad(string tissue, ReadOnlySpan<double> state)
    {
        var cytosol = Model.StateIndex($"NAD_{tissue}");
        var total = state[cytosol] * Model.SizeOf(cytosol, parameters);
        if (Tissue.All.Any(known => known.Id == tissue && known.HasMitochondria))
        {
            var matrix = Model.StateIndex($"NADm_{tissue}");
            total += state[matrix] * Model.SizeOf(matrix, parameters);
        }

        return total;
    }

    /// <summary>Share of the nicotinamide released by consumers at rest that is made into NAD⁺ again: 1 - what leaves / release.</summary>
    public double SalvagedShare()
    {
        var fluxes = Fluxes(0, state);
        var released = fluxes.Where(flux => Consumers.Any(name => flux.Key.StartsWith(name, StringComparison.Ordinal))).Sum(flux => flux.Value);
        return 1 - Intake / released;
    }

    /// <summary>The regimen as doses of the chemistry.</summary>
    /// <exception cref="ArgumentException">NAD⁺ past the gut: the model has no pool for it. A route that the body does not have.</exception>
    public Protocol Doses(Regimen regimen)
    {
        ArgumentNullException.ThrowIfNull(regimen);
        return new(regimen.Intakes.Where(intake => intake.Milligrams > 0).Select(DoseOf).ToArray());
    }

    private Dose DoseOf(Intake intake) => intake.Route switch
    {
        Route.Mouth => new Dose($"{intake.Precursor}_st", Micromoles(intake), intake.Time, intake.Form == ReleaseForm.Extended ? Values["T_ER"] : intake.DrinkingHours),
        _ when intake.Precursor == Precursor.NAD => throw new ArgumentException("NAD⁺ by vein is not in the model; it is simulated as a capsule only.", nameof(intake)),
        Route.Vein => new Dose($"{intake.Precursor}_p", Micromoles(intake), intake.Time, intake.InfusionHours),
        _ when Organism == Organism.Human => throw new ArgumentException("A dose into the peritoneum is for the mouse only.", nameof(intake)),
        _ => new Dose($"{intake.Precursor}_p", Micromoles(intake), intake.Time, Values["T_ip"]),
    };
}
