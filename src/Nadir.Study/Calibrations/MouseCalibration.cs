namespace Nadir;

/// <summary>
/// Least-squares fit of the mouse body to the fitted rows of <c>body/mouse-data.csv</c>: label in liver after doubly labeled NR by mouth. Three numbers and
/// five parameters: priors hold what the data do not say, and the covariance tells so.
/// </summary>
public static class MouseCalibration
{
    private const double DifferenceStep = 1e-2;
    private const double WidestMove = 3;
    private const int MostIterations = 40;

    /// <summary>Fits.</summary>
    /// <param name="body">The body of the mouse; its fitted parameters are moved.</param>
    /// <param name="doseFactor">Times the dose of the tracer study, which is not confirmed.</param>
    /// <param name="progress">Told after every evaluation.</param>
    /// <param name="cancellation">Stops the fit.</param>
    public static Fit Run(Body body, double doseFactor = 1, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        var fitted = body.Table.Where(parameter => parameter.Fitted).ToArray();
        var data = MouseReferences.All.Where(row => row.Fitted).ToArray();
        var labeled = new LabeledBody(body, Label.Both);
        var mouse = new Mouse(body.Values["mass_ref"] * Units.g, body.Values["age_young"]);
        var regimen = MouseRegimen.Dose(mouse, Precursor.NR, doseFactor * MouseReferences.Of("tracer.dose").Value);
        var done = 0;
        double[] At(double[] moves)
        {
            var values = new Dictionary<string, double>(body.PriorValues, StringComparer.Ordinal);
            for (var i = 0; i < fitted.Length; i++)
            {
                values[fitted[i].Id] = fitted[i].Value * Math.Exp(moves[i]);
            }

            progress?.Report(new Progress("runs", Interlocked.Increment(ref done), MostIterations * (fitted.Length + 2)));
            var predicted = Predict(labeled, body.At(mouse, values), regimen, cancellation);
            return [.. data.Select(row => Residual(row, predicted[row.Id])), .. moves.Select((move, i) => move / fitted[i].Spread)];
        }

        var lower = fitted.Select(parameter => -WidestMove * parameter.Spread).ToArray();
        var result = LeastSquares.Minimize(
            At, (x, r) => Differences(At, x, r), new double[fitted.Length], lower, [.. lower.Select(bound => -bound)], new LeastSquaresOptions(MostIterations, CostTolerance: 1e-6, StepTolerance: 1e-6), null, cancellation);
        var dataCost = result.Residuals.Take(data.Length).Sum(residual => residual * residual / 2);
        return new Fit(
            [.. fitted.Select((parameter, i) => new FittedParameter(parameter.Id, parameter.Unit, parameter.Value, parameter.Spread, parameter.Value * Math.Exp(result.Parameters[i]), Math.Sqrt(result.Covariance[i, i])))],
            [.. Enumerable.Range(0, fitted.Length).SelectMany(i => Enumerable.Range(0, i + 1).Select(j => result.Covariance[i, j]))],
            dataCost, result.Cost - dataCost, data.Length, result.Iterations, result.Message, [.. data.Select(row => row.Id)]);
    }

    /// <summary>What the label rows of <c>body/mouse-data.csv</c> are in a body, by id, 0 to 1.</summary>
    /// <param name="labeled">The labeled chemistry, ring and ribose.</param>
    /// <param name="rest">The mouse.</param>
    /// <param name="regimen">The labeled dose.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static IReadOnlyDictionary<string, double> Predict(LabeledBody labeled, BodyAtRest rest, Regimen regimen, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(labeled);
        var run = labeled.Simulate(rest, regimen, [0, MouseReferences.Of("tracer.hour").Value], new Tolerances(1e-7, 1e-10), cancellation);
        double[] Shares(string pool) => MouseStudy.Shares(labeled, pool, run.StateAt(1));
        var (nad, acid) = (Shares("NAD_liv"), Shares("NaX_liv"));
        return new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["label.NAD.any"] = 1 - nad[0], ["label.NAD.whole"] = nad[2], ["label.NAM.least"] = 1 - Shares("NAM_liv")[0], ["label.NaAD.any"] = 1 - acid[0], ["label.NaAD.whole"] = acid[2],
        };
    }

    private static double Residual(BodyParameter row, double predicted)
    {
        var miss = Math.Log(Math.Max(predicted, 1e-9) / row.Value) / row.Spread;
        return row.Id.EndsWith(".least", StringComparison.Ordinal) ? Math.Min(0, miss) : miss;
    }

    private static double[,] Differences(Func<double[], double[]> at, double[] x, double[] r)
    {
        var jacobian = new double[r.Length, x.Length];
        for (var column = 0; column < x.Length; column++)
        {
            var moved = (double[])x.Clone();
            moved[column] += DifferenceStep;
            var shifted = at(moved);
            for (var row = 0; row < r.Length; row++)
            {
                jacobian[row, column] = (shifted[row] - r[row]) / DifferenceStep;
            }
        }

        return jacobian;
    }
}
