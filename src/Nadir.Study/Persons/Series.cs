namespace Nadir;

/// <summary>One predicted quantity over time.</summary>
/// <param name="Id">Stable id, for example <c>blood.NAD</c>.</param>
/// <param name="Label">For a chart or table, for example "whole-blood NAD⁺".</param>
/// <param name="Unit">Unit of the values.</param>
/// <param name="Group">Chart panel it belongs to, for example "blood", "plasma", "tissue NAD⁺", "urine per day".</param>
/// <param name="Values">One a time.</param>
public sealed record Series(string Id, string Label, string Unit, string Group, IReadOnlyList<double> Values);
