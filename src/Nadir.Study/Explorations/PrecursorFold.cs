namespace Nadir;

/// <summary>A pool over the value before the first dose.</summary>
/// <param name="Pool">Whole blood or a tissue.</param>
/// <param name="Fold">Best prediction.</param>
/// <param name="Low">5 % of the draws, or null.</param>
/// <param name="High">95 % of the draws, or null.</param>
public sealed record PrecursorFold(string Pool, double Fold, double? Low, double? High);
