namespace Nadir;

/// <summary>A measured number with what it stands for.</summary>
/// <param name="Label">For example "old + NMN".</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit.</param>
public sealed record MeasuredValue(string Label, double Value, string Unit);
