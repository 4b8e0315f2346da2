namespace Nadir;

/// <summary>How one pool answers to the dose.</summary>
/// <param name="Pool">Whole blood or a tissue.</param>
/// <param name="Folds">NAD⁺ over the value before the first dose, one a dose; mean of the last day.</param>
/// <param name="HalfDose">Dose of half of the largest rise, mg a day; null when the pool does not rise.</param>
/// <param name="SaturationDose">Least dose from which on one more milligram gives less than a tenth of what the first gave, mg a day; null when there is none in the range.</param>
public sealed record DoseCurve(string Pool, IReadOnlyList<double> Folds, double? HalfDose, double? SaturationDose);
