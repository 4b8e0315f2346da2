namespace Nadir;

/// <summary>Age curves under one set of hypotheses.</summary>
/// <param name="Label">The set: "default (none)", "aging=CD38".</param>
/// <param name="Pools">Pool over that of the youngest age before any dose, one value an age, by name.</param>
public sealed record AgeCurves(string Label, IReadOnlyDictionary<string, IReadOnlyList<double>> Pools);
