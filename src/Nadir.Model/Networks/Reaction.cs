namespace Nadir;

/// <summary>A reaction: what goes in, what comes out and how fast.</summary>
/// <param name="Id">Symbol of its rate.</param>
/// <param name="Reactants">Species consumed.</param>
/// <param name="Products">Species made.</param>
/// <param name="Rate">Extent a time, amount a time (for example µmol/h).</param>
public sealed record Reaction(string Id, IReadOnlyList<SpeciesReference> Reactants, IReadOnlyList<SpeciesReference> Products, Expression Rate)
{
    /// <summary>Species that the rate law reads without changing them; kept for writing.</summary>
    public IReadOnlyList<string> Modifiers { get; init; } = [];

    /// <summary>Whether it is so fast that it is always at its equilibrium (SBML up to Level 3 Version 1).</summary>
    public bool IsFast { get; init; }

    /// <summary>Whether the rate may be negative; kept for writing.</summary>
    public bool IsReversible { get; init; }
}
