namespace Nadir;

/// <summary>How far the result of a study may be off for reasons of its conduct.</summary>
/// <param name="Level">Overall level.</param>
/// <param name="Reasons">Why.</param>
public sealed record RiskOfBias(BiasLevel Level, IReadOnlyList<string> Reasons);
