namespace Nadir;

/// <summary>
/// Fits with one parameter held, each from where the last one ended. Derivatives are computed once, at the committed fit, and carried along by Broyden's rank-one updates (Broyden 1965, Math Comp 19:577):
/// a fit then costs tens of evaluations instead of hundreds.
/// </summary>
internal sealed class ProfileLine
{
    private const double WidestMove = 3;
    private const int MostSteps = 25;
    private static readonly Tolerances FitTolerances = new(1e-6, 1e-9);
    private readonly Body body;
    private readonly Fit fit;
    private readonly BodyParameter[] fitted;
    private readonly CalibrationResiduals residuals;
    private readonly CancellationToken cancellation;
    private readonly Lazy<Place> center;
    private Place? last;

    /// <summary>A line from a fit.</summary>
    public ProfileLine(Body body, EvidenceSet evidence, Fit fit, CancellationToken cancellation)
    {
        (this.body, this.fit, this.cancellation) = (body, fit, cancellation);
        fitted = [.. fit.Parameters.Select(parameter => body.Table.First(row => row.Id == parameter.Id))];
        residuals = new CalibrationResiduals(body, evidence, fitted);
        center = new(() =>
        {
            double[] moves = [.. fitted.Select(row => Math.Log(fit.ValueOf(row.Id)!.Value / row.Value))];
            var r = residuals.At([moves], FitTolerances, cancellation)[0];
            return new Place(moves, r, CalibrationStudy.Differences(residuals, moves, r, _ => { }, cancellation));
        });
    }

    // All moves, the residuals there and derivatives [residual, parameter].
    private sealed record Place(double[] Moves, double[] Residuals, double[,] Slopes);

    /// <summary>Begins again at the committed fit.</summary>
    public void Restart() => last = null;

    /// <summary>Holds a parameter and fits the others.</summary>
    public ProfilePoint Refit(string id, double value)
    {
        var held = Array.FindIndex(fitted, row => row.Id == id);
        var (known, target) = (last ?? center.Value, Math.Log(value / fitted[held].Value));
        var start = Guess(known.Moves, held, target);
        var others = Enumerable.Range(0, fitted.Length).Where(i => i != held).ToArray();
        double[] All(double[] x)
        {
            var moves = new double[fitted.Length];
            moves[held] = target;
            for (var k = 0; k < others.Length; k++)
            {
                moves[others[k]] = x[k];
            }

            return moves;
        }

        // The prior of the held parameter is no data: its residual is left out.
        double[] Others(double[] r) => [.. r.Where((_, i) => i != residuals.DataCount + held)];
        double[] At(double[] x) => Others(residuals.At([All(x)], FitTolerances, cancellation)[0]);
        double[,] Slopes(double[] x, double[] r)
        {
            var whole = new double[r.Length + 1];
            for (var i = 0; i < whole.Length; i++)
            {
                whole[i] = i < residuals.DataCount + held ? r[i] : i == residuals.DataCount + held ? target / fitted[held].Spread : r[i - 1];
            }

            known = Updated(known, All(x), whole);
            var slopes = new double[r.Length, others.Length];
            for (var i = 0; i < r.Length; i++)
            {
                for (var k = 0; k < others.Length; k++)
                {
                    slopes[i, k] = known.Slopes[i < residuals.DataCount + held ? i : i + 1, others[k]];
                }
            }

            return slopes;
        }

        double[] lower = [.. others.Select(i => -WidestMove * fitted[i].Spread - 0.5)];
        double[] upper = [.. lower.Select(bound => -bound)];
        double[] first = [.. others.Select((i, k) => Math.Clamp(start[i], lower[k], upper[k]))];
        var result = LeastSquares.Minimize(At, Slopes, first, lower, upper, new LeastSquaresOptions(MostSteps, CostTolerance: 5e-4, StepTolerance: 1e-4), null, cancellation);
        last = known;
        var data = result.Residuals.Take(residuals.DataCount).Sum(r => r * r / 2);
        return new ProfilePoint(id, value, result.Cost, data, result.Iterations, Shares(All(result.Parameters)));
    }

    // Where the covariance of the fit expects the others when one moves.
    private double[] Guess(double[] from, int held, double target)
    {
        double Covariance(int i, int j) => fit.Covariance[Math.Max(i, j) * (Math.Max(i, j) + 1) / 2 + Math.Min(i, j)];
        return [.. from.Select((move, i) => move + (target - from[held]) * Covariance(i, held) / Covariance(held, held))];
    }

    private static Place Updated(Place known, double[] moves, double[] r)
    {
        double[] step = [.. moves.Zip(known.Moves, (after, before) => after - before)];
        var length = step.Sum(value => value * value);
        var slopes = (double[,])known.Slopes.Clone();
        for (var i = 0; length > 0 && i < r.Length; i++)
        {
            var expected = 0.0;
            for (var j = 0; j < step.Length; j++)
            {
                expected += slopes[i, j] * step[j];
            }

            var miss = (r[i] - known.Residuals[i] - expected) / length;
            for (var j = 0; j < step.Length; j++)
            {
                slopes[i, j] += miss * step[j];
            }
        }

        return new Place(moves, r, slopes);
    }

    private double[] Shares(double[] moves) =>
        RouteStudy.Shares(body.At(TrialPeople.Reference(body), residuals.Values(moves)), RouteStudy.TwoWeeks(Precursor.NMN, 250 * Units.mg), cancellation);
}
