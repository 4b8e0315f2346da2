namespace Nadir;

/// <summary>What the factors of a matrix of fixed pattern look like: the order of elimination (minimum degree) and the fill.</summary>
internal sealed class SymbolicLu
{
    /// <summary>Of shift·I − J for the pattern of J; the diagonal need not be in it.</summary>
    public SymbolicLu(SparsityPattern jacobian)
    {
        var n = jacobian.Rows;
        Order = MinimumDegree.Order(jacobian);
        Place = new int[n];
        for (var i = 0; i < n; i++)
        {
            Place[Order[i]] = i;
        }

        var filled = Fill(jacobian, Place);
        Starts = filled.RowStarts.ToArray();
        Columns = filled.ColumnIndices.ToArray();
        Diagonal = new int[n];
        for (var i = 0; i < n; i++)
        {
            Diagonal[i] = filled.IndexOf(i, i);
        }

        Scatter = new int[jacobian.NonZeros];
        for (var row = 0; row < n; row++)
        {
            for (var k = jacobian.RowStarts[row]; k < jacobian.RowStarts[row + 1]; k++)
            {
                Scatter[k] = filled.IndexOf(Place[row], Place[jacobian.ColumnIndices[k]]);
            }
        }
    }

    /// <summary>Row eliminated at every place.</summary>
    public int[] Order { get; }

    /// <summary>Place of every row.</summary>
    public int[] Place { get; }

    /// <summary>First filled entry of every permuted row, and the end.</summary>
    public int[] Starts { get; }

    /// <summary>Permuted column of every filled entry.</summary>
    public int[] Columns { get; }

    /// <summary>Filled entry of every diagonal.</summary>
    public int[] Diagonal { get; }

    /// <summary>Filled entry of every entry of the Jacobian.</summary>
    public int[] Scatter { get; }

    /// <summary>Multiplications of a factorization.</summary>
    public long Multiplications
    {
        get
        {
            var sum = 0L;
            for (var i = 0; i < Order.Length; i++)
            {
                for (var k = Starts[i]; k < Diagonal[i]; k++)
                {
                    sum += Starts[Columns[k] + 1] - Diagonal[Columns[k]];
                }
            }

            return sum;
        }
    }

    private static SparsityPattern Fill(SparsityPattern jacobian, int[] position)
    {
        var n = jacobian.Rows;
        var rows = new SortedSet<int>[n];
        for (var i = 0; i < n; i++)
        {
            rows[i] = [i];
        }

        for (var row = 0; row < n; row++)
        {
            for (var k = jacobian.RowStarts[row]; k < jacobian.RowStarts[row + 1]; k++)
            {
                rows[position[row]].Add(position[jacobian.ColumnIndices[k]]);
            }
        }

        for (var i = 0; i < n; i++)
        {
            // Columns are visited in ascending order while fill is added behind the current one.
            for (var k = rows[i].Min; k < i; k = rows[i].GetViewBetween(k + 1, n).Min)
            {
                rows[i].UnionWith(rows[k].GetViewBetween(k + 1, n));
            }
        }

        return SparsityPattern.Create(n, n, rows.SelectMany((set, i) => set.Select(column => (i, column))));
    }
}
