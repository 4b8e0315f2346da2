namespace Nadir;

/// <summary>Where the search of <see cref="Mmrm"/> starts: the covariance of the residuals of ordinary least squares, which for complete data is the answer or close to it.</summary>
internal static class MmrmStart
{
    /// <summary>Parameters of the covariance; null when there is no variation or the design is deficient.</summary>
    public static double[]? Of(IReadOnlyList<VisitPattern> patterns, VisitCovariance covariance, int visits, int width)
    {
        if (Residual(patterns, width) is not { } residual)
        {
            return null;
        }

        var (products, counts) = (new double[visits * visits], new double[visits * visits]);
        foreach (var pattern in patterns)
        {
            AddProducts(pattern, residual, visits, products, counts);
        }

        for (var i = 0; i < products.Length; i++)
        {
            products[i] = counts[i] > 0 ? products[i] / counts[i] : 0;
        }

        for (var visit = 0; visit < visits; visit++)
        {
            if (!(products[visit * visits + visit] > 0))
            {
                return null;
            }
        }

        return covariance == VisitCovariance.Unstructured ? Unstructured(products, visits) : Pooled(products, visits, covariance);
    }

    // (-b, 1) of ordinary least squares.
    private static double[]? Residual(IReadOnlyList<VisitPattern> patterns, int width)
    {
        var (whole, p) = (new double[width * width], width - 1);
        foreach (var pattern in patterns)
        {
            var identity = new double[pattern.Size * pattern.Size];
            for (var a = 0; a < pattern.Size; a++)
            {
                identity[a * pattern.Size + a] = 1;
            }

            pattern.AddQuadratic(identity, whole);
        }

        var (factor, residual) = (new double[p * p], new double[width]);
        for (var i = 0; i < p; i++)
        {
            whole.AsSpan(i * width, p).CopyTo(factor.AsSpan(i * p));
            residual[i] = -whole[i * width + p];
        }

        residual[p] = 1;
        if (!DenseAlgebra.Cholesky(factor, p))
        {
            return null;
        }

        DenseAlgebra.SolveCholesky(factor, p, residual.AsSpan(0, p));
        // What is left must be more than rounding of what was there.
        return DenseAlgebra.Quadratic(residual, whole, residual, width) > 1e-13 * whole[p * width + p] ? residual : null;
    }

    private static void AddProducts(VisitPattern pattern, double[] residual, int visits, double[] products, double[] counts)
    {
        var width = residual.Length;
        var (pick, target) = (new double[pattern.Size * pattern.Size], new double[width * width]);
        for (var a = 0; a < pattern.Size; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                Array.Clear(pick);
                Array.Clear(target);
                pick[a * pattern.Size + b] = pick[b * pattern.Size + a] = a == b ? 1 : 0.5;
                pattern.AddQuadratic(pick, target);
                var (s, t) = (pattern.Visits[a], pattern.Visits[b]);
                products[s * visits + t] += DenseAlgebra.Quadratic(residual, target, residual, width);
                counts[s * visits + t] += pattern.Members;
                if (s != t)
                {
                    products[t * visits + s] = products[s * visits + t];
                    counts[t * visits + s] = counts[s * visits + t];
                }
            }
        }
    }

    // Pairs that are seen by few can make it indefinite: then covariances are drawn to zero.
    private static double[] Unstructured(double[] products, int visits)
    {
        var factor = new double[visits * visits];
        while (true)
        {
            products.CopyTo(factor, 0);
            if (DenseAlgebra.Cholesky(factor, visits) && IsSafe(factor, products, visits))
            {
                break;
            }

            for (var i = 0; i < products.Length; i++)
            {
                products[i] *= i % (visits + 1) == 0 ? 1 : 0.9;
            }
        }

        var theta = new double[visits * (visits + 1) / 2];
        for (var s = 0; s < visits; s++)
        {
            for (var t = 0; t <= s; t++)
            {
                theta[s * (s + 1) / 2 + t] = products[s * visits + t];
            }
        }

        return theta;
    }

    private static bool IsSafe(double[] factor, double[] products, int visits)
    {
        for (var visit = 0; visit < visits; visit++)
        {
            var i = visit * visits + visit;
            if (factor[i] * factor[i] < 1e-3 * products[i])
            {
                return false;
            }
        }

        return true;
    }

    private static double[] Pooled(double[] products, int visits, VisitCovariance covariance)
    {
        var (variance, shared, pairs) = (0.0, 0.0, 0);
        for (var s = 0; s < visits; s++)
        {
            variance += products[s * visits + s] / visits;
            for (var t = 0; t < s; t++)
            {
                if (covariance == VisitCovariance.CompoundSymmetry || s - t == 1)
                {
                    shared += products[s * visits + t];
                    pairs++;
                }
            }
        }

        var correlation = pairs == 0 ? 0 : Math.Clamp(shared / pairs / variance, -0.9 / Math.Max(1, visits - 1), 0.9);
        return covariance == VisitCovariance.CompoundSymmetry ? [variance, variance * correlation] : [variance, correlation];
    }
}
