namespace Nadir;

/// <summary>
/// Share of an oral dose that gets past the gut wall of a mouse as it was swallowed, as a distribution over draws of the body's values. What nothing informs keeps the spread of its prior.
/// </summary>
/// <param name="Precursor">NMN or NR.</param>
/// <param name="Draws">Draws that ran.</param>
/// <param name="Failed">Draws that did not.</param>
/// <param name="Shares">Share of the dose that reaches blood whole, one a draw, 0 to 1.</param>
/// <param name="Peaks">Highest plasma NMN or NR, µM, one a draw.</param>
/// <param name="PeakHours">Time of that peak, h, one a draw.</param>
/// <param name="Provenance">What it was made from.</param>
public sealed record IntactShare(
    Precursor Precursor, int Draws, int Failed, IReadOnlyList<double> Shares, IReadOnlyList<double> Peaks, IReadOnlyList<double> PeakHours, Provenance Provenance)
{
    private const int LeastDraws = 20;
    private const double Step = 1.0 / 60;
    private const double Hours = 6;
    private static readonly Tolerances DrawTolerances = new(1e-4, 1e-8);

    /// <summary>Simulates one gavage a draw.</summary>
    /// <param name="body">The body of the mouse.</param>
    /// <param name="mouse">Whose.</param>
    /// <param name="precursor">NMN or NR: what has a ribose to lose.</param>
    /// <param name="milligramsPerKilogram">Dose, mg/kg.</param>
    /// <param name="draws">Draws, at least 20.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="progress">Told after every draw.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="ArgumentException">Another precursor, or too few draws.</exception>
    public static IntactShare Run(
        Body body, Mouse mouse, Precursor precursor, double milligramsPerKilogram, int draws, ulong seed, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        if (precursor is not (Precursor.NMN or Precursor.NR) || draws < LeastDraws)
        {
            throw new ArgumentException($"{precursor} with {draws} draws: the share that stays whole is for NMN and NR, with at least {LeastDraws} draws.");
        }

        ArgumentNullException.ThrowIfNull(body);
        var regimen = MouseRegimen.Dose(mouse, precursor, milligramsPerKilogram);
        var source = new BodyDraws(body, seed);
        var drawn = DrawnBodies<double[]>.Run(draws, draw => One(body.At(mouse, source.Values(draw)), regimen, cancellation), progress, cancellation);
        double[] Column(int i) => [.. drawn.Kept.Select(row => row[i])];
        return new IntactShare(
            precursor, drawn.Kept.Count, drawn.Failed, Column(0), Column(1), Column(2),
            Hashes.Provenance(body, $"intact|{mouse}|{regimen.Text}|{draws}|{seed}", seed, draws, ["Liu L, et al. 2018, doi:10.1016/j.cmet.2018.03.018", "Trammell SAJ, et al. 2016, doi:10.1038/ncomms12948"]));
    }

    /// <summary>A quantile of the share, 0 to 1.</summary>
    public double Quantile(double probability) => Quantiles.Of([.. Shares], probability);

    // Share by the trapezoidal rule over a minute grid; NMN by its own way, NR by the blood of the portal vein.
    private static double[] One(BodyAtRest rest, Regimen regimen, CancellationToken cancellation)
    {
        var precursor = regimen.Intakes[0].Precursor;
        string[] ways = precursor == Precursor.NMN ? ["absorb_NMN_si1", "absorb_NMN_si2"] : ["NR_portal"];
        var hours = Enumerable.Range(0, (int)(Hours / Step) + 1).Select(i => i * Step).ToArray();
        var run = rest.Simulate(regimen, hours, DrawTolerances, cancellation);
        var (taken, peak, at, last) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < hours.Length; i++)
        {
            var fluxes = rest.Fluxes(hours[i], run.StateAt(i));
            var flux = ways.Sum(way => fluxes[way]);
            taken += i == 0 ? 0 : (flux + last) / 2 * Step;
            last = flux;
            if (new Sample(rest, run.StateAt(i))[$"{precursor}_p"] is var level && level > peak)
            {
                (peak, at) = (level, hours[i]);
            }
        }

        return [taken / rest.Micromoles(regimen.Intakes[0]), peak, at];
    }
}
