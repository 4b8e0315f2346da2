namespace Nadir;

/// <summary>A named number.</summary>
/// <param name="Id">Symbol.</param>
/// <param name="Value">Value in <paramref name="Unit"/>.</param>
/// <param name="Unit">Unit.</param>
/// <param name="IsConstant">False when a rule or an event changes it.</param>
public sealed record Parameter(string Id, double Value, string Unit, bool IsConstant);
