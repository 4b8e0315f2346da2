namespace Nadir;

/// <summary>
/// (Restricted) likelihood of people who are independent of each other, y ~ Normal(X b, V(theta)), with its gradient, its observed and its expected information
/// (Lindstrom and Bates 1988, J Am Stat Assoc 83:1014). With P = V⁻¹ - V⁻¹XΦX'V⁻¹ the observed information is
/// y'P Vj P Vk P y - ½ tr(P Vj P Vk) + ½ tr(P Vjk) - ½ y'P Vjk P y and the expected ½ tr(P Vj P Vk); for plain likelihood V⁻¹ stands for P inside the traces.
/// </summary>
internal sealed class GroupedLikelihood
{
    private readonly IReadOnlyList<VisitPattern> patterns;
    private readonly CovarianceShape shape;
    private readonly bool isRestricted;
    private readonly int p;
    private readonly int width;
    private readonly int q;
    private readonly int values;
    private readonly double[] whole;
    private readonly double[][] first;
    private readonly double[][] second;
    private readonly double[][] curved;
    private readonly double[] trace;
    private readonly double[] trace2;
    private readonly double[] traceCurved;
    private readonly double[] factor;
    private readonly double[] fixedEffects;
    private readonly double[] product;
    private readonly PatternScratch scratch;

    public GroupedLikelihood(IReadOnlyList<VisitPattern> patterns, CovarianceShape shape, int columns, bool isRestricted)
    {
        (this.patterns, this.shape, p, this.isRestricted) = (patterns, shape, columns, isRestricted);
        (width, q) = (p + 1, shape.Count);
        values = patterns.Sum(pattern => pattern.Members * pattern.Size);
        var pairs = q * (q + 1) / 2;
        whole = new double[width * width];
        first = Stack(q);
        second = Stack(pairs);
        curved = shape.IsLinear ? [] : Stack(pairs);
        (trace, trace2, traceCurved) = (new double[q], new double[pairs], new double[pairs]);
        (factor, fixedEffects, product) = (new double[p * p], new double[width], new double[q * p * p]);
        Phi = new double[p * p];
        A = new double[q * p * p];
        (Gradient, Observed, Expected) = (new double[q], new double[q * q], new double[q * q]);
        scratch = new PatternScratch(patterns.Max(pattern => pattern.Size), q);
    }

    /// <summary>Logarithm of the likelihood, with its constant: -½ (n - p) log 2π for REML as in lme4, without log |X'X|.</summary>
    public double LogLikelihood { get; private set; }

    /// <summary>Fixed effects.</summary>
    public ReadOnlySpan<double> Beta => fixedEffects.AsSpan(0, p);

    /// <summary>(X'V⁻¹X)⁻¹.</summary>
    public double[] Phi { get; }

    /// <summary>X'V⁻¹ Vj V⁻¹X, [parameter, column, column].</summary>
    public double[] A { get; }

    public double[] Gradient { get; }

    public double[] Observed { get; }

    public double[] Expected { get; }

    /// <summary>Everything at parameters; false when the covariance there is not positive definite or the design is deficient.</summary>
    public bool Evaluate(ReadOnlySpan<double> theta)
    {
        Clear();
        var logDeterminant = 0.0;
        foreach (var pattern in patterns)
        {
            if (!scratch.Invert(shape, theta, pattern, out var own))
            {
                return false;
            }

            logDeterminant += pattern.Members * own;
            pattern.AddQuadratic(scratch.Inverse, whole);
            AddDerivatives(theta, pattern);
        }

        return Solve(logDeterminant);
    }

    /// <summary>X'V⁻¹ Vj V⁻¹ Vk V⁻¹X, its symmetric part, in [column, column] of a matrix of the width returned.</summary>
    public ReadOnlySpan<double> Second(int j, int k) => second[Pair(j, k)];

    /// <summary>X'V⁻¹ Vjk V⁻¹X likewise; empty when the covariance is linear.</summary>
    public ReadOnlySpan<double> Curved(int j, int k) => shape.IsLinear ? [] : curved[Pair(j, k)];

    private static int Pair(int j, int k) => j >= k ? j * (j + 1) / 2 + k : k * (k + 1) / 2 + j;

    private double[][] Stack(int count)
    {
        var stack = new double[count][];
        for (var i = 0; i < count; i++)
        {
            stack[i] = new double[width * width];
        }

        return stack;
    }

    private void Clear()
    {
        Array.Clear(whole);
        Array.Clear(trace);
        Array.Clear(trace2);
        Array.Clear(traceCurved);
        foreach (var stack in new[] { first, second, curved })
        {
            foreach (var matrix in stack)
            {
                Array.Clear(matrix);
            }
        }
    }

    private void AddDerivatives(ReadOnlySpan<double> theta, VisitPattern pattern)
    {
        scratch.Differentiate(shape, theta, pattern);
        for (var j = 0; j < q; j++)
        {
            trace[j] += pattern.Members * scratch.Trace(j);
            pattern.AddQuadratic(scratch.Sandwich(j), first[j]);
            for (var k = 0; k <= j; k++)
            {
                trace2[Pair(j, k)] += pattern.Members * scratch.Trace(j, k);
                pattern.AddQuadratic(scratch.Sandwich(j, k), second[Pair(j, k)]);
                if (!shape.IsLinear)
                {
                    traceCurved[Pair(j, k)] += pattern.Members * scratch.Curve(shape, theta, pattern, j, k);
                    pattern.AddQuadratic(scratch.CurveSandwich, curved[Pair(j, k)]);
                }
            }
        }
    }

    private bool Solve(double logDeterminant)
    {
        for (var i = 0; i < p; i++)
        {
            whole.AsSpan(i * width, p).CopyTo(factor.AsSpan(i * p));
            fixedEffects[i] = whole[i * width + p];
        }

        if (!DenseAlgebra.Cholesky(factor, p))
        {
            return false;
        }

        DenseAlgebra.SolveCholesky(factor, p, fixedEffects.AsSpan(0, p));
        DenseAlgebra.InvertCholesky(factor, p, Phi);
        var squares = whole[p * width + p] - DenseAlgebra.Dot(fixedEffects.AsSpan(0, p), whole.AsSpan(p * width, p));
        LogLikelihood = -0.5 * (logDeterminant + squares + (isRestricted ? DenseAlgebra.LogDeterminant(factor, p) + (values - p) * Math.Log(2 * Math.PI) : values * Math.Log(2 * Math.PI)));
        Differentiate();
        return double.IsFinite(LogLikelihood);
    }

    private void Differentiate()
    {
        Span<double> residual = stackalloc double[width];
        Span<double> scores = stackalloc double[q * p];
        for (var i = 0; i < p; i++)
        {
            residual[i] = -fixedEffects[i];
        }

        residual[p] = 1;
        for (var j = 0; j < q; j++)
        {
            var own = A.AsSpan(j * p * p, p * p);
            for (var i = 0; i < p; i++)
            {
                first[j].AsSpan(i * width, p).CopyTo(own[(i * p)..]);
                scores[j * p + i] = DenseAlgebra.Dot(first[j].AsSpan(i * width, width), residual);
            }

            DenseAlgebra.Multiply(Phi, own, product.AsSpan(j * p * p, p * p), p);
            var lost = isRestricted ? DenseAlgebra.Dot(Phi, own) : 0;
            Gradient[j] = -0.5 * (trace[j] - lost - DenseAlgebra.Quadratic(residual, first[j], residual, width));
            for (var k = 0; k <= j; k++)
            {
                AddInformation(j, k, residual, scores);
            }
        }
    }

    private void AddInformation(int j, int k, ReadOnlySpan<double> residual, ReadOnlySpan<double> scores)
    {
        var pair = Pair(j, k);
        var expected = trace2[pair];
        if (isRestricted)
        {
            expected -= 2 * Leading(second[pair]);
            expected += DenseAlgebra.TraceOfProduct(product.AsSpan(j * p * p, p * p), product.AsSpan(k * p * p, p * p), p);
        }

        var squares = DenseAlgebra.Quadratic(residual, second[pair], residual, width) - DenseAlgebra.Quadratic(scores.Slice(j * p, p), Phi, scores.Slice(k * p, p), p);
        var observed = squares - 0.5 * expected;
        if (!shape.IsLinear)
        {
            observed += 0.5 * (traceCurved[pair] - (isRestricted ? Leading(curved[pair]) : 0) - DenseAlgebra.Quadratic(residual, curved[pair], residual, width));
        }

        Expected[j * q + k] = Expected[k * q + j] = 0.5 * expected;
        Observed[j * q + k] = Observed[k * q + j] = observed;
    }

    // tr(Φ M) of the leading p by p of a matrix of the full width.
    private double Leading(ReadOnlySpan<double> matrix)
    {
        var sum = 0.0;
        for (var i = 0; i < p; i++)
        {
            sum += DenseAlgebra.Dot(Phi.AsSpan(i * p, p), matrix.Slice(i * width, p));
        }

        return sum;
    }
}
