namespace Nadir;

/// <summary>A reaction: what goes in, what comes out and how fast.</summary>
/// <param name="Id">Symbol of its rate.</param>
/// <param name="Reactants">Species and stoichiometry consumed.</param>
/// <param name="Products">Species and stoichiometry made.</param>
/// <param name="Rate">Extent a time, amount a time (for example µmol/h).</param>
public sealed record Reaction(
    string Id, IReadOnlyList<(string Species, double Stoichiometry)> Reactants, IReadOnlyList<(string Species, double Stoichiometry)> Products, Expression Rate);
