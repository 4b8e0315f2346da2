namespace Nadir;

/// <summary>Conserved moieties: the left null space of the stoichiometric matrix in amounts, by elimination.</summary>
internal static class Moieties
{
    private const double Zero = 1e-9;

    public static IReadOnlyList<ConservedMoiety> Of(Network network)
    {
        var ruled = network.Rules.Select(rule => rule.Target).ToHashSet(StringComparer.Ordinal);
        var variable = network.Reactions.SelectMany(r => r.Reactants.Concat(r.Products)).Where(p => !double.IsFinite(p.Stoichiometry)).Select(p => p.Species).ToHashSet(StringComparer.Ordinal);
        var species = network.Species.Where(s => !s.IsBoundary && !s.IsConstant && !ruled.Contains(s.Id) && !variable.Contains(s.Id)).Select(s => s.Id).ToArray();
        var index = species.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i, StringComparer.Ordinal);
        var (n, m) = (species.Length, network.Reactions.Count);

        // [N | I]: rows that become zero on the left name the combinations on the right.
        var rows = new double[n][];
        for (var i = 0; i < n; i++)
        {
            rows[i] = new double[m + n];
            rows[i][m + i] = 1;
        }

        for (var j = 0; j < m; j++)
        {
            foreach (var part in network.Reactions[j].Products.Where(p => index.ContainsKey(p.Species)))
            {
                rows[index[part.Species]][j] += part.Stoichiometry;
            }

            foreach (var part in network.Reactions[j].Reactants.Where(p => index.ContainsKey(p.Species)))
            {
                rows[index[part.Species]][j] -= part.Stoichiometry;
            }
        }

        var rank = Eliminate(rows, m);
        return rows.Skip(rank).Select(row => Moiety(row.AsSpan(m), species)).Where(moiety => moiety.Terms.Count > 0).ToArray();
    }

    private static int Eliminate(double[][] rows, int columns)
    {
        var rank = 0;
        for (var column = 0; column < columns && rank < rows.Length; column++)
        {
            var pivot = rank;
            for (var i = rank + 1; i < rows.Length; i++)
            {
                pivot = Math.Abs(rows[i][column]) > Math.Abs(rows[pivot][column]) ? i : pivot;
            }

            if (Math.Abs(rows[pivot][column]) < Zero)
            {
                continue;
            }

            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            for (var i = rank + 1; i < rows.Length; i++)
            {
                var factor = rows[i][column] / rows[rank][column];
                for (var k = column; factor != 0 && k < rows[i].Length; k++)
                {
                    rows[i][k] -= factor * rows[rank][k];
                }
            }

            rank++;
        }

        return rank;
    }

    private static ConservedMoiety Moiety(ReadOnlySpan<double> weights, string[] species)
    {
        var smallest = double.PositiveInfinity;
        foreach (var weight in weights)
        {
            smallest = Math.Abs(weight) > Zero ? Math.Min(smallest, Math.Abs(weight)) : smallest;
        }

        var terms = new List<(string, double)>();
        var sign = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (Math.Abs(weights[i]) > Zero)
            {
                sign = sign == 0 ? Math.Sign(weights[i]) : sign;
                terms.Add((species[i], Math.Round(sign * weights[i] / smallest, 9)));
            }
        }

        return new ConservedMoiety(terms);
    }
}
