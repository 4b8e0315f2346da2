using MathNet.Numerics.LinearAlgebra;

namespace Nadir;

/// <summary>Result of a mixed model, from <see cref="MixedModel"/> or <see cref="Mmrm"/>. When it is no success the lists are empty and the status says why.</summary>
public sealed class MixedModelFit
{
    private readonly string method;
    private readonly GroupedLikelihood? likelihood;
    private readonly Func<GroupedLikelihood>? linear;
    private readonly int count;
    private double[]? spread;
    private double[]? corrected;
    private GroupedLikelihood? expected;

    internal MixedModelFit(string method, FitStatus status, int count)
    {
        (this.method, Status, this.count) = (method, status, count);
        (LogLikelihood, Coefficients, Covariance, Between) = (double.NaN, [], [], []);
    }

    internal MixedModelFit(string method, FitStatus status, int count, GroupedLikelihood likelihood, Func<GroupedLikelihood> linear, LikelihoodMethod by, double[] between, double residualVariance)
        : this(method, status, count)
    {
        (this.likelihood, this.linear, By) = (likelihood, linear, by);
        (LogLikelihood, Coefficients, Covariance) = (likelihood.LogLikelihood, [.. likelihood.Beta], [.. likelihood.Phi]);
        (Between, ResidualVariance) = (between, residualVariance);
    }

    /// <summary>Whether there is a result; a covariance at its boundary ("singular fit") is one.</summary>
    public FitStatus Status { get; }

    /// <summary>Which likelihood was maximized.</summary>
    public LikelihoodMethod By { get; }

    /// <summary>Its logarithm at the maximum, constants included (the convention of lme4).</summary>
    public double LogLikelihood { get; }

    /// <summary>Fixed effects, one a column of the design.</summary>
    public IReadOnlyList<double> Coefficients { get; }

    /// <summary>Their covariance, row-major [column, column], not corrected for small samples.</summary>
    public IReadOnlyList<double> Covariance { get; }

    /// <summary>Covariance of the random effects [effect, effect], or of the visits [visit, visit] for <see cref="Mmrm"/>; row-major.</summary>
    public IReadOnlyList<double> Between { get; }

    /// <summary>Residual variance; 0 for <see cref="Mmrm"/>, whose covariance of the visits holds everything.</summary>
    public double ResidualVariance { get; }

    /// <summary>A weighted sum of fixed effects with its error.</summary>
    /// <param name="weights">One a column of the design.</param>
    /// <param name="freedom">Degrees of freedom.</param>
    /// <param name="level">Level of the interval.</param>
    /// <param name="alternative">Which departures count.</param>
    /// <param name="nullValue">Value under the null hypothesis.</param>
    /// <exception cref="ArgumentException">Wrong number of weights, or Kenward and Roger after maximum likelihood.</exception>
    public Inference Contrast(ReadOnlySpan<double> weights, FreedomMethod freedom = FreedomMethod.Satterthwaite, double level = 0.95, Alternative alternative = Alternative.TwoSided, double nullValue = 0)
    {
        if (likelihood is null)
        {
            return Inference.Failed(method, Status, count, level);
        }

        var p = Coefficients.Count;
        if (weights.Length != p)
        {
            throw new ArgumentException($"The contrast has {weights.Length} weights, the model {p} coefficients.", nameof(weights));
        }

        if (freedom == FreedomMethod.KenwardRoger && By == LikelihoodMethod.Ml)
        {
            throw new ArgumentException("Kenward and Roger's correction is one of REML.", nameof(freedom));
        }

        var estimate = DenseAlgebra.Dot(weights, [.. Coefficients]);
        var variance = DenseAlgebra.Quadratic(weights, likelihood.Phi, weights, p);
        var (error, df) = freedom switch
        {
            FreedomMethod.Satterthwaite => (variance, Satterthwaite(likelihood, Spread(), weights, variance)),
            FreedomMethod.KenwardRoger => KenwardRoger(weights, variance),
            _ => (variance, double.PositiveInfinity),
        };
        return error > 0 && df > 0
            ? Inference.Student(method, estimate, Math.Sqrt(error), df, count, level, alternative, nullValue, Status)
            : Inference.Failed(method, FitCode.NoConvergence, "The covariance is too poorly determined for degrees of freedom.", count, level);
    }

    // 2 variance² / Var(variance), with the delta method: the derivative of w'Φw is w'Φ A Φw.
    private static double Satterthwaite(GroupedLikelihood at, double[] covariance, ReadOnlySpan<double> weights, double variance)
    {
        var p = weights.Length;
        var q = at.Gradient.Length;
        Span<double> image = stackalloc double[p];
        Span<double> slope = stackalloc double[q];
        for (var i = 0; i < p; i++)
        {
            image[i] = DenseAlgebra.Dot(at.Phi.AsSpan(i * p, p), weights);
        }

        for (var j = 0; j < q; j++)
        {
            slope[j] = DenseAlgebra.Quadratic(image, at.A.AsSpan(j * p * p, p * p), image, p);
        }

        return 2 * variance * variance / DenseAlgebra.Quadratic(slope, covariance, slope, q);
    }

    private double[] Spread() => spread ??= Inverse(likelihood!.Observed, likelihood.Gradient.Length);

    // For one contrast the scaled F of Kenward and Roger is a squared t: their scale is 1 and their degrees of freedom are Satterthwaite's with the expected information.
    private (double Variance, double Freedom) KenwardRoger(ReadOnlySpan<double> weights, double variance)
    {
        expected ??= linear!();
        var p = weights.Length;
        var q = expected.Gradient.Length;
        var covariance = Inverse(expected.Expected, q);
        corrected ??= Correct(expected, covariance, p, q);
        return (DenseAlgebra.Quadratic(weights, corrected, weights, p), Satterthwaite(expected, covariance, weights, variance));
    }

    // Φ + 2Φ (Σ W_jk (Q_jk - P_j Φ P_k - R_jk / 4)) Φ
    private static double[] Correct(GroupedLikelihood at, double[] covariance, int p, int q)
    {
        var (middle, a, b) = (new double[p * p], new double[p * p], new double[p * p]);
        for (var j = 0; j < q; j++)
        {
            DenseAlgebra.Multiply(at.A.AsSpan(j * p * p, p * p), at.Phi, a, p);
            for (var k = 0; k < q; k++)
            {
                var weight = covariance[j * q + k];
                DenseAlgebra.Multiply(a, at.A.AsSpan(k * p * p, p * p), b, p);
                DenseAlgebra.AddScaled(-weight, b, middle);
                var second = at.Second(j, k);
                var curved = at.Curved(j, k);
                for (var i = 0; i < p; i++)
                {
                    DenseAlgebra.AddScaled(weight, second.Slice(i * (p + 1), p), middle.AsSpan(i * p, p));
                    if (!curved.IsEmpty)
                    {
                        DenseAlgebra.AddScaled(-0.25 * weight, curved.Slice(i * (p + 1), p), middle.AsSpan(i * p, p));
                    }
                }
            }
        }

        DenseAlgebra.Multiply(at.Phi, middle, a, p);
        DenseAlgebra.Multiply(a, at.Phi, b, p);
        var result = (double[])at.Phi.Clone();
        DenseAlgebra.AddScaled(2, b, result);
        return result;
    }

    // Directions without information (a covariance at its boundary) are left out, as lmerTest does.
    private static double[] Inverse(double[] information, int q)
    {
        var factor = (double[])information.Clone();
        var inverse = new double[q * q];
        if (DenseAlgebra.Cholesky(factor, q))
        {
            DenseAlgebra.InvertCholesky(factor, q, inverse);
            return inverse;
        }

        var eigen = Matrix<double>.Build.Dense(q, q, information).Evd(Symmetricity.Symmetric);
        for (var k = 0; k < q; k++)
        {
            var value = eigen.EigenValues[k].Real;
            for (var i = 0; value > 1e-8 && i < q; i++)
            {
                for (var j = 0; j < q; j++)
                {
                    inverse[i * q + j] += eigen.EigenVectors[i, k] * eigen.EigenVectors[j, k] / value;
                }
            }
        }

        return inverse;
    }
}
