namespace Nadir;

/// <summary>How well one role is met. Only rows that count are in it.</summary>
/// <param name="Role">Training, validation or external.</param>
/// <param name="Count">Rows that count.</param>
/// <param name="Inside">Rows inside their 90 % interval; null when no intervals were asked for.</param>
/// <param name="Coverage">Inside / Count, 0 to 1; null without intervals or rows.</param>
/// <param name="FoldError">Geometric mean of max(predicted/observed, observed/predicted); null without rows.</param>
public sealed record ComparisonSummary(TrialRole Role, int Count, int? Inside, double? Coverage, double? FoldError);
