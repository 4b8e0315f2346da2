namespace Nadir;

/// <summary>
/// Newton's method on a likelihood: with the observed information where that is positive definite, else with the expected one (Fisher scoring); every step is halved until the
/// likelihood does not fall. It ends when the step promises less than <see cref="Tolerance"/> in log-likelihood.
/// </summary>
internal static class LikelihoodSearch
{
    public const double Tolerance = 1e-13;
    private const int MostHalvings = 40;

    /// <summary>Climbs from theta, which ends at the maximum where the likelihood is left evaluated.</summary>
    public static FitStatus Climb(GroupedLikelihood likelihood, double[] theta, int maximumIterations)
    {
        if (!likelihood.Evaluate(theta))
        {
            return new FitStatus(FitCode.RankDeficient, "The columns of the design depend on each other, or the values do not vary.");
        }

        var q = theta.Length;
        var (step, trial, matrix) = (new double[q], new double[q], new double[q * q]);
        for (var iteration = 0; iteration < maximumIterations; iteration++)
        {
            var before = likelihood.LogLikelihood;
            if (!Direct(likelihood, matrix, step))
            {
                return new FitStatus(FitCode.NoConvergence, "The information of the covariance is singular: the data do not determine it.");
            }

            var promise = 0.5 * DenseAlgebra.Dot(step, likelihood.Gradient);
            if (promise < Tolerance)
            {
                return FitStatus.Success;
            }

            var scale = 1.0;
            var isClimbing = false;
            for (var halving = 0; halving < MostHalvings && !isClimbing; halving++, scale /= 2)
            {
                for (var i = 0; i < q; i++)
                {
                    trial[i] = theta[i] + scale * step[i];
                }

                isClimbing = likelihood.Evaluate(trial) && likelihood.LogLikelihood >= before - 1e-13 * Math.Abs(before);
            }

            if (!isClimbing)
            {
                likelihood.Evaluate(theta);
                return promise < 1e-7 ? FitStatus.Success : new FitStatus(FitCode.NoConvergence, $"No step raises the likelihood at iteration {iteration}, though one of {promise:G3} was promised.");
            }

            trial.CopyTo(theta, 0);
        }

        return new FitStatus(FitCode.NoConvergence, $"The likelihood still rose after {maximumIterations} iterations.");
    }

    private static bool Direct(GroupedLikelihood likelihood, double[] matrix, double[] step)
    {
        var q = step.Length;
        likelihood.Observed.CopyTo(matrix, 0);
        if (!DenseAlgebra.Cholesky(matrix, q))
        {
            likelihood.Expected.CopyTo(matrix, 0);
            for (var i = 0; i < q; i++)
            {
                // At a boundary of a factored covariance the expected information of a parameter is zero.
                matrix[i * q + i] = matrix[i * q + i] * (1 + 1e-8) + 1e-6 * Math.Abs(likelihood.Observed[i * q + i]);
            }

            if (!DenseAlgebra.Cholesky(matrix, q))
            {
                return false;
            }
        }

        likelihood.Gradient.CopyTo(step, 0);
        DenseAlgebra.SolveCholesky(matrix, q, step);
        return true;
    }
}
