using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Nadir;

/// <summary>
/// LU factors of W = shift·I − J for a Jacobian J of fixed pattern. The order (minimum degree) and the fill are found once; numeric
/// factors reuse them without pivoting. A pivot that is small beside its row falls back, for that matrix, to a dense LU with partial pivoting.
/// </summary>
public sealed class SparseLu
{
    private const double SmallestPivot = 1e-10;
    private readonly int n;
    private readonly bool[] unshifted;
    private readonly int[] order;
    private readonly int[] place;
    private readonly int[] starts;
    private readonly int[] columns;
    private readonly int[] diagonal;
    private readonly int[] scatter;
    private readonly double[] values;
    private readonly double[] inverseDiagonal;
    private readonly double[] work;
    private readonly double[] permuted;
    private double[]? assembled;
    private DenseLu? dense;
    private bool useDense;

    /// <summary>The symbolic phase.</summary>
    /// <param name="jacobian">Pattern of J; the diagonal need not be in it.</param>
    /// <param name="unshifted">Rows without the shift (algebraic equations), one flag a row; empty when there are none.</param>
    public SparseLu(SparsityPattern jacobian, ReadOnlySpan<bool> unshifted = default)
    {
        this.unshifted = unshifted.ToArray();
        n = jacobian.Rows;
        var symbolic = new SymbolicLu(jacobian);
        (order, place, starts, columns) = (symbolic.Order, symbolic.Place, symbolic.Starts, symbolic.Columns);
        (diagonal, scatter) = (symbolic.Diagonal, symbolic.Scatter);
        values = new double[columns.Length];
        inverseDiagonal = new double[n];
        work = new double[n];
        permuted = new double[n];
    }

    /// <summary>Entries of L and U together.</summary>
    public int FilledEntries => columns.Length;

    /// <summary>How often a small pivot sent a matrix to the pivoted LU.</summary>
    public long Fallbacks { get; private set; }

    /// <summary>Factors shift·I − J. False when the matrix is singular or not finite.</summary>
    /// <param name="shift">Number on the diagonal, 1/(hγ).</param>
    /// <param name="jacobian">Values of J in the order of its pattern.</param>
    public bool Factorize(double shift, ReadOnlySpan<double> jacobian)
    {
        Assemble(shift, jacobian);
        useDense = false;
        if (Eliminate())
        {
            return true;
        }

        Fallbacks++;
        useDense = true;
        dense ??= new DenseLu(n);
        assembled ??= new double[values.Length];
        Assemble(shift, jacobian);
        values.CopyTo(assembled.AsSpan());
        return dense.Factorize(assembled, starts, columns);
    }

    /// <summary>Solves W x = b in place.</summary>
    public void Solve(Span<double> b)
    {
        for (var i = 0; i < n; i++)
        {
            permuted[i] = b[order[i]];
        }

        if (useDense)
        {
            dense!.Solve(permuted);
        }
        else
        {
            Substitute();
        }

        for (var i = 0; i < n; i++)
        {
            b[order[i]] = permuted[i];
        }
    }

    // Bounds are those of the symbolic phase, so the inner loops go without checks.
    private void Substitute()
    {
        ref var x = ref MemoryMarshal.GetArrayDataReference(permuted);
        ref var a = ref MemoryMarshal.GetArrayDataReference(values);
        ref var column = ref MemoryMarshal.GetArrayDataReference(columns);
        for (var i = 0; i < n; i++)
        {
            var sum = Unsafe.Add(ref x, i);
            for (int k = starts[i], end = diagonal[i]; k < end; k++)
            {
                sum -= Unsafe.Add(ref a, k) * Unsafe.Add(ref x, Unsafe.Add(ref column, k));
            }

            Unsafe.Add(ref x, i) = sum;
        }

        for (var i = n - 1; i >= 0; i--)
        {
            var sum = Unsafe.Add(ref x, i);
            for (int k = diagonal[i] + 1, end = starts[i + 1]; k < end; k++)
            {
                sum -= Unsafe.Add(ref a, k) * Unsafe.Add(ref x, Unsafe.Add(ref column, k));
            }

            Unsafe.Add(ref x, i) = sum * inverseDiagonal[i];
        }
    }

    private void Assemble(double shift, ReadOnlySpan<double> jacobian)
    {
        Array.Clear(values);
        for (var k = 0; k < scatter.Length; k++)
        {
            values[scatter[k]] = -jacobian[k];
        }

        for (var row = 0; row < n; row++)
        {
            if (unshifted.Length == 0 || !unshifted[row])
            {
                values[diagonal[place[row]]] += shift;
            }
        }
    }

    // Row by row: the row is spread over a dense work row, reduced by the rows above, and gathered.
    private bool Eliminate()
    {
        ref var row = ref MemoryMarshal.GetArrayDataReference(work);
        ref var a = ref MemoryMarshal.GetArrayDataReference(values);
        ref var column = ref MemoryMarshal.GetArrayDataReference(columns);
        for (var i = 0; i < n; i++)
        {
            var (first, diag, end) = (starts[i], diagonal[i], starts[i + 1]);
            for (var k = first; k < end; k++)
            {
                Unsafe.Add(ref row, Unsafe.Add(ref column, k)) = Unsafe.Add(ref a, k);
            }

            for (var k = first; k < diag; k++)
            {
                var above = Unsafe.Add(ref column, k);
                var factor = Unsafe.Add(ref row, above) * inverseDiagonal[above];
                Unsafe.Add(ref row, above) = factor;
                for (int m = diagonal[above] + 1, last = starts[above + 1]; m < last; m++)
                {
                    Unsafe.Add(ref row, Unsafe.Add(ref column, m)) -= factor * Unsafe.Add(ref a, m);
                }
            }

            var largest = 0.0;
            for (var k = first; k < end; k++)
            {
                var value = Unsafe.Add(ref row, Unsafe.Add(ref column, k));
                Unsafe.Add(ref a, k) = value;
                largest = k >= diag ? Math.Max(largest, Math.Abs(value)) : largest;
            }

            var pivot = values[diag];
            if (!(Math.Abs(pivot) > SmallestPivot * largest) || !double.IsFinite(largest))
            {
                return false;
            }

            inverseDiagonal[i] = 1 / pivot;
        }

        return true;
    }
}
