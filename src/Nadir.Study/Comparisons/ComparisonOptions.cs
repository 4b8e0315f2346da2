namespace Nadir;

/// <summary>How a comparison is made.</summary>
/// <param name="Draws">Parameter draws behind the intervals: 0 for none, else at least 50.</param>
/// <param name="Seed">Seed of the draws.</param>
/// <param name="Trials">Ids of the trials to compare, or null for all.</param>
public sealed record ComparisonOptions(int Draws = 200, ulong Seed = 1, IReadOnlyList<string>? Trials = null);
