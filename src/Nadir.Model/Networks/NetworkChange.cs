namespace Nadir;

/// <summary>A network with other values: parameters, sizes, initial values, stoichiometries by id.</summary>
internal static class NetworkChange
{
    public static Network Apply(Network network, IReadOnlyDictionary<string, double> values)
    {
        var ruled = network.Rules.Where(rule => rule.IsAssignment).Select(rule => rule.Target).ToHashSet(StringComparer.Ordinal);
        var known = network.Parameters.Select(p => p.Id).Concat(network.Species.Select(s => s.Id)).Concat(network.Compartments.Select(c => c.Id))
            .Concat(network.Reactions.SelectMany(r => r.Reactants.Concat(r.Products)).Select(p => p.Id).OfType<string>()).ToHashSet(StringComparer.Ordinal);
        var problems = values.Keys.Where(id => !known.Contains(id)).Select(id => new Problem("change", $"'{id}'", $"The model has no parameter, species or compartment of this id.{Near(id, known)}"))
            .Concat(values.Keys.Where(ruled.Contains).Select(id => new Problem("change", $"'{id}'", "A rule computes its value; change what the rule uses."))).ToArray();
        if (problems.Length > 0)
        {
            throw new ModelException(problems);
        }

        var changed = new NetworkBuilder(network);
        Each(changed.Parameters, p => values.TryGetValue(p.Id, out var value) ? p with { Value = value } : p);
        Each(changed.Compartments, c => values.TryGetValue(c.Id, out var value) ? c with { Size = value } : c);
        Each(changed.SpeciesList, s => values.TryGetValue(s.Id, out var value) ? s with { Initial = value, IsInitialAmount = s.IsAmount } : s);
        SpeciesReference Part(SpeciesReference p) => p.Id is { } id && values.TryGetValue(id, out var value) ? p with { Value = Expression.Number(value) } : p;
        Each(changed.Reactions, r => r with { Reactants = [.. r.Reactants.Select(Part)], Products = [.. r.Products.Select(Part)] });
        changed.InitialAssignments.RemoveAll(a => values.ContainsKey(a.Target));
        return changed.Build();
    }

    private static void Each<T>(List<T> list, Func<T, T> change)
    {
        for (var i = 0; i < list.Count; i++)
        {
            list[i] = change(list[i]);
        }
    }

    // A name that differs in case only, or that contains the one given.
    private static string Near(string id, IEnumerable<string> known)
    {
        var near = known.Where(other => other.Contains(id, StringComparison.OrdinalIgnoreCase) || id.Contains(other, StringComparison.OrdinalIgnoreCase)).OrderBy(other => Math.Abs(other.Length - id.Length)).Take(3).ToArray();
        return near.Length == 0 ? "" : $" Did you mean {string.Join(", ", near)}?";
    }
}
