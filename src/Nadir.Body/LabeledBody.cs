namespace Nadir;

/// <summary>
/// A body whose NAD⁺ system is followed by isotopologue: the same chemistry, with a copy of every pool for each labeling that a labeled dose can reach.
/// Compiled once; safe to use from many threads.
/// </summary>
public sealed class LabeledBody
{
    private static readonly string[] Sites = ["st", "p"];
    private readonly Body body;

    /// <summary>Copies the chemistry of a body for doses with one kind of label.</summary>
    /// <param name="body">Whose chemistry.</param>
    /// <param name="label">What is labeled in every dose.</param>
    /// <exception cref="ArgumentException">No label.</exception>
    public LabeledBody(Body body, Label label)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (label is Label.None || (label & ~Label.Both) != Label.None)
        {
            throw new ArgumentException("A tracer needs a label: the ring, the ribose or both.", nameof(label));
        }

        (this.body, Label) = (body, label);
        Atoms = AtomFates.Of(body.Network);
        var sources = Enum.GetValues<Precursor>().SelectMany(precursor => Sites.Select(site => $"{precursor}_{site}"))
            .Where(pool => Atoms.GroupsOf(pool).Count > 0 && Groups(label).All(group => Atoms.GroupsOf(pool).Contains(group, StringComparer.Ordinal))).Select(pool => Network.IsotopologueId(pool, Groups(label)));
        Model = CompiledModel.Compile(Equations.From(body.Network.WithIsotopologues(Atoms, [.. sources])));
    }

    /// <summary>What is labeled in every dose.</summary>
    public Label Label { get; }

    /// <summary>Which pool carries which group, and where reactions take it.</summary>
    public AtomMap Atoms { get; }

    /// <summary>The copied chemistry, compiled.</summary>
    public CompiledModel Model { get; }

    /// <summary>Simulates a labeled regimen from rest, where nothing is labeled.</summary>
    /// <param name="rest">The same body at rest.</param>
    /// <param name="regimen">What is taken; every dose of it is labeled.</param>
    /// <param name="hours">Output times, h, ascending from 0.</param>
    /// <param name="tolerances">Tolerances; relative 1e-6 and absolute 1e-9 µM when null.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="ArgumentException">A precursor that does not carry the labeled group.</exception>
    /// <exception cref="SolveException">The integrator failed; the message has time, state and advice.</exception>
    public Trajectory Simulate(BodyAtRest rest, Regimen regimen, IReadOnlyList<double> hours, Tolerances? tolerances = null, CancellationToken cancellation = default)
    {
        var doses = rest.Doses(regimen).Doses.Select(dose => Labeled(dose)).ToArray();
        var parameters = Model.Equations.Parameters.Select(id => rest.Values[id]).ToArray();
        var state = Model.Equations.States.Select(id => id.EndsWith("__none", StringComparison.Ordinal) ? rest[id[..^"__none".Length]] : body.Model.Equations.States.Contains(id, StringComparer.Ordinal) ? rest[id] : 0).ToArray();
        return Model.Simulate(new Protocol(doses), new SimulationOptions(hours, tolerances ?? Body.StandardTolerances), parameters, state, cancellation);
    }

    /// <summary>Concentration of a pool by its number of labeled groups, µM (lumen and excreted: µmol): unlabeled, M+1, M+2.</summary>
    /// <param name="pool">Pool of the chemistry, for example NAD_liv.</param>
    /// <param name="state">In the order of <see cref="Model"/>.</param>
    public double[] Masses(string pool, ReadOnlySpan<double> state)
    {
        var masses = new double[Atoms.GroupsOf(pool).Count + 1];
        var states = Model.Equations.States;
        for (var i = 0; i < states.Count; i++)
        {
            if (states[i].StartsWith($"{pool}__", StringComparison.Ordinal))
            {
                masses[Count(states[i][(pool.Length + 2)..])] += state[i];
            }
        }

        return masses;
    }

    private Dose Labeled(Dose dose)
    {
        var wanted = Groups(Label);
        var missing = wanted.Where(group => !Atoms.GroupsOf(dose.Target).Contains(group, StringComparer.Ordinal)).ToArray();
        return missing.Length == 0
            ? new Dose(Network.IsotopologueId(dose.Target, wanted), dose.Amount, dose.Time, dose.Duration, dose.Lag, dose.Bioavailability)
            : throw new ArgumentException($"{dose.Target.Split('_')[0]} has no {string.Join(" and no ", missing)} that could be labeled; label the ring.");
    }

    private static string[] Groups(Label label) =>
        [.. new[] { (Label.Ring, AtomFates.Ring), (Label.Ribose, AtomFates.Ribose) }.Where(pair => label.HasFlag(pair.Item1)).Select(pair => pair.Item2)];

    private static int Count(string labeling) => labeling == "none" ? 0 : labeling.Split('_').Length;
}
