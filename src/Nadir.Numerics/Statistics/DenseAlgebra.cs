using System.Numerics;
using System.Runtime.InteropServices;

namespace Nadir;

/// <summary>Small dense vectors and symmetric matrices, row-major, for statistics.</summary>
internal static class DenseAlgebra
{
    /// <summary>target += scale × source.</summary>
    public static void AddScaled(double scale, ReadOnlySpan<double> source, Span<double> target)
    {
        var wide = MemoryMarshal.Cast<double, Vector<double>>(source[..target.Length]);
        var into = MemoryMarshal.Cast<double, Vector<double>>(target);
        for (var i = 0; i < into.Length; i++)
        {
            into[i] += wide[i] * scale;
        }

        for (var i = into.Length * Vector<double>.Count; i < target.Length; i++)
        {
            target[i] += scale * source[i];
        }
    }

    /// <summary>Sum of products.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var left = MemoryMarshal.Cast<double, Vector<double>>(a);
        var right = MemoryMarshal.Cast<double, Vector<double>>(b[..a.Length]);
        var total = Vector<double>.Zero;
        for (var i = 0; i < left.Length; i++)
        {
            total += left[i] * right[i];
        }

        var sum = Vector.Sum(total);
        for (var i = left.Length * Vector<double>.Count; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>Lower Cholesky factor in place; false unless positive definite. The upper half is left as it was.</summary>
    public static bool Cholesky(Span<double> a, int n)
    {
        for (var j = 0; j < n; j++)
        {
            var whole = a[j * n + j];
            for (var i = j; i < n; i++)
            {
                var sum = a[i * n + j] - Dot(a.Slice(i * n, j), a.Slice(j * n, j));
                if (i == j)
                {
                    if (!(sum > 1e-14 * whole) || !double.IsFinite(sum))
                    {
                        return false;
                    }

                    a[j * n + j] = Math.Sqrt(sum);
                }
                else
                {
                    a[i * n + j] = sum / a[j * n + j];
                }
            }
        }

        return true;
    }

    /// <summary>Logarithm of the determinant, from the factor.</summary>
    public static double LogDeterminant(ReadOnlySpan<double> factor, int n)
    {
        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            sum += Math.Log(factor[i * n + i]);
        }

        return 2 * sum;
    }

    /// <summary>Solves A x = b in place, from the factor.</summary>
    public static void SolveCholesky(ReadOnlySpan<double> factor, int n, Span<double> b)
    {
        for (var i = 0; i < n; i++)
        {
            b[i] = (b[i] - Dot(factor.Slice(i * n, i), b[..i])) / factor[i * n + i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            var sum = b[i];
            for (var j = i + 1; j < n; j++)
            {
                sum -= factor[j * n + i] * b[j];
            }

            b[i] = sum / factor[i * n + i];
        }
    }

    /// <summary>Inverse of the factored matrix.</summary>
    public static void InvertCholesky(ReadOnlySpan<double> factor, int n, Span<double> inverse)
    {
        for (var k = 0; k < n; k++)
        {
            var column = inverse.Slice(k * n, n);
            column.Clear();
            column[k] = 1;
            SolveCholesky(factor, n, column);
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                inverse[i * n + j] = inverse[j * n + i] = 0.5 * (inverse[i * n + j] + inverse[j * n + i]);
            }
        }
    }

    /// <summary>result = a b, all n by n.</summary>
    public static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result, int n)
    {
        for (var i = 0; i < n; i++)
        {
            var row = result.Slice(i * n, n);
            row.Clear();
            for (var k = 0; k < n; k++)
            {
                AddScaled(a[i * n + k], b.Slice(k * n, n), row);
            }
        }
    }

    /// <summary>Trace of a b, both n by n.</summary>
    public static double TraceOfProduct(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int n)
    {
        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                sum += a[i * n + j] * b[j * n + i];
            }
        }

        return sum;
    }

    /// <summary>v' A w, A n by n or the leading n by n of rows of the given stride.</summary>
    public static double Quadratic(ReadOnlySpan<double> v, ReadOnlySpan<double> a, ReadOnlySpan<double> w, int n)
    {
        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            sum += v[i] * Dot(a.Slice(i * n, n), w);
        }

        return sum;
    }

    /// <summary>(R'R)⁻¹ of an upper triangular R.</summary>
    public static double[] InverseOfUpperGram(ReadOnlySpan<double> r, int n)
    {
        var inverse = new double[n * n];
        for (var k = 0; k < n; k++)
        {
            inverse[k * n + k] = 1 / r[k * n + k];
            for (var i = k - 1; i >= 0; i--)
            {
                var sum = 0.0;
                for (var j = i + 1; j <= k; j++)
                {
                    sum += r[i * n + j] * inverse[j * n + k];
                }

                inverse[i * n + k] = -sum / r[i * n + i];
            }
        }

        var gram = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                gram[i * n + j] = Dot(inverse.AsSpan(i * n, n), inverse.AsSpan(j * n, n));
            }
        }

        return gram;
    }
}
