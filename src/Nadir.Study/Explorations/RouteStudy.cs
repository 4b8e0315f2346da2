namespace Nadir;

/// <summary>By which route an oral dose enters the body, as a distribution over draws of the body's values: what the fit leaves open shows as width.</summary>
public static class RouteStudy
{
    private const int Days = 14;
    private const int LeastDraws = 20;

    /// <summary>Routes in the order of a table; the first two are parts of what is absorbed as NR.</summary>
    public static IReadOnlyList<string> Routes { get; } =
        ["as NR, then NR kinase", "as NR, then NAM by PNP", "whole, as NMN", "as NAM", "through microbes, as NA", "lost with feces and microbes"];

    /// <summary>Shares on the last of two weeks of one dose a day, over what happens without it.</summary>
    /// <param name="body">The body, under its hypotheses.</param>
    /// <param name="person">Whose.</param>
    /// <param name="conditions">What acts besides.</param>
    /// <param name="precursor">What is swallowed.</param>
    /// <param name="dose">One dose a day, a mass.</param>
    /// <param name="draws">Draws, at least 20.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="progress">Told after every draw.</param>
    /// <param name="cancellation">Stops the study.</param>
    public static IReadOnlyList<RouteShare> Run(
        Body body, Person person, IReadOnlyList<Condition> conditions, Precursor precursor, Quantity dose, int draws, ulong seed, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        if (draws < LeastDraws)
        {
            throw new ArgumentException($"{draws} draws: give at least {LeastDraws}.", nameof(draws));
        }

        var regimen = TwoWeeks(precursor, dose);
        if (regimen.Intakes[0].Milligrams <= 0)
        {
            throw new ArgumentException("A dose of nothing has no route; give one above 0 mg.", nameof(dose));
        }

        var best = Shares(body.At(person).Under(conditions), regimen, cancellation);
        var source = new BodyDraws(body, seed);
        var kept = DrawnBodies<double[]>.Run(draws, draw => Shares(body.At(person, source.Values(draw)).Under(conditions), regimen, cancellation), progress, cancellation).Kept;
        return [.. Routes.Select((route, k) =>
        {
            double[] values = [.. kept.Select(shares => shares[k])];
            return new RouteShare(route, best[k], Quantiles.Of(values, Interval90.Lower), Quantiles.Of(values, Interval90.Upper));
        })];
    }

    /// <summary>One dose a day for the two weeks whose last day is read.</summary>
    internal static Regimen TwoWeeks(Precursor precursor, Quantity dose) => Regimen.Oral(precursor, dose, 1 * Units.day, Days);

    /// <summary>Shares of the routes in one body.</summary>
    internal static double[] Shares(BodyAtRest person, Regimen regimen, CancellationToken cancellation)
    {
        var dosed = PathwayStudy.MeanFluxes(person, regimen, Days, cancellation);
        var rest = PathwayStudy.MeanFluxes(person, Regimen.None, Days, cancellation);
        double More(params string[] starts) => dosed.Where(flux => starts.Any(start => flux.Key.StartsWith(start, StringComparison.Ordinal))).Sum(flux => flux.Value - rest[flux.Key]);
        var (kinase, split) = (More("NRK_"), More("PNP_gut", "PNP_liv", "PNP_mus", "PNP_kid", "NR_loss"));
        var whole = More("SLC12A8_", "intact_");

        // What plasma makes of intact NMN is NR too: NR from the lumen is divided as all NR is.
        var riboside = More("ENT_");
        double[] ways =
        [
            riboside * kinase / (kinase + split), riboside * split / (kinase + split), whole, More("absorb_NAM_") - More("secretion_NAM"), More("absorb_NA_"), More("feces_"),
        ];
        var sum = ways.Sum();
        return [.. ways.Select(way => way / sum)];
    }
}
