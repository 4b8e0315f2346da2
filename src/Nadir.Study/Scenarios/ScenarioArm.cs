namespace Nadir;

/// <summary>One arm of a contrast.</summary>
/// <param name="Label">Short name for a table or chart.</param>
/// <param name="Regimen">What is taken.</param>
/// <param name="Conditions">What acts besides.</param>
public sealed record ScenarioArm(string Label, Regimen Regimen, IReadOnlyList<Condition> Conditions);
