namespace Nadir;

/// <summary>One person's body, scaled, anchored and at rest: ready to be given a regimen.</summary>
public sealed class BodyAtRest
{
    private static readonly string[] Consumers = ["SIRT1_", "SIRT3_", "PARP1_", "CD38_", "residual_", "use_r"];
    private readonly Body body;
    private readonly double[] parameters;
    private readonly double[] state;

    internal BodyAtRest(Body body, Person person, IReadOnlyDictionary<string, double> values, double[] parameters, double[] state)
    {
        this.body = body;
        this.parameters = parameters;
        this.state = state;
        Person = person;
        Values = values;
    }

    /// <summary>Whose body.</summary>
    public Person Person { get; }

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
        return Model.Simulate(Doses(regimen), options, parameters, state, cancellation);
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
        Model.EvaluateReactions(time, state, parameters, rates);
        return Model.Equations.ReactionIds.Zip(rates).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    /// <summary>Share of the nicotinamide released by consumers at rest that is made into NAD⁺ again: 1 - what leaves / release.</summary>
    public double SalvagedShare()
    {
        var fluxes = Fluxes(0, state);
        var released = fluxes.Where(flux => Consumers.Any(name => flux.Key.StartsWith(name, StringComparison.Ordinal))).Sum(flux => flux.Value);
        return 1 - Intake / released;
    }

    /// <summary>The regimen as doses of the chemistry.</summary>
    public Protocol Doses(Regimen regimen) => new(regimen.Intakes.Where(intake => intake.Milligrams > 0).Select(intake => new Dose(
        intake.InfusionHours > 0 ? $"{intake.Precursor}_p" : $"{intake.Precursor}_st",
        Micromoles(intake),
        intake.Time,
        intake.InfusionHours > 0 ? intake.InfusionHours : intake.Form == ReleaseForm.Extended ? Values["T_ER"] : 0)).ToArray());
}
