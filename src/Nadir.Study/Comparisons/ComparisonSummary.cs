namespace Nadir;

/// <summary>How well one role is met. Only rows that count are in it.</summary>
/// <param name="Role">Training, validation or external.</param>
/// <param name="Count">Rows that count.</param>
/// <param name="Inside">Rows inside their 90 % interval; null when no intervals were asked for.</param>
/// <param name="Coverage">Inside / Count, 0 to 1; null without intervals or rows.</param>
/// <param name="FoldError">Geometric mean of max(predicted/observed, observed/predicted), on the scale of <see cref="Scores"/>; null without rows.</param>
/// <param name="WithoutLogarithm">Rows that count and have no logarithm, so that neither fold error nor scores have them.</param>
/// <param name="Scores">Scores of the predictions; null without intervals or rows.</param>
/// <param name="Baseline">The model beside the naive dose-proportional prediction; null without intervals or rows.</param>
public sealed record ComparisonSummary(
    TrialRole Role, int Count, int? Inside, double? Coverage, double? FoldError, int WithoutLogarithm, ForecastScores? Scores, BaselineComparison? Baseline);
