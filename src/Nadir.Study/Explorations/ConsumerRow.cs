namespace Nadir;

/// <summary>Use of NAD⁺ in one tissue in one arm.</summary>
/// <param name="Arm">What acts.</param>
/// <param name="Pool">NAD⁺ over rest.</param>
/// <param name="Shares">Share of all use by consumer; they sum to 1.</param>
/// <param name="OverRest">Flux by consumer over that at rest; NaN where the tissue does not have it.</param>
public sealed record ConsumerRow(string Arm, double Pool, IReadOnlyDictionary<string, double> Shares, IReadOnlyDictionary<string, double> OverRest);
