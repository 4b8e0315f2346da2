namespace Nadir;

/// <summary>A case of the suite as an ensemble: every lane the same subject but one, which must disturb nobody.</summary>
internal static class LaneCase
{
    private const int Neighbor = 3;

    /// <summary>Series of the first subject by id.</summary>
    /// <exception cref="ArgumentException">Subjects that are the same differ.</exception>
    public static Func<string, double[]> Run(CompiledModel model, IReadOnlyList<string> names, SimulationOptions options, int lanes, CancellationToken cancellation)
    {
        var equations = model.Equations;
        var compartments = equations.Network.Species.Where(species => names.Contains(species.Id, StringComparer.Ordinal)).Select(species => species.Compartment);
        string[] outputs = [.. names.Concat(compartments).Concat(names.Select(name => $"amount({name})").Where(id => equations.States.Contains(id, StringComparer.Ordinal))).Distinct(StringComparer.Ordinal)];
        string[] ids = equations.Parameters.Count > 0 ? [equations.Parameters[0]] : equations.States.Count > 0 ? [equations.States[0]] : [];
        var center = equations.Parameters.Count > 0 ? model.DefaultParameters()[0] : equations.States.Count > 0 ? model.InitialState([])[0] : 0;
        var subjects = Subjects.Generate(model, lanes, ids, (subject, row) => row.Fill(subject == Neighbor ? 1.01 * center + 0.001 : center));
        var rows = new double[lanes][];
        var report = new Ensemble(model, subjects, options).Run(new EnsembleOptions { Lanes = lanes, Outputs = outputs }, run => rows[run.Subject] = run.Values.ToArray(), null, cancellation);
        cancellation.ThrowIfCancellationRequested();
        foreach (var (subject, status) in report.Failures.Where(failure => failure.Subject != Neighbor))
        {
            throw new ArgumentException($"subject {subject}: {status.Code} at time {status.Time:g6}: {status.Advice}");
        }

        for (var subject = 1; subject < lanes; subject++)
        {
            // Orders drawn at random are drawn by subject.
            if (subject != Neighbor && equations.Events.All(e => e.Priority is null) && !rows[subject].AsSpan().SequenceEqual(rows[0]))
            {
                throw new ArgumentException($"subject {subject} differs from subject 0");
            }
        }

        return id =>
        {
            var column = Array.IndexOf(outputs, id);
            return [.. Enumerable.Range(0, options.OutputTimes.Count).Select(i => rows[0][i * outputs.Length + column])];
        };
    }
}
