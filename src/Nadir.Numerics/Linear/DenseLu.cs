namespace Nadir;

/// <summary>Dense LU with partial pivoting, scratch made once.</summary>
public sealed class DenseLu
{
    private readonly int n;
    private readonly double[] a;
    private readonly int[] pivots;

    /// <summary>Scratch for matrices of one size.</summary>
    public DenseLu(int size)
    {
        n = size;
        a = new double[size * size];
        pivots = new int[size];
    }

    /// <summary>Factors a dense matrix, row-major. False when it is singular or not finite.</summary>
    public bool Factorize(ReadOnlySpan<double> matrix)
    {
        matrix.CopyTo(a);
        return Eliminate();
    }

    internal bool Factorize(ReadOnlySpan<double> values, ReadOnlySpan<int> starts, ReadOnlySpan<int> columns)
    {
        Array.Clear(a);
        for (var i = 0; i < n; i++)
        {
            for (var k = starts[i]; k < starts[i + 1]; k++)
            {
                a[i * n + columns[k]] = values[k];
            }
        }

        return Eliminate();
    }

    /// <summary>Solves A x = b in place.</summary>
    public void Solve(Span<double> b)
    {
        for (var i = 0; i < n; i++)
        {
            (b[i], b[pivots[i]]) = (b[pivots[i]], b[i]);
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                b[j] -= a[j * n + i] * b[i];
            }
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++)
            {
                b[i] -= a[i * n + j] * b[j];
            }

            b[i] /= a[i * n + i];
        }
    }

    private bool Eliminate()
    {
        for (var k = 0; k < n; k++)
        {
            var pivot = k;
            for (var i = k + 1; i < n; i++)
            {
                pivot = Math.Abs(a[i * n + k]) > Math.Abs(a[pivot * n + k]) ? i : pivot;
            }

            pivots[k] = pivot;
            var largest = Math.Abs(a[pivot * n + k]);
            if (!(largest > 0) || !double.IsFinite(largest))
            {
                return false;
            }

            for (var j = 0; pivot != k && j < n; j++)
            {
                (a[k * n + j], a[pivot * n + j]) = (a[pivot * n + j], a[k * n + j]);
            }

            for (var i = k + 1; i < n; i++)
            {
                var factor = a[i * n + k] / a[k * n + k];
                a[i * n + k] = factor;
                for (var j = k + 1; factor != 0 && j < n; j++)
                {
                    a[i * n + j] -= factor * a[k * n + j];
                }
            }
        }

        return true;
    }
}
