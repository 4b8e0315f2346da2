namespace Nadir;

/// <summary>
/// Fast reactions as constraints: the species they touch are where the fast network is at rest, on the sums that it conserves; those sums
/// are states that the slow reactions move.
/// </summary>
internal sealed class FastEquilibrium
{
    private const double Zero = 1e-9;
    private readonly ModelSymbols symbols;
    private readonly IReadOnlyList<Reaction> reactions;
    private readonly double[][] matrix;
    private readonly double[][] sums;
    private readonly int[] order;
    private readonly int rank;

    public FastEquilibrium(ModelSymbols symbols)
    {
        this.symbols = symbols;
        reactions = [.. symbols.Network.Reactions.Where(reaction => reaction.IsFast)];
        Species = [.. reactions.SelectMany(r => r.Reactants.Concat(r.Products)).Select(part => part.Species).Distinct(StringComparer.Ordinal)
            .Where(id => symbols.IsReactive(symbols.Species[id]))];
        matrix = [.. Species.Select(Row)];
        order = [.. Enumerable.Range(0, Species.Count)];
        sums = [.. Species.Select((_, i) => Species.Select((_, k) => i == k ? 1.0 : 0).ToArray())];
        rank = Eliminate([.. matrix.Select(row => row.ToArray())]);
    }

    /// <summary>Species at fast equilibrium.</summary>
    public IReadOnlyList<string> Species { get; }

    /// <summary>Ids of the states that hold the conserved sums.</summary>
    public IReadOnlyList<string> Totals => [.. Enumerable.Range(0, Species.Count - rank).Select(k => $"total({k})")];

    /// <summary>A conserved sum of something by species.</summary>
    public Expression Sum(int total, Func<string, Expression> of)
    {
        var sum = Expression.Zero;
        for (var i = 0; i < Species.Count; i++)
        {
            sum = Simplifier.Sum(sum, Simplifier.Product(Expression.Number(sums[rank + total][i]), of(Species[i])));
        }

        return sum;
    }

    /// <summary>The expression that is zero for a species: its net fast rate, or a sum minus its total.</summary>
    public Expression Residual(string species, Func<string, Expression> rate, Func<string, Expression> amount)
    {
        var place = Array.IndexOf(order, Species.ToList().IndexOf(species));
        if (place >= rank)
        {
            return Simplifier.Difference(Sum(place - rank, amount), Expression.Symbol(Totals[place - rank]));
        }

        var sum = Expression.Zero;
        for (var j = 0; j < reactions.Count; j++)
        {
            sum = Simplifier.Sum(sum, Simplifier.Product(Expression.Number(matrix[order[place]][j]), rate(reactions[j].Id)));
        }

        return sum;
    }

    private double[] Row(string species) => [.. reactions.Select(reaction =>
    {
        var parts = reaction.Products.Where(p => p.Species == species).Select(p => p.Stoichiometry)
            .Concat(reaction.Reactants.Where(p => p.Species == species).Select(p => -p.Stoichiometry));
        var sum = parts.Sum();
        return double.IsFinite(sum) && symbols.Species[species].ConversionFactor is null
            ? sum
            : throw new ModelException([new Problem("fast-stoichiometry", $"reaction '{reaction.Id}'",
                "A fast reaction needs stoichiometries that are numbers, and species without a conversion factor; make the reaction slow.")]);
    })];

    // Rows that become zero name what the fast reactions conserve; the others are independent.
    private int Eliminate(double[][] rows)
    {
        var found = 0;
        for (var column = 0; column < reactions.Count && found < rows.Length; column++)
        {
            var pivot = found;
            for (var i = found + 1; i < rows.Length; i++)
            {
                pivot = Math.Abs(rows[i][column]) > Math.Abs(rows[pivot][column]) ? i : pivot;
            }

            if (Math.Abs(rows[pivot][column]) < Zero)
            {
                continue;
            }

            (rows[found], rows[pivot]) = (rows[pivot], rows[found]);
            (sums[found], sums[pivot]) = (sums[pivot], sums[found]);
            (order[found], order[pivot]) = (order[pivot], order[found]);
            for (var i = found + 1; i < rows.Length; i++)
            {
                var factor = rows[i][column] / rows[found][column];
                for (var k = 0; factor != 0 && k < reactions.Count; k++)
                {
                    rows[i][k] -= factor * rows[found][k];
                }

                for (var k = 0; factor != 0 && k < Species.Count; k++)
                {
                    sums[i][k] -= factor * sums[found][k];
                }
            }

            found++;
        }

        return found;
    }
}
