using System.Globalization;
using System.Reflection;

namespace Nadir;

/// <summary>
/// Bayesian calibration on the training trials: a sample of the posterior of the fitted parameters by Markov chains around the fit, with the residuals of
/// <see cref="CalibrationStudy"/> as minus twice the logarithm of the density. Validation trials are never read by the chains.
/// </summary>
public sealed class PosteriorStudy
{
    // Half the sum of squares differs by 1e-3 from that at the tolerances of the fit.
    private static readonly Tolerances SampleTolerances = new(1e-3, 1e-6);

    // Tails a little heavier than normal.
    private const double Freedom = 20;
    private const int Least = 6;
    private readonly Body body;
    private readonly EvidenceSet evidence;
    private readonly PosteriorOptions options;
    private readonly BodyParameter[] fitted;
    private readonly Fit fit;
    private readonly CalibrationResiduals residuals;

    /// <summary>A study.</summary>
    /// <param name="body">The body with the fit around which is sampled.</param>
    /// <param name="evidence">Trials with roles; only training ones are fitted.</param>
    /// <param name="options">Chains, length, seed.</param>
    /// <exception cref="ArgumentException">The body has no fit of these parameters, or the options make no sample.</exception>
    public PosteriorStudy(Body body, EvidenceSet evidence, PosteriorOptions options)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(options);
        (this.body, this.evidence, this.options) = (body, evidence, options);
        fitted = [.. body.Table.Where(parameter => parameter.Fitted)];
        if (body.Fit is not { } found || !found.Parameters.Select(parameter => parameter.Id).SequenceEqual(fitted.Select(parameter => parameter.Id), StringComparer.Ordinal))
        {
            throw new ArgumentException("The body has no fit of its fitted parameters to sample around; make it with 'nadir fit --from-prior --out body/fit.json'.", nameof(body));
        }

        if (options.Sampling.Kept < Math.Max(Least, Math.Max(options.Draws, options.Predicted)) || options.Draws < 1 || options.Predicted < Least)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{options.Sampling.Kept} points are kept of a chain: {options.Draws} are wanted as draws and {options.Predicted} for predictions (at least {Least}); give more iterations."), nameof(options));
        }

        fit = found;
        residuals = new CalibrationResiduals(body, evidence, fitted);
    }

    /// <summary>Fingerprint of all that decides the chains: a saved state of another run is not gone on with, one of a shorter run is.</summary>
    public string Key => Fingerprint.Of(FormattableString.Invariant(
        $"{body.Stamp()}|{residuals.Fingerprint}|{options.Sampling.Chains}|{options.Sampling.WarmUp}|{options.Sampling.Every}|{options.Sampling.Seed}|{options.Sampling.Acceptance:R}|{Freedom:R}"));

    /// <summary>Samples.</summary>
    /// <param name="resumed">State of a run of this study that was stopped, or null.</param>
    /// <param name="advanced">Told after every iteration: what to save.</param>
    /// <param name="progress">Told after every iteration and batch of predictions.</param>
    /// <param name="cancellation">Stops the study.</param>
    public Posterior Run(ChainState? resumed = null, Action<ChainState>? advanced = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        var reference = new StudentReference([.. fit.Parameters.Select(parameter => Math.Log(parameter.Value / parameter.Prior))], fit.Covariance, Freedom);
        var sampler = new CrankNicolsonSampler(reference, points => LogDensity(points, cancellation), options.Sampling);
        var state = sampler.Run(
            resumed,
            now =>
            {
                progress?.Report(new Progress(FormattableString.Invariant($"iterations of {now.Chains} chains"), now.Iteration, options.Sampling.WarmUp + options.Sampling.Iterations));
                advanced?.Invoke(now);
            },
            cancellation);
        var predictions = new PosteriorPredictions(body, evidence).Of(Spaced(state, options.Predicted, point => residuals.Values(point)), state.Chains, SampleTolerances, progress, cancellation);
        return new Posterior(
            Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "0", body.Stamp(), residuals.Fingerprint, residuals.DataIds, options.Sampling.Seed,
            state.Chains, options.Sampling.WarmUp, options.Sampling.Iterations, Freedom, Rounded(state.Step), Rounded(state.Accepted / (double)(options.Sampling.Iterations * state.Chains)), state.Outside, state.Failed,
            SampleTolerances.Relative, SampleTolerances.Absolute, [.. fitted.Select((parameter, i) => Quantity(state, parameter, i))], predictions, Spaced(state, options.Draws, point => Posterior.Text(point)));
    }

    /// <summary>Four digits: more say nothing.</summary>
    internal static double Rounded(double value) => value == 0 || !double.IsFinite(value) ? value : double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>A quantity from its chains.</summary>
    internal static PosteriorQuantity Quantity(string id, double[][] chains)
    {
        double[] all = [.. chains.SelectMany(chain => chain)];
        var found = ChainDiagnostics.Of(chains);
        double At(double probability) => Rounded(Quantiles.Of(all, probability));
        return new PosteriorQuantity(id, At(0.5), At(Interval90.Lower), At(Interval90.Upper), Math.Round(found.RHat, 4), Math.Round(found.BulkEss), Math.Round(found.TailEss));
    }

    private static PosteriorQuantity Quantity(ChainState state, BodyParameter parameter, int i) => Quantity(
        parameter.Id, [.. Enumerable.Range(0, state.Chains).Select(chain => Enumerable.Range(0, state.Kept).Select(k => parameter.Value * Math.Exp(state.Point(chain, k)[i])).ToArray())]);

    // So many points of every chain, evenly spaced, the last one among them; chain by chain within a point.
    private static T[] Spaced<T>(ChainState state, int count, Func<double[], T> make) =>
        [.. Enumerable.Range(1, count).SelectMany(k => Enumerable.Range(0, state.Chains).Select(chain => make([.. state.Point(chain, k * state.Kept / count - 1)])))];

    private double[] LogDensity(IReadOnlyList<double[]> points, CancellationToken cancellation)
    {
        var density = Enumerable.Repeat(double.NegativeInfinity, points.Count).ToArray();
        var inside = Enumerable.Range(0, points.Count).Where(p => IsInside(points[p])).ToArray();
        var found = residuals.At([.. inside.Select(p => points[p])], SampleTolerances, cancellation);
        for (var k = 0; k < inside.Length; k++)
        {
            density[inside[k]] = -0.5 * found[k].Sum(value => value * value);
        }

        return density;
    }

    private bool IsInside(double[] moves)
    {
        for (var i = 0; i < moves.Length; i++)
        {
            if (Math.Abs(moves[i]) > CalibrationStudy.Widest(fitted[i]))
            {
                return false;
            }
        }

        return true;
    }
}
