namespace Nadir;

/// <summary>
/// Posterior predictive checks of the calibration (Gelman, Meng and Stern 1996, Stat Sin 6:733): data that the fitted model would give are drawn again at every point of the posterior sample and laid beside what
/// was observed.
/// </summary>
/// <param name="Rows">Fitted rows of trials.</param>
/// <param name="Trials">One a trial.</param>
/// <param name="All">All trials together.</param>
/// <param name="Failed">Draws that could not be run and were left out.</param>
/// <param name="Posterior">The sample that was checked.</param>
public sealed record PosteriorCheck(IReadOnlyList<CheckedRow> Rows, IReadOnlyList<CheckedTrial> Trials, CheckedTrial All, int Failed, Posterior Posterior)
{
    private const int AtOnce = 32;
    private static readonly Tolerances CheckTolerances = new(1e-3, 1e-6);

    /// <summary>Checks the committed sample of a body.</summary>
    /// <param name="body">The body with its sample.</param>
    /// <param name="evidence">Trials with roles; only training ones are read.</param>
    /// <param name="seed">Seed of the replicated data.</param>
    /// <param name="progress">Told after every batch of draws.</param>
    /// <param name="cancellation">Stops the check.</param>
    /// <exception cref="ArgumentException">The body has no sample.</exception>
    /// <exception cref="ModelException">The sample belongs to another body or to other evidence.</exception>
    public static PosteriorCheck Run(Body body, EvidenceSet evidence, ulong seed, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        var posterior = body.Posterior ?? throw new ArgumentException("The body has no posterior sample; make it with 'nadir fit posterior --out body/posterior.json'.", nameof(body));
        var residuals = new CalibrationResiduals(body, evidence, [.. body.Table.Where(parameter => parameter.Fitted)]);
        if (residuals.Fingerprint != posterior.Evidence)
        {
            throw new ModelException([new Problem("posterior-evidence", "posterior.json", "The posterior sample was made on other training rows. Make it again with 'nadir fit posterior --out body/posterior.json'.")]);
        }

        var kept = new List<(int Draw, RowReadings Readings)>();
        foreach (var batch in Enumerable.Range(0, posterior.Moves.Count).Chunk(AtOnce))
        {
            var found = residuals.Read([.. batch.Select(draw => posterior.Moves[draw].ToArray())], CheckTolerances, cancellation);
            kept.AddRange(batch.Zip(found).Where(pair => pair.Second is not null).Select(pair => (pair.First, pair.Second!)));
            progress?.Report(new Progress("draws", batch[^1] + 1, posterior.Moves.Count));
        }

        var misses = kept.Select(one => residuals.Misses(one.Readings)).ToArray();
        var observed = misses.Select(residuals.Squares).ToArray();
        var replicated = kept.Select(one => residuals.Squares(Replication(residuals, new CounterRandom(seed, (ulong)one.Draw)))).ToArray();
        CheckedTrial Judge(string trial, int rows, Func<double[], double> sum) => new(
            trial, rows, observed.Average(sum), replicated.Average(sum), observed.Zip(replicated).Count(pair => sum(pair.Second) >= sum(pair.First)) / (double)kept.Count);
        return new PosteriorCheck(
            [.. residuals.TrialRows.Select((row, i) => Row(residuals, row, [.. misses.Select(one => one[i])], [.. kept.Select(one => RowPrediction.Report(body, row, one.Readings.Reading[i], one.Readings.Resting[i]))]))],
            [.. residuals.Trials.Select((trial, t) => Judge(trial, residuals.TrialRows.Count(row => row.Trial.Id == trial), sums => sums[t]))],
            Judge("all", residuals.TrialRows.Count, sums => sums.Sum()), posterior.Moves.Count - kept.Count, posterior);
    }

    // What the misses of data would be that this very draw made: errors of the rows, and one scale a trial.
    private static double[] Replication(CalibrationResiduals residuals, CounterRandom random)
    {
        var scales = residuals.Trials.Select((trial, t) => (trial, Scale: random.Normal((ulong)t))).ToDictionary(pair => pair.trial, pair => pair.Scale, StringComparer.Ordinal);
        var first = (ulong)scales.Count;
        return [.. residuals.TrialRows.Select((row, i) => random.Normal(first + (ulong)i) + residuals.ScaleSpread(row) / residuals.Spread(row) * scales[row.Trial.Id])];
    }

    private static CheckedRow Row(CalibrationResiduals residuals, ReplayRow row, double[] misses, double[] predicted)
    {
        var (spread, scale) = (residuals.Spread(row), residuals.ScaleSpread(row));
        var shrunk = spread / Math.Sqrt(spread * spread + scale * scale);
        return new CheckedRow(
            row.Trial.Id, row.Observation.Row, row.Arm.Id, row.Observation.Analyte, row.Observation.Unit, row.Observation.Value!.Value, Quantiles.Of(predicted, 0.5),
            misses.Average(miss => StudentDistribution.UpperTail(miss * shrunk, double.PositiveInfinity)));
    }
}
