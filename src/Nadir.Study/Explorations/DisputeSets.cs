namespace Nadir;

/// <summary>
/// Joint answers to the disputed questions that change pools or how they are read: every answer to a question is as likely and questions are independent, but joint answers that training trials refute are left out.
/// </summary>
internal static class DisputeSets
{
    /// <summary>Joint answers; every setting of a question stands in as many of them as each of its rivals, in an order of its own (a Latin design).</summary>
    public const int Count = 24;

    /// <summary>Whole-blood NAD⁺ that is predicted further from a training row than this, as a fold, refutes a joint answer: more than three standard deviations of such a row.</summary>
    public const double FurthestFold = 2;

    // D6 says what drives responses and D9 how measurements weigh: neither moves a pool.
    private static readonly string[] Silent = ["drive", "interest"];
    private static readonly Tolerances ReplayTolerances = new(1e-4, 1e-7);

    /// <summary>Sets by seed, refuted ones among them.</summary>
    public static IReadOnlyList<HypothesisSet> Draw(ulong seed)
    {
        var sets = Enumerable.Repeat(HypothesisSet.Default, Count).ToArray();
        foreach (var (hypothesis, h) in Hypothesis.All.Where(hypothesis => !Silent.Contains(hypothesis.Id, StringComparer.Ordinal)).Select((hypothesis, h) => (hypothesis, h)))
        {
            var random = new CounterRandom(seed, (ulong)h);
            var order = Enumerable.Range(0, Count).OrderBy(i => random.Uniform((ulong)i)).ToArray();
            for (var i = 0; i < Count; i++)
            {
                sets[i] = sets[i].With(hypothesis.Id, hypothesis.Settings[order[i] % hypothesis.Settings.Count].Name);
            }
        }

        return sets;
    }

    /// <summary>The body under every set that it can be built with and that training trials do not refute.</summary>
    /// <param name="body">The default body.</param>
    /// <param name="evidence">Trials; rows of whole-blood NAD⁺ of training trials are replayed.</param>
    /// <param name="seed">Seed of the sets.</param>
    /// <param name="progress">Told after every set.</param>
    /// <param name="cancellation">Stops the runs.</param>
    public static IReadOnlyList<Body> Bodies(Body body, EvidenceSet evidence, ulong seed, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var (sets, bodies, done) = (Draw(seed), new Body?[Count], 0);
        var training = evidence.Trials.Where(trial => evidence.RoleOf(trial) == TrialRole.Training).Select(trial => trial.Id).ToArray();
        ReplayRow[] rows = [.. new ReplayPlan(body, evidence, training).Rows.Where(row => row.Counts && row.Model.Name == "whole blood" && row.Analyte == "NAD" && row.Kind is (ReadingKind.Fold or ReadingKind.Level))];
        Parallel.For(0, Count, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            try
            {
                var assumed = body.Assume(sets[i]);
                bodies[i] = Agrees(assumed, rows, cancellation) ? assumed : null;
            }
            catch (Exception e) when (e is ArgumentException or SolveException)
            {
                // No size of a rival gives the rise that is known, or there is no rest: it cannot be built.
            }

            progress?.Report(new Progress("joint answers to disputes", Interlocked.Increment(ref done), Count));
        });
        return [.. bodies.OfType<Body>()];
    }

    private static bool Agrees(Body assumed, ReplayRow[] rows, CancellationToken cancellation) =>
        new LaneReplay(assumed, rows).Run([assumed.Values], ReplayTolerances, cancellation, threads: 1)[0] is { } found
        && rows.Select((row, i) => ScoredRow.LogFold(assumed, row, RowPrediction.Report(assumed, row, found.Reading[i], found.Resting[i]), found.Resting[i]) - ScoredRow.LogFold(assumed, row, row.Observation.Value!.Value, found.Resting[i]))
            .All(miss => Math.Abs(miss) <= Math.Log(FurthestFold));
}
