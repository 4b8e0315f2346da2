namespace Nadir;

/// <summary>
/// Where the two groups of atoms of a label are and go: the nicotinamide ring, and the ribose that it hangs on. NAMPT and NAPRT take a new, unlabeled ribose
/// from PRPP; whatever frees nicotinamide or nicotinic acid lets the ribose go.
/// </summary>
/// <remarks>The ring stands for its carbon and deuterium labels: an amide nitrogen would be lost by deamidation, which is not followed.</remarks>
internal static class AtomFates
{
    public const string Ring = "ring";
    public const string Ribose = "ribose";

    private static readonly string[] WithRibose = ["NMN", "NR", "NAD", "NADm", "NaX"];
    private static readonly string[] RingOnly = ["NAM", "NA", "NUA", "MeNAM", "PY2", "PY4", "U", "FEC"];

    // Both sides carry a ribose, but not the same one; or more than one substrate. Group, from, to.
    private static readonly Dictionary<string, IReadOnlyList<AtomTransfer>> Declared = new(StringComparer.Ordinal);

    /// <summary>The map of a body network.</summary>
    /// <exception cref="ModelException">A reaction that moves rings in a way that is not declared; every one with its place.</exception>
    public static AtomMap Of(Network network)
    {
        var carriers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var species in network.Species.Select(species => species.Id))
        {
            var family = species.LastIndexOf('_') is var cut and > 0 ? species[..cut] : species;
            if (WithRibose.Contains(family, StringComparer.Ordinal))
            {
                carriers[species] = [Ring, Ribose];
            }
            else if (RingOnly.Contains(family, StringComparer.Ordinal))
            {
                carriers[species] = [Ring];
            }
        }

        var problems = new List<Problem>();
        var transfers = network.Reactions.ToDictionary(reaction => reaction.Id, reaction => Transfers(reaction, carriers, problems), StringComparer.Ordinal);
        return problems.Count == 0 ? new AtomMap(carriers, transfers) : throw new ModelException(problems);
    }

    // One ring carrier on each side: the ring goes over, and the ribose where both have one.
    private static IReadOnlyList<AtomTransfer> Transfers(Reaction reaction, Dictionary<string, IReadOnlyList<string>> carriers, List<Problem> problems)
    {
        if (Declared.TryGetValue(reaction.Id, out var declared))
        {
            return declared;
        }

        var (from, to) = (reaction.Reactants.Where(part => carriers.ContainsKey(part.Species)).ToArray(), reaction.Products.Where(part => carriers.ContainsKey(part.Species)).ToArray());
        if (from.Length > 1 || to.Length > 1 || (from.Length == 1 && to.Length == 0 && reaction.Products.Count > 0))
        {
            problems.Add(new Problem("atoms", $"reaction '{reaction.Id}'", "It is not one ring into one ring; declare in AtomFates which reactant gives the ring and which the ribose."));
            return [];
        }

        return from.Length == 0 || to.Length == 0
            ? []
            : [.. carriers[from[0].Species].Intersect(carriers[to[0].Species], StringComparer.Ordinal).Select(group => new AtomTransfer(group, from[0].Species, to[0].Species))];
    }
}
