namespace Nadir;

/// <summary>A chemical species in a compartment.</summary>
/// <param name="Id">Symbol of its concentration, or of its amount when <paramref name="IsAmount"/>.</param>
/// <param name="Compartment">Compartment id.</param>
/// <param name="Initial">Initial value, an amount or a concentration as <see cref="IsInitialAmount"/> says; NaN when something else gives it.</param>
/// <param name="Unit">Unit of the symbol; empty when the model does not say.</param>
/// <param name="IsAmount">Whether the symbol means the amount rather than the concentration.</param>
/// <param name="IsBoundary">Whether reactions leave it unchanged.</param>
public sealed record Species(string Id, string Compartment, double Initial, string Unit, bool IsAmount, bool IsBoundary)
{
    /// <summary>Whether <see cref="Initial"/> is an amount; by default what the symbol is.</summary>
    public bool IsInitialAmount { get; init; } = IsAmount;

    /// <summary>Whether nothing but an initial assignment sets it.</summary>
    public bool IsConstant { get; init; }

    /// <summary>Parameter that turns extents of reactions into amounts of this species, or null.</summary>
    public string? ConversionFactor { get; init; }
}
