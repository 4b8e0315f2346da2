namespace Nadir;

/// <summary>Which variable each algebraic rule determines: a maximum matching of rules and free variables (augmenting paths).</summary>
internal sealed class AlgebraicMatching
{
    private readonly ModelSymbols symbols;
    private readonly Dictionary<string, int> ruleOf = new(StringComparer.Ordinal);
    private readonly List<string>[] candidates;

    private AlgebraicMatching(ModelSymbols symbols)
    {
        this.symbols = symbols;
        candidates = [.. symbols.AlgebraicRules.Select(Candidates)];
    }

    public static IReadOnlyList<string> Of(ModelSymbols symbols)
    {
        if (symbols.AlgebraicRules.Count == 0)
        {
            return [];
        }

        var matching = new AlgebraicMatching(symbols);
        for (var rule = 0; rule < symbols.AlgebraicRules.Count; rule++)
        {
            if (!matching.Assign(rule, new HashSet<string>(StringComparer.Ordinal)))
            {
                throw new ModelException([new Problem("overdetermined", $"algebraic rule {rule + 1}",
                    "No variable is left for it to determine: all it names are constant or determined otherwise. Drop the rule or make a variable of one of them.")]);
            }
        }

        var found = new string[symbols.AlgebraicRules.Count];
        foreach (var (id, rule) in matching.ruleOf)
        {
            found[rule] = id;
        }

        return found;
    }

    private bool Assign(int rule, HashSet<string> tried)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var id in candidates[rule])
        {
            if (tried.Add(id) && (!ruleOf.TryGetValue(id, out var other) || Assign(other, tried)))
            {
                ruleOf[id] = rule;
                return true;
            }
        }

        return false;
    }

    // Variables that the rule reads, directly or through assignments and rate laws; boundary species and then those that events set come last.
    private List<string> Candidates(Expression rule)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<string>();
        var queue = new Queue<Expression>([rule]);
        while (queue.TryDequeue(out var e))
        {
            foreach (var id in e.Symbols.Where(seen.Add))
            {
                if (symbols.Assigned.TryGetValue(id, out var value) || symbols.Reactions.TryGetValue(id, out value))
                {
                    queue.Enqueue(value);
                }
                else if (IsFree(id))
                {
                    found.Add(id);
                }
                else if (symbols.Species.TryGetValue(id, out var species) && !species.IsAmount)
                {
                    queue.Enqueue(Expression.Symbol(species.Compartment));
                }
            }
        }

        return [.. found.OrderBy(id => symbols.EventTargets.Contains(id) ? 2 : symbols.Species.TryGetValue(id, out var species) && species.IsBoundary ? 1 : 0)];
    }

    private bool IsFree(string id) => !symbols.RateRules.ContainsKey(id) && (
        symbols.Parameters.TryGetValue(id, out var parameter) ? !parameter.IsConstant
        : symbols.Compartments.TryGetValue(id, out var compartment) ? !compartment.IsConstant
        : symbols.Species.TryGetValue(id, out var species) ? !species.IsConstant && !symbols.IsReactive(species)
        : symbols.References.TryGetValue(id, out var reference) && !reference.IsConstant);
}
