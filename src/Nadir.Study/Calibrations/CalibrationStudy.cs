namespace Nadir;

/// <summary>
/// Least-squares calibration on the training trials: logarithms of fitted parameters, priors as residuals, fold changes with one scale
/// a study. Validation trials are never read.
/// </summary>
public static class CalibrationStudy
{
    private const double DifferenceStep = 2e-3;
    private const double WidestMove = 3;
    private const int AtOnce = 32;
    private static readonly Tolerances FitTolerances = new(1e-6, 1e-9);

    /// <summary>Fits.</summary>
    /// <param name="body">The body; its fitted parameters are moved.</param>
    /// <param name="evidence">Trials with roles; only training ones are used.</param>
    /// <param name="options">Limits and start.</param>
    /// <param name="progress">Told after every evaluation of a Jacobian column.</param>
    /// <param name="cancellation">Stops the fit.</param>
    public static Fit Run(
        Body body, EvidenceSet evidence, CalibrationOptions options, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        var fitted = body.Table.Where(parameter => parameter.Fitted).ToArray();
        var residuals = new CalibrationResiduals(body, evidence, fitted);
        var start = fitted.Select(parameter => options.FromPrior ? 0 : Math.Log((body.Fit?.ValueOf(parameter.Id) ?? parameter.Value) / parameter.Value)).ToArray();
        var lower = fitted.Select(parameter => -Widest(parameter)).ToArray();
        var upper = lower.Select(bound => -bound).ToArray();
        var iteration = 0;
        var cost = double.NaN;
        double[,] Jacobian(double[] x, double[] r) => Differences(residuals, x, r, done => progress?.Report(new Progress(
            double.IsNaN(cost) ? "first derivatives" : FormattableString.Invariant($"iteration {iteration + 1}, cost {cost:0.###}"), done, x.Length)), cancellation);
        var result = LeastSquares.Minimize(
            x => residuals.At([x], FitTolerances, cancellation)[0], Jacobian, start, lower, upper, new LeastSquaresOptions(options.MaximumIterations, CostTolerance: 2e-4, StepTolerance: 1e-5),
            (i, c) => (iteration, cost) = (i, c), cancellation);
        var data = result.Residuals.AsSpan(0, residuals.DataCount);
        var dataCost = 0.0;
        foreach (var value in data)
        {
            dataCost += 0.5 * value * value;
        }

        var parameters = fitted.Select((parameter, i) => new FittedParameter(
            parameter.Id, parameter.Unit, parameter.Value, parameter.Spread, parameter.Value * Math.Exp(result.Parameters[i]),
            Math.Sqrt(result.Covariance[i, i]))).ToArray();
        var covariance = Enumerable.Range(0, fitted.Length).SelectMany(i => Enumerable.Range(0, i + 1).Select(j => result.Covariance[i, j])).ToArray();
        return new Fit(parameters, covariance, dataCost, result.Cost - dataCost, residuals.DataCount, result.Iterations, result.Message, residuals.DataIds);
    }

    /// <summary>Farthest that the logarithm of a parameter may be from the center of its prior.</summary>
    internal static double Widest(BodyParameter parameter) => WidestMove * parameter.Spread + 0.5;

    /// <summary>Derivatives [residual, parameter] by forward differences; the candidates run side by side in lanes.</summary>
    internal static double[,] Differences(CalibrationResiduals residuals, double[] x, double[] r, Action<int> told, CancellationToken cancellation)
    {
        var jacobian = new double[r.Length, x.Length];
        for (var first = 0; first < x.Length; first += AtOnce)
        {
            var columns = Enumerable.Range(first, Math.Min(AtOnce, x.Length - first)).ToArray();
            var shifted = residuals.At([.. columns.Select(column => Moved(x, column))], FitTolerances, cancellation);
            foreach (var column in columns)
            {
                for (var row = 0; row < r.Length; row++)
                {
                    jacobian[row, column] = (shifted[column - first][row] - r[row]) / DifferenceStep;
                }
            }

            told(first + columns.Length);
        }

        return jacobian;
    }

    private static double[] Moved(double[] x, int column)
    {
        var moved = (double[])x.Clone();
        moved[column] += DifferenceStep;
        return moved;
    }
}
