using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>
/// Sparse LU of J − shift·I in lanes by loops over index tables, for systems too large for code of their own. Slots as in the emitted code: negative
/// lower factors, upper ones, −1/pivot.
/// </summary>
internal sealed unsafe class LaneLu<T>
    where T : struct, ILane<T>
{
    private const double SmallestPivot = 1e-10;
    private readonly SymbolicLu lu;
    private readonly LaneMemory work;
    private readonly double* jacobian;
    private readonly double* factors;

    /// <summary>Works on memory that the caller keeps.</summary>
    /// <param name="lu">Order and fill.</param>
    /// <param name="jacobian">Values of J in the order of its pattern.</param>
    /// <param name="factors">Where the factors go.</param>
    public LaneLu(SymbolicLu lu, double* jacobian, double* factors)
    {
        this.lu = lu;
        this.jacobian = jacobian;
        this.factors = factors;
        work = new LaneMemory(lu.Order.Length * T.Width);
    }

    /// <summary>Factors; <paramref name="pivots"/> becomes 0 in a lane with a small pivot, else 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Factorize(double* shift, double* pivots)
    {
        var row = work.Start;
        var shifted = T.Load(shift);
        new Span<double>(factors, lu.Columns.Length * T.Width).Clear();
        for (var k = 0; k < lu.Scatter.Length; k++)
        {
            T.Store(T.Load(jacobian + k * T.Width), factors + lu.Scatter[k] * T.Width);
        }

        for (var l = 0; l < T.Width; l++)
        {
            pivots[l] = 1;
        }

        for (var i = 0; i < lu.Order.Length; i++)
        {
            var (first, diagonal, end) = (lu.Starts[i], lu.Diagonal[i], lu.Starts[i + 1]);
            for (var k = first; k < end; k++)
            {
                T.Store(T.Load(factors + k * T.Width), row + lu.Columns[k] * T.Width);
            }

            var pivot = row + i * T.Width;
            var original = T.Load(pivot) - shifted;
            T.Store(original, pivot);
            for (var k = first; k < diagonal; k++)
            {
                var above = lu.Columns[k];
                var factor = T.Load(row + above * T.Width) * T.Load(factors + lu.Diagonal[above] * T.Width);
                T.Store(factor, factors + k * T.Width);
                for (int m = lu.Diagonal[above] + 1, last = lu.Starts[above + 1]; m < last; m++)
                {
                    var at = row + lu.Columns[m] * T.Width;
                    T.Store(T.Fma(factor, T.Load(factors + m * T.Width), T.Load(at)), at);
                }
            }

            Watch(pivot, original, shift, pivots);
            T.Store(T.All(-1) / T.Load(pivot), factors + diagonal * T.Width);
            for (var k = diagonal + 1; k < end; k++)
            {
                T.Store(T.Load(row + lu.Columns[k] * T.Width), factors + k * T.Width);
            }
        }
    }

    /// <summary>Solves in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Solve(double* right)
    {
        var x = work.Start;
        for (var i = 0; i < lu.Order.Length; i++)
        {
            var sum = T.Load(right + lu.Order[i] * T.Width);
            for (int k = lu.Starts[i], end = lu.Diagonal[i]; k < end; k++)
            {
                sum = T.Fma(T.Load(factors + k * T.Width), T.Load(x + lu.Columns[k] * T.Width), sum);
            }

            T.Store(sum, x + i * T.Width);
        }

        for (var i = lu.Order.Length - 1; i >= 0; i--)
        {
            var sum = T.Load(x + i * T.Width);
            for (int k = lu.Diagonal[i] + 1, end = lu.Starts[i + 1]; k < end; k++)
            {
                sum = T.Fma(T.Load(factors + k * T.Width), T.Load(x + lu.Columns[k] * T.Width), sum);
            }

            sum *= T.Load(factors + lu.Diagonal[i] * T.Width);
            T.Store(sum, x + i * T.Width);
            T.Store(sum, right + lu.Order[i] * T.Width);
        }
    }

    private static void Watch(double* pivot, T original, double* shift, double* pivots)
    {
        var bound = stackalloc double[T.Width];
        T.Store(T.All(SmallestPivot) * (T.Abs(original) + T.Load(shift)), bound);
        for (var l = 0; l < T.Width; l++)
        {
            pivots[l] = Math.Abs(pivot[l]) > bound[l] ? pivots[l] : 0;
        }
    }
}
