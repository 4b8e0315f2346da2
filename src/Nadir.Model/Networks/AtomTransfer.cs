namespace Nadir;

/// <summary>One group of atoms that a reaction takes from a reactant into a product.</summary>
/// <param name="Group">Name of the group, for example "ring".</param>
/// <param name="From">Reactant that gives it.</param>
/// <param name="To">Product that receives it.</param>
public sealed record AtomTransfer(string Group, string From, string To);
