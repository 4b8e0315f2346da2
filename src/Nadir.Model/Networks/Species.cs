namespace Nadir;

/// <summary>A chemical species in a compartment.</summary>
/// <param name="Id">Symbol of its concentration, or of its amount when <paramref name="IsAmount"/>.</param>
/// <param name="Compartment">Compartment id.</param>
/// <param name="Initial">Initial value in <paramref name="Unit"/>.</param>
/// <param name="Unit">Unit of the symbol.</param>
/// <param name="IsAmount">Whether the symbol means the amount rather than the concentration.</param>
/// <param name="IsBoundary">Whether reactions leave it unchanged.</param>
public sealed record Species(string Id, string Compartment, double Initial, string Unit, bool IsAmount, bool IsBoundary);
