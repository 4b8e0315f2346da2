namespace Nadir;

/// <summary>A multivariate Student distribution that a sampler takes for its first guess of the target: the normal one around a mode, with heavier tails.</summary>
public sealed class StudentReference
{
    private readonly double[] center;
    private readonly double[] factor;

    /// <summary>A reference.</summary>
    /// <param name="center">Its center.</param>
    /// <param name="covariance">Scale matrix, row-major lower triangle; positive definite.</param>
    /// <param name="freedom">Degrees of freedom, above zero.</param>
    public StudentReference(IReadOnlyList<double> center, IReadOnlyList<double> covariance, double freedom)
    {
        ArgumentNullException.ThrowIfNull(center);
        ArgumentNullException.ThrowIfNull(covariance);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(freedom);
        var n = center.Count;
        if (covariance.Count != n * (n + 1) / 2)
        {
            throw new ArgumentException("The covariance does not have one lower triangle over the center.", nameof(covariance));
        }

        this.center = [.. center];
        Freedom = freedom;
        factor = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                factor[i * n + j] = covariance[i * (i + 1) / 2 + j];
            }
        }

        if (!DenseAlgebra.Cholesky(factor, n))
        {
            throw new ArgumentException("The covariance is not positive definite.", nameof(covariance));
        }
    }

    private StudentReference(double[] center, double[] factor, double freedom, int n) => (this.center, this.factor, Freedom) = (center, factor[..(n * n)], freedom);

    /// <summary>Number of parameters.</summary>
    public int Dimension => center.Length;

    /// <summary>Degrees of freedom.</summary>
    public double Freedom { get; }

    /// <summary>The point that has these coordinates where the reference is standard.</summary>
    /// <param name="white">Coordinates in units of the reference, one a parameter.</param>
    public double[] Point(ReadOnlySpan<double> white)
    {
        var n = Dimension;
        var point = new double[n];
        for (var i = 0; i < n; i++)
        {
            point[i] = center[i] + DenseAlgebra.Dot(factor.AsSpan(i * n, i + 1), white[..(i + 1)]);
        }

        return point;
    }

    /// <summary>The reference whose center lies at <paramref name="at"/> and whose spread along every standard coordinate is that many times as large.</summary>
    internal StudentReference Moved(double[] at, double[] scale)
    {
        var n = Dimension;
        return new StudentReference(Point(at), [.. factor.Select((value, k) => value * scale[k % n])], Freedom, n);
    }

    /// <summary>Logarithm of the density at standard coordinates, up to a constant.</summary>
    internal double LogDensity(ReadOnlySpan<double> white) => -(Dimension + Freedom) / 2 * Math.Log(1 + DenseAlgebra.Dot(white, white) / Freedom);

    /// <summary>Scale of the normal distribution that a point belongs to, drawn from what it is given the point.</summary>
    internal double Scale(ReadOnlySpan<double> white, RandomSequence random) =>
        Math.Sqrt((Freedom + DenseAlgebra.Dot(white, white)) / random.ChiSquared(Dimension + Freedom));
}
