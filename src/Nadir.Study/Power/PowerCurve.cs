namespace Nadir;

/// <summary>Power along one axis.</summary>
/// <param name="Variation">The axis.</param>
/// <param name="Points">One a value, each with the contrasts in the order of <see cref="PowerResult.Sought"/>.</param>
public sealed record PowerCurve(PowerVariation Variation, IReadOnlyList<IReadOnlyList<ContrastResult>> Points);
