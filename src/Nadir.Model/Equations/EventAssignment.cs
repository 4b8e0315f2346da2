namespace Nadir;

/// <summary>A new value of a state.</summary>
/// <param name="State">Index of the state.</param>
/// <param name="Value">New value of the symbol.</param>
/// <param name="Size">Size, before all assignments, by which the value is multiplied for a concentration held as amount; else null.</param>
public sealed record EventAssignment(int State, Expression Value, Expression? Size);
