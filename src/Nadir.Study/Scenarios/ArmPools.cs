namespace Nadir;

/// <summary>NAD⁺ of one arm over the reference.</summary>
/// <param name="Label">Arm, or age and hypotheses.</param>
/// <param name="Pools">Pool (whole blood, then tissues) over the reference before any dose, by name.</param>
public sealed record ArmPools(string Label, IReadOnlyDictionary<string, double> Pools);
