namespace Nadir;

/// <summary>How good predictions with intervals were, on the scale of log fold: coverage, width, and scores that are lower when better.</summary>
/// <param name="Count">Rows that are scored.</param>
/// <param name="Trials">Trials that they come from.</param>
/// <param name="LeastEffectiveCount">Independent rows worth as much, if rows of one trial were all alike.</param>
/// <param name="Inside50">Rows inside their 50 % interval.</param>
/// <param name="Range50">Central 95 % binomial range of that count.</param>
/// <param name="Inside90">Rows inside their 90 % interval.</param>
/// <param name="Range90">Central 95 % binomial range of that count.</param>
/// <param name="Coverage90">95 % interval of the coverage of the 90 % intervals, 0 to 1, by the bootstrap of whole trials.</param>
/// <param name="MedianWidth">Median of upper over lower end of the 90 % intervals, a fold.</param>
/// <param name="IntervalScore">Mean interval score of the 90 % intervals, log fold.</param>
/// <param name="MeanError">Mean absolute error of the best prediction, log fold.</param>
/// <param name="RootMeanSquareError">Root of the mean square error of the best prediction, log fold.</param>
public sealed record ForecastScores(
    int Count,
    int Trials,
    double LeastEffectiveCount,
    int Inside50,
    (int Low, int High) Range50,
    int Inside90,
    (int Low, int High) Range90,
    (double Low, double High) Coverage90,
    double MedianWidth,
    double IntervalScore,
    double MeanError,
    double RootMeanSquareError)
{
    /// <summary>Scores rows; null when there are none.</summary>
    internal static ForecastScores? Of(IReadOnlyList<ScoredRow> rows)
    {
        if (rows.Count == 0)
        {
            return null;
        }

        var trials = rows.GroupBy(row => row.Trial, StringComparer.Ordinal).Select(trial => trial.ToArray()).ToArray();
        double[] errors = [.. rows.Select(row => row.Predicted - row.Observed)];
        return new ForecastScores(
            rows.Count, trials.Length, ClusteredMean.LeastEffectiveCount([.. trials.Select(trial => trial.Length)]),
            rows.Count(row => row.Is(row.Half)), BinomialRange.Central(rows.Count, 0.5), rows.Count(row => row.Is(row.Most)), BinomialRange.Central(rows.Count, Interval90.Level),
            ClusteredMean.Bootstrap([.. trials.Select(trial => trial.Select(row => row.Is(row.Most) ? 1.0 : 0).ToArray())]),
            Math.Exp(Quantiles.Of([.. rows.Select(row => row.Most.High - row.Most.Low)], 0.5)),
            rows.Average(row => PredictionScore.Interval(row.Most.Low, row.Most.High, row.Observed, Interval90.Level)),
            PredictionScore.MeanAbsolute(errors), PredictionScore.RootMeanSquare(errors));
    }
}
