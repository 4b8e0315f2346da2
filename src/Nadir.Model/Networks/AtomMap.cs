namespace Nadir;

/// <summary>Where labeled atoms can be: the sub-network whose species are copied, and the way that every reaction takes.</summary>
/// <param name="Carriers">Groups of atoms by species, for example NAD: ring, ribose. Species that are not named are not copied.</param>
/// <param name="Transfers">Groups that a reaction hands on, by reaction id. What a product carries and no transfer brings comes from unlabeled matter; what a reactant carries and no transfer takes leaves the map.</param>
public sealed record AtomMap(IReadOnlyDictionary<string, IReadOnlyList<string>> Carriers, IReadOnlyDictionary<string, IReadOnlyList<AtomTransfer>> Transfers)
{
    /// <summary>Groups that a species carries, in order; none when it is not copied.</summary>
    public IReadOnlyList<string> GroupsOf(string species) => Carriers.TryGetValue(species, out var groups) ? groups : [];

    /// <summary>Transfers of a reaction; none when it hands nothing on.</summary>
    public IReadOnlyList<AtomTransfer> TransfersOf(string reaction) => Transfers.TryGetValue(reaction, out var transfers) ? transfers : [];

    /// <summary>Every set of labeled groups that a species can have, the unlabeled first: 2 to the power of its groups.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> LabelingsOf(string species)
    {
        var groups = GroupsOf(species);
        return [.. Enumerable.Range(0, 1 << groups.Count).Select(bits => groups.Where((_, i) => (bits >> i & 1) == 1).ToArray())];
    }
}
