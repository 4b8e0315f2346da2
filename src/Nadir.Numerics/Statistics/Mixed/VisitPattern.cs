namespace Nadir;

/// <summary>
/// People whose values have the same covariance: the same visits seen, or the same design of random effects. Their rows (columns of the design, then the response) are kept as
/// sums of products when there are several, since no likelihood needs more.
/// </summary>
internal sealed class VisitPattern
{
    private readonly int width;
    private readonly bool isSummed;
    private readonly double[] rows;
    private readonly double[] scratch;
    private int filled;

    /// <summary>Makes room.</summary>
    /// <param name="visits">Which visits were seen, ascending; for random effects 0 to m - 1.</param>
    /// <param name="z">Design of the random effects [m, effect]; empty for visits.</param>
    /// <param name="members">People with this pattern.</param>
    /// <param name="width">Columns of the design and one for the response.</param>
    public VisitPattern(int[] visits, double[] z, int members, int width)
    {
        (Visits, Z, Members, this.width) = (visits, z, members, width);
        isSummed = members * 2 > Size;
        rows = new double[isSummed ? Size * (Size + 1) / 2 * width * width : members * Size * width];
        scratch = new double[Size * width];
    }

    public int[] Visits { get; }

    public double[] Z { get; }

    public int Members { get; }

    /// <summary>Values a person.</summary>
    public int Size => Visits.Length;

    /// <summary>Adds a person's rows [m, width].</summary>
    public void Add(ReadOnlySpan<double> person)
    {
        if (!isSummed)
        {
            person.CopyTo(rows.AsSpan(filled++ * person.Length));
            return;
        }

        filled++;
        for (var a = 0; a < Size; a++)
        {
            var left = person.Slice(a * width, width);
            for (var b = 0; b <= a; b++)
            {
                var right = person.Slice(b * width, width);
                var block = Block(a, b);
                for (var i = 0; i < width; i++)
                {
                    DenseAlgebra.AddScaled(left[i], right, block.Slice(i * width, width));
                    if (a != b)
                    {
                        DenseAlgebra.AddScaled(right[i], left, block.Slice(i * width, width));
                    }
                }
            }
        }
    }

    /// <summary>target [width, width] += sum over people of rows' M rows, M symmetric.</summary>
    public void AddQuadratic(ReadOnlySpan<double> m, Span<double> target)
    {
        if (isSummed)
        {
            for (var a = 0; a < Size; a++)
            {
                for (var b = 0; b <= a; b++)
                {
                    if (m[a * Size + b] != 0)
                    {
                        DenseAlgebra.AddScaled(m[a * Size + b], Block(a, b), target);
                    }
                }
            }

            return;
        }

        for (var person = 0; person < Members; person++)
        {
            var own = rows.AsSpan(person * Size * width, Size * width);
            for (var a = 0; a < Size; a++)
            {
                var product = scratch.AsSpan(a * width, width);
                product.Clear();
                for (var b = 0; b < Size; b++)
                {
                    DenseAlgebra.AddScaled(m[a * Size + b], own.Slice(b * width, width), product);
                }
            }

            for (var a = 0; a < Size; a++)
            {
                for (var i = 0; i < width; i++)
                {
                    DenseAlgebra.AddScaled(own[a * width + i], scratch.AsSpan(a * width, width), target.Slice(i * width, width));
                }
            }
        }
    }

    private Span<double> Block(int a, int b) => rows.AsSpan((a * (a + 1) / 2 + b) * width * width, width * width);
}
