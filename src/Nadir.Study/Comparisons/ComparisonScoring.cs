namespace Nadir;

/// <summary>Scores the rows that count, a role at a time.</summary>
/// <param name="body">The body.</param>
/// <param name="rows">Rows of the plan.</param>
/// <param name="best">Best predictions, in the unit of each row.</param>
/// <param name="resting">Values at rest, in the unit of each model.</param>
/// <param name="draws">Predictions [row][draw]; null without intervals.</param>
internal sealed class ComparisonScoring(Body body, IReadOnlyList<ReplayRow> rows, double[] best, double[] resting, double[][]? draws)
{
    /// <summary>One a role with rows that are predicted.</summary>
    public IReadOnlyList<ComparisonSummary> Summaries()
    {
        var baseline = new DoseBaseline(rows);
        return
        [
            .. Enumerable.Range(0, rows.Count).Where(i => rows[i] is { IsDirection: false, IsLimit: false }).GroupBy(i => rows[i].Role).OrderBy(group => group.Key)
                .Select(group => Summary(group.Key, [.. group.Where(i => rows[i].Counts)], baseline)),
        ];
    }

    private ComparisonSummary Summary(TrialRole role, int[] counted, DoseBaseline baseline)
    {
        // Without intervals the best prediction stands for its draws: only its error is used then.
        var scored = counted.Select(i => (Row: rows[i], Model: ScoredRow.Of(body, rows[i], best[i], resting[i], draws?[i] ?? [best[i]]))).ToArray();
        var kept = scored.Where(pair => pair.Model is not null).Select(pair => (pair.Row, Model: pair.Model!)).ToArray();
        var without = scored.Length - kept.Length;
        var error = kept.Length == 0 ? (double?)null : Math.Exp(PredictionScore.MeanAbsolute([.. kept.Select(pair => pair.Model.Predicted - pair.Model.Observed)]));
        if (draws is null || counted.Length == 0)
        {
            return new ComparisonSummary(role, counted.Length, null, null, error, without, null, null);
        }

        var inside = counted.Count(i => rows[i].Observation.Value!.Value is var value && value >= Quantiles.Of(draws[i], Interval90.Lower) && value <= Quantiles.Of(draws[i], Interval90.Upper));
        return new ComparisonSummary(
            role, counted.Length, inside, (double)inside / counted.Length, error, without, ForecastScores.Of([.. kept.Select(pair => pair.Model)]), baseline.Against(kept));
    }
}
