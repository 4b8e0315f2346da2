namespace Nadir;

/// <summary>
/// Z G Z' + variance × I. Parameters: the lower triangle of each block of G by rows, then the residual variance. Factored: the triangle is that of L with G = L L', so that G
/// can be singular without leaving the inside of the parameter space; else it is that of G itself, in which the covariance is linear.
/// </summary>
internal sealed class RandomEffectsShape : CovarianceShape
{
    private readonly bool isFactored;
    private readonly int width;
    private readonly (int Row, int Column, int Start, int Size)[] entries;
    private readonly double[] g;

    public RandomEffectsShape(IReadOnlyList<int> blocks, bool isFactored)
    {
        this.isFactored = isFactored;
        width = blocks.Sum();
        g = new double[width * width];
        var list = new List<(int, int, int, int)>();
        var start = 0;
        foreach (var size in blocks)
        {
            for (var a = 0; a < size; a++)
            {
                for (var b = 0; b <= a; b++)
                {
                    list.Add((start + a, start + b, start, size));
                }
            }

            start += size;
        }

        entries = [.. list];
    }

    public override int Count => entries.Length + 1;

    public override bool IsLinear => !isFactored;

    /// <summary>Entries of the triangle: row, column.</summary>
    public IEnumerable<(int Row, int Column)> Entries => entries.Select(entry => (entry.Row, entry.Column));

    /// <summary>G [width, width] at parameters.</summary>
    public double[] Between(ReadOnlySpan<double> theta)
    {
        FillBetween(theta);
        return [.. g];
    }

    /// <summary>Parameters of the linear form at the same covariance.</summary>
    public double[] ToLinear(ReadOnlySpan<double> theta)
    {
        FillBetween(theta);
        return [.. entries.Select(entry => g[entry.Row * width + entry.Column]), theta[^1]];
    }

    public override void Fill(ReadOnlySpan<double> theta, VisitPattern pattern, Span<double> v)
    {
        FillBetween(theta);
        Sandwich(pattern, v);
        for (var a = 0; a < pattern.Size; a++)
        {
            // A residual variance below zero is no covariance; NaN makes the factorization fail.
            v[a * pattern.Size + a] += theta[^1] > 0 ? theta[^1] : double.NaN;
        }
    }

    public override void First(ReadOnlySpan<double> theta, VisitPattern pattern, int j, Span<double> v)
    {
        if (j == entries.Length)
        {
            v.Clear();
            for (var a = 0; a < pattern.Size; a++)
            {
                v[a * pattern.Size + a] = 1;
            }

            return;
        }

        Array.Clear(g);
        var (row, column, start, size) = entries[j];
        if (isFactored)
        {
            // E L' + L E': row `row` and column `row` get column `column` of L.
            for (var a = Math.Max(start, column); a < start + size; a++)
            {
                var factor = theta[Index(a, column)];
                g[row * width + a] += factor;
                g[a * width + row] += factor;
            }
        }
        else
        {
            g[row * width + column] = g[column * width + row] = 1;
        }

        Sandwich(pattern, v);
    }

    public override void Second(ReadOnlySpan<double> theta, VisitPattern pattern, int j, int k, Span<double> v)
    {
        v.Clear();
        if (j == entries.Length || k == entries.Length || entries[j].Column != entries[k].Column)
        {
            return;
        }

        Array.Clear(g);
        g[entries[j].Row * width + entries[k].Row] += 1;
        g[entries[k].Row * width + entries[j].Row] += 1;
        Sandwich(pattern, v);
    }

    private int Index(int row, int column)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Row == row && entries[i].Column == column)
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(row));
    }

    private void FillBetween(ReadOnlySpan<double> theta)
    {
        Array.Clear(g);
        for (var i = 0; i < entries.Length; i++)
        {
            var (row, column, _, _) = entries[i];
            if (!isFactored)
            {
                g[row * width + column] = g[column * width + row] = theta[i];
                continue;
            }

            for (var k = 0; k < entries.Length; k++)
            {
                // L[row, column] L[other, column] belongs to G[row, other].
                if (entries[k].Column == column)
                {
                    g[row * width + entries[k].Row] += theta[i] * theta[k];
                }
            }
        }
    }

    private void Sandwich(VisitPattern pattern, Span<double> v)
    {
        var m = pattern.Size;
        var z = pattern.Z;
        for (var a = 0; a < m; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                v[a * m + b] = v[b * m + a] = DenseAlgebra.Quadratic(z.AsSpan(a * width, width), g, z.AsSpan(b * width, width), width);
            }
        }
    }
}
