namespace Nadir;

/// <summary>
/// Makes isotopologue copies of a sub-network. Every copied species becomes one species a labeling, and its old symbol their sum, so that every rate still
/// reads totals; every reaction becomes one a labeling of what it consumes, at that labeling's share of the gross rate.
/// </summary>
internal sealed class Isotopologues
{
    private readonly Network network;
    private readonly AtomMap atoms;
    private readonly HashSet<string> reached;
    private readonly GrossRates gross;
    private readonly List<Problem> problems = [];

    private Isotopologues(Network network, AtomMap atoms, IReadOnlyCollection<string>? sources)
    {
        (this.network, this.atoms) = (network, atoms);
        gross = new GrossRates(ChangesWithSpecies(network));
        reached = (sources is null
            ? atoms.Carriers.Keys.SelectMany(species => atoms.LabelingsOf(species).Select(labeling => Network.IsotopologueId(species, labeling)))
            : atoms.Carriers.Keys.Select(species => Network.IsotopologueId(species, [])).Concat(sources)).ToHashSet(StringComparer.Ordinal);
    }

    public static Network Extend(Network network, AtomMap atoms, IReadOnlyCollection<string>? sources) => new Isotopologues(network, atoms, sources).Build();

    private Network Build()
    {
        Check();
        if (problems.Count > 0)
        {
            throw new ModelException([.. problems]);
        }

        // What labels can get to grows until it stops growing.
        var copies = Copies();
        for (var before = -1; before != reached.Count;)
        {
            before = reached.Count;
            copies = Copies();
        }

        if (problems.Count > 0)
        {
            throw new ModelException([.. problems]);
        }

        var extended = new NetworkBuilder(network);
        extended.Reactions.Clear();
        extended.Reactions.AddRange(copies);
        extended.SpeciesList.Clear();
        foreach (var species in network.Species)
        {
            AddCopies(extended, species);
        }

        return extended.Build();
    }

    private void AddCopies(NetworkBuilder extended, Species species)
    {
        if (!atoms.Carriers.ContainsKey(species.Id))
        {
            extended.Add(species);
            return;
        }

        var total = Expression.Zero;
        foreach (var labeling in atoms.LabelingsOf(species.Id))
        {
            var id = Network.IsotopologueId(species.Id, labeling);
            if (!reached.Contains(id))
            {
                continue;
            }

            extended.Add(species with { Id = id, Initial = labeling.Count == 0 ? species.Initial : 0 });
            total = total.Is(0) ? Expression.Symbol(id) : Expression.Of(Operator.Add, total, Expression.Symbol(id));
            if (network.Annotations.TryGetValue(species.Id, out var uri))
            {
                extended.Annotate(id, uri);
            }
        }

        extended.Add(new Parameter(species.Id, 0, species.Unit, IsConstant: false)).Add(new Rule(species.Id, RuleKind.Assignment, total));
        extended.InitialAssignments.AddRange(extended.InitialAssignments.Where(a => a.Target == species.Id).Select(a => a with { Target = Network.IsotopologueId(species.Id, []) }).ToArray());
        extended.InitialAssignments.RemoveAll(a => a.Target == species.Id);
    }

    private List<Reaction> Copies()
    {
        var result = new List<Reaction>();
        foreach (var reaction in network.Reactions)
        {
            if (!reaction.Reactants.Concat(reaction.Products).Any(part => atoms.Carriers.ContainsKey(part.Species)))
            {
                result.Add(reaction);
                continue;
            }

            var parts = gross.Split(reaction.Rate);
            var transfers = atoms.TransfersOf(reaction.Id);
            AddDirection(result, reaction.Id, Sum(parts.Where(part => !part.IsBackward)), reaction.Reactants, reaction.Products, transfers);
            if (Sum(parts.Where(part => part.IsBackward)) is { Count: > 0 } back)
            {
                AddDirection(result, $"{reaction.Id}__back", back, reaction.Products, reaction.Reactants, [.. transfers.Select(transfer => new AtomTransfer(transfer.Group, transfer.To, transfer.From))]);
            }
        }

        return result;
    }

    private void AddDirection(
        List<Reaction> result, string id, List<Expression> terms, IReadOnlyList<SpeciesReference> consumed, IReadOnlyList<SpeciesReference> made, IReadOnlyList<AtomTransfer> transfers)
    {
        if (terms.Count == 0)
        {
            return;
        }

        if (consumed.Count == 0 && id.EndsWith("__back", StringComparison.Ordinal))
        {
            problems.Add(new Problem("isotopologue-rate", $"reaction '{id}'", "The rate has a part that runs backward, but nothing to consume in that direction."));
            return;
        }

        IEnumerable<Dictionary<string, IReadOnlyList<string>>> combinations = [new(StringComparer.Ordinal)];
        foreach (var species in consumed.Select(part => part.Species).Where(atoms.Carriers.ContainsKey))
        {
            combinations = combinations.SelectMany(_ => atoms.LabelingsOf(species).Where(labeling => reached.Contains(Network.IsotopologueId(species, labeling))), (known, labeling) => new Dictionary<string, IReadOnlyList<string>>(known, StringComparer.Ordinal) { [species] = labeling });
        }

        foreach (var labelings in combinations)
        {
            var rate = terms.Select(term => labelings.Aggregate(term, (rest, pair) => GrossRates.Share(rest, pair.Key, Network.IsotopologueId(pair.Key, pair.Value)))).Aggregate((a, b) => Expression.Of(Operator.Add, a, b));
            SpeciesReference Product(SpeciesReference part)
            {
                if (!atoms.Carriers.ContainsKey(part.Species))
                {
                    return part;
                }

                var brought = transfers.Where(transfer => transfer.To == part.Species && labelings.TryGetValue(transfer.From, out var groups) && groups.Contains(transfer.Group, StringComparer.Ordinal)).Select(transfer => transfer.Group).ToHashSet(StringComparer.Ordinal);
                var copy = Network.IsotopologueId(part.Species, atoms.GroupsOf(part.Species).Where(brought.Contains));
                reached.Add(copy);
                return part with { Species = copy };
            }

            result.Add(new Reaction(
                string.Join("__", [id, .. labelings.Values.Select(labeling => labeling.Count == 0 ? "none" : string.Join('_', labeling))]),
                [.. consumed.Select(part => labelings.TryGetValue(part.Species, out var labeling) ? part with { Species = Network.IsotopologueId(part.Species, labeling) } : part)],
                [.. made.Select(Product)], rate));
        }
    }

    private static List<Expression> Sum(IEnumerable<(Expression Term, bool IsBackward)> parts) => [.. parts.Select(part => part.Term)];

    private void Check()
    {
        var species = network.Species.ToDictionary(s => s.Id, StringComparer.Ordinal);
        foreach (var id in atoms.Carriers.Keys.Where(id => !species.ContainsKey(id)))
        {
            problems.Add(new Problem("isotopologue-species", $"'{id}'", "The atom map names a species that the network does not have."));
        }

        foreach (var rule in network.Rules.Where(rule => atoms.Carriers.ContainsKey(rule.Target)))
        {
            problems.Add(new Problem("isotopologue-rule", $"rule of '{rule.Target}'", "A species that a rule computes cannot be copied; take it out of the atom map."));
        }

        foreach (var change in network.Events.Where(change => change.Assignments.Any(assignment => atoms.Carriers.ContainsKey(assignment.Target))))
        {
            problems.Add(new Problem("isotopologue-event", $"event '{change.Id}'", "An event sets a copied species; use a dose or a reaction."));
        }

        var symbols = network.Rules.Select(rule => rule.Value).Concat(network.Reactions.Select(reaction => reaction.Rate)).SelectMany(expression => expression.Symbols).ToHashSet(StringComparer.Ordinal);
        foreach (var reaction in network.Reactions)
        {
            CheckReaction(reaction, symbols);
        }
    }

    private void CheckReaction(Reaction reaction, HashSet<string> symbols)
    {
        var where = $"reaction '{reaction.Id}'";
        var carriers = reaction.Reactants.Concat(reaction.Products).Where(part => atoms.Carriers.ContainsKey(part.Species)).ToArray();
        if (carriers.Any(part => part.Stoichiometry != 1) || reaction.Reactants.Select(part => part.Species).Distinct(StringComparer.Ordinal).Count() < reaction.Reactants.Count)
        {
            problems.Add(new Problem("isotopologue-stoichiometry", where, "A copied species must take part once; write the reaction in single steps."));
        }

        if (carriers.Length > 0 && symbols.Contains(reaction.Id))
        {
            problems.Add(new Problem("isotopologue-symbol", where, "Another expression reads its rate; make the rate an assigned variable and read that."));
        }

        foreach (var transfer in atoms.TransfersOf(reaction.Id))
        {
            var known = reaction.Reactants.Any(part => part.Species == transfer.From) && atoms.GroupsOf(transfer.From).Contains(transfer.Group, StringComparer.Ordinal)
                && reaction.Products.Any(part => part.Species == transfer.To) && atoms.GroupsOf(transfer.To).Contains(transfer.Group, StringComparer.Ordinal);
            if (!known || atoms.TransfersOf(reaction.Id).Count(other => other.Group == transfer.Group && (other.To == transfer.To || other.From == transfer.From)) > 1)
            {
                problems.Add(new Problem("isotopologue-transfer", where, $"The {transfer.Group} cannot go from '{transfer.From}' to '{transfer.To}': both must take part and carry it, and it goes one way only."));
            }
        }
    }

    // A symbol changes with species when it is one or when its rule reads one.
    private static Func<string, bool> ChangesWithSpecies(Network network)
    {
        var changing = network.Species.Select(species => species.Id).ToHashSet(StringComparer.Ordinal);
        for (var before = -1; before != changing.Count;)
        {
            before = changing.Count;
            changing.UnionWith(network.Rules.Where(rule => rule.Target.Length > 0 && (rule.IsRate || rule.Value.Symbols.Any(changing.Contains))).Select(rule => rule.Target));
        }

        return changing.Contains;
    }
}
