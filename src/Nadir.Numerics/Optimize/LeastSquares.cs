namespace Nadir;

/// <summary>Nonlinear least squares by Levenberg and Marquardt with Moré's scaling and bounds by projection (Moré 1978, LNM 630).</summary>
public static class LeastSquares
{
    /// <summary>Minimizes half the sum of squared residuals.</summary>
    /// <param name="residuals">Residuals at parameters; a non-finite residual rejects the step.</param>
    /// <param name="jacobian">Derivatives [residual, parameter] at parameters, given the residuals there.</param>
    /// <param name="start">Start, inside the bounds.</param>
    /// <param name="lower">Lower bounds.</param>
    /// <param name="upper">Upper bounds.</param>
    /// <param name="options">When to stop.</param>
    /// <param name="progress">Told iteration and cost after each accepted step.</param>
    /// <param name="cancellation">Stops the search with <see cref="OperationCanceledException"/>.</param>
    public static LeastSquaresResult Minimize(
        Func<double[], double[]> residuals,
        Func<double[], double[], double[,]> jacobian,
        double[] start,
        double[] lower,
        double[] upper,
        LeastSquaresOptions? options = null,
        Action<int, double>? progress = null,
        CancellationToken cancellation = default)
    {
        var chosen = options ?? new LeastSquaresOptions();
        var x = (double[])start.Clone();
        var r = residuals(x);
        var cost = Cost(r);
        if (!double.IsFinite(cost))
        {
            throw new ArgumentException("The residuals at the start are not finite.", nameof(start));
        }

        var j = jacobian(x, r);
        var scale = new double[x.Length];
        var damping = 1e-3;
        var iterations = 0;
        var message = "reached the iteration limit";
        var converged = false;
        while (iterations < chosen.MaximumIterations && !converged)
        {
            cancellation.ThrowIfCancellationRequested();
            var (normal, gradient) = Normal(j, r);
            for (var i = 0; i < x.Length; i++)
            {
                scale[i] = Math.Max(scale[i], Math.Sqrt(normal[i, i]));
            }

            var improved = false;
            while (!improved && damping < 1e12)
            {
                var trial = Trial(x, normal, gradient, scale, damping, lower, upper, out var relativeStep);
                var trialResiduals = residuals(trial);
                var trialCost = Cost(trialResiduals);
                if (trialCost < cost)
                {
                    var fall = (cost - trialCost) / Math.Max(cost, double.Epsilon);
                    converged = fall < chosen.CostTolerance || relativeStep < chosen.StepTolerance;
                    message = "converged";
                    (x, r, cost) = (trial, trialResiduals, trialCost);
                    damping = Math.Max(damping / 5, 1e-12);
                    improved = true;
                }
                else if (relativeStep < chosen.StepTolerance)
                {
                    break;
                }
                else
                {
                    damping *= 4;
                }
            }

            if (!improved)
            {
                converged = true;
                message = "converged: no step lowers the cost";
                break;
            }

            iterations++;
            progress?.Invoke(iterations, cost);
            j = jacobian(x, r);
        }

        return new LeastSquaresResult(x, cost, r, j, Inverse(Normal(j, r).Normal), iterations, converged, converged ? message : "reached the iteration limit");
    }

    private static double Cost(double[] r) => 0.5 * r.Sum(value => value * value);

    private static (double[,] Normal, double[] Gradient) Normal(double[,] j, double[] r)
    {
        var (m, n) = (j.GetLength(0), j.GetLength(1));
        var normal = new double[n, n];
        var gradient = new double[n];
        for (var row = 0; row < m; row++)
        {
            for (var a = 0; a < n; a++)
            {
                var left = j[row, a];
                gradient[a] += left * r[row];
                for (var b = 0; left != 0 && b <= a; b++)
                {
                    normal[a, b] += left * j[row, b];
                }
            }
        }

        for (var a = 0; a < n; a++)
        {
            for (var b = a + 1; b < n; b++)
            {
                normal[a, b] = normal[b, a];
            }
        }

        return (normal, gradient);
    }

    private static double[] Trial(
        double[] x, double[,] normal, double[] gradient, double[] scale, double damping, double[] lower, double[] upper, out double relativeStep)
    {
        var n = x.Length;
        var lu = new DenseLu(n);
        var matrix = new double[n * n];
        var step = new double[n];
        for (var a = 0; a < n; a++)
        {
            // A parameter at its bound that the gradient pushes outward is held there.
            var held = (x[a] <= lower[a] && gradient[a] > 0) || (x[a] >= upper[a] && gradient[a] < 0);
            for (var b = 0; b < n; b++)
            {
                matrix[a * n + b] = held ? (a == b ? 1 : 0) : normal[a, b];
            }

            matrix[a * n + a] += held ? 0 : damping * Math.Max(scale[a] * scale[a], 1e-30);
            step[a] = held ? 0 : -gradient[a];
        }

        if (lu.Factorize(matrix))
        {
            lu.Solve(step);
        }

        var trial = new double[n];
        relativeStep = 0;
        for (var a = 0; a < n; a++)
        {
            trial[a] = Math.Clamp(x[a] + step[a], lower[a], upper[a]);
            relativeStep = Math.Max(relativeStep, Math.Abs(trial[a] - x[a]) / (Math.Abs(x[a]) + 1e-3));
        }

        return trial;
    }

    private static double[,] Inverse(double[,] normal)
    {
        var n = normal.GetLength(0);
        var lu = new DenseLu(n);
        var flat = new double[n * n];
        Buffer.BlockCopy(normal, 0, flat, 0, sizeof(double) * n * n);
        var result = new double[n, n];
        if (!lu.Factorize(flat))
        {
            for (var i = 0; i < n * n; i++)
            {
                result[i / n, i % n] = double.NaN;
            }

            return result;
        }

        var column = new double[n];
        for (var k = 0; k < n; k++)
        {
            Array.Clear(column);
            column[k] = 1;
            lu.Solve(column);
            for (var i = 0; i < n; i++)
            {
                result[i, k] = column[i];
            }
        }

        return result;
    }
}
