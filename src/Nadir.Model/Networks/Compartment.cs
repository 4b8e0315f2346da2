namespace Nadir;

/// <summary>A volume that species live in.</summary>
/// <param name="Id">Symbol of its size.</param>
/// <param name="Size">Size in <paramref name="Unit"/>; NaN when a rule or an initial assignment gives it.</param>
/// <param name="Unit">Unit of the size; empty when the model does not say.</param>
/// <param name="Dimensions">Spatial dimensions; 3 for a volume, 0 for a point.</param>
/// <param name="IsConstant">False when a rule or an event may change the size.</param>
public sealed record Compartment(string Id, double Size, string Unit, double Dimensions = 3, bool IsConstant = true);
