namespace Nadir;

/// <summary>A volume that species live in.</summary>
/// <param name="Id">Symbol of its size.</param>
/// <param name="Size">Size in <paramref name="Unit"/>.</param>
/// <param name="Unit">Unit of the size.</param>
public sealed record Compartment(string Id, double Size, string Unit);
