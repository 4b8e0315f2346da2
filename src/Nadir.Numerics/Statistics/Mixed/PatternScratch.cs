namespace Nadir;

/// <summary>V⁻¹ of one pattern and its products with the derivatives of V.</summary>
internal sealed class PatternScratch(int largest, int parameters)
{
    private readonly double[] v = new double[largest * largest];
    private readonly double[] inverse = new double[largest * largest];
    private readonly double[] derivative = new double[largest * largest];
    private readonly double[] left = new double[parameters * largest * largest];
    private readonly double[] sandwich = new double[parameters * largest * largest];
    private readonly double[] pair = new double[largest * largest];
    private int m;

    /// <summary>W = V⁻¹.</summary>
    public ReadOnlySpan<double> Inverse => inverse.AsSpan(0, m * m);

    /// <summary>W Vjk W of the last call of <see cref="Curve"/>.</summary>
    public ReadOnlySpan<double> CurveSandwich => pair.AsSpan(0, m * m);

    public bool Invert(CovarianceShape shape, ReadOnlySpan<double> theta, VisitPattern pattern, out double logDeterminant)
    {
        m = pattern.Size;
        var own = v.AsSpan(0, m * m);
        shape.Fill(theta, pattern, own);
        if (!DenseAlgebra.Cholesky(own, m))
        {
            logDeterminant = double.NaN;
            return false;
        }

        logDeterminant = DenseAlgebra.LogDeterminant(own, m);
        DenseAlgebra.InvertCholesky(own, m, inverse.AsSpan(0, m * m));
        return true;
    }

    public void Differentiate(CovarianceShape shape, ReadOnlySpan<double> theta, VisitPattern pattern)
    {
        for (var j = 0; j < parameters; j++)
        {
            var own = derivative.AsSpan(0, m * m);
            shape.First(theta, pattern, j, own);
            DenseAlgebra.Multiply(Inverse, own, Left(j), m);
            DenseAlgebra.Multiply(Left(j), Inverse, sandwich.AsSpan(j * m * m, m * m), m);
        }
    }

    /// <summary>tr(W Vj).</summary>
    public double Trace(int j)
    {
        var sum = 0.0;
        for (var a = 0; a < m; a++)
        {
            sum += left[j * m * m + a * m + a];
        }

        return sum;
    }

    /// <summary>tr(W Vj W Vk).</summary>
    public double Trace(int j, int k) => DenseAlgebra.TraceOfProduct(Left(j), Left(k), m);

    /// <summary>W Vj W.</summary>
    public ReadOnlySpan<double> Sandwich(int j) => sandwich.AsSpan(j * m * m, m * m);

    /// <summary>Symmetric part of W Vj W Vk W; valid until the next call.</summary>
    public ReadOnlySpan<double> Sandwich(int j, int k)
    {
        var own = pair.AsSpan(0, m * m);
        DenseAlgebra.Multiply(Left(j), Sandwich(k), own, m);
        for (var a = 0; a < m; a++)
        {
            for (var b = 0; b < a; b++)
            {
                own[a * m + b] = own[b * m + a] = 0.5 * (own[a * m + b] + own[b * m + a]);
            }
        }

        return own;
    }

    /// <summary>tr(W Vjk); leaves W Vjk W in <see cref="CurveSandwich"/>.</summary>
    public double Curve(CovarianceShape shape, ReadOnlySpan<double> theta, VisitPattern pattern, int j, int k)
    {
        var own = derivative.AsSpan(0, m * m);
        shape.Second(theta, pattern, j, k, own);
        var product = v.AsSpan(0, m * m);
        DenseAlgebra.Multiply(Inverse, own, product, m);
        DenseAlgebra.Multiply(product, Inverse, pair.AsSpan(0, m * m), m);
        var sum = 0.0;
        for (var a = 0; a < m; a++)
        {
            sum += product[a * m + a];
        }

        return sum;
    }

    private Span<double> Left(int j) => left.AsSpan(j * m * m, m * m);
}
