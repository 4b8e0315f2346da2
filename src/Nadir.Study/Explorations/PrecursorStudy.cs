namespace Nadir;

/// <summary>NMN, NR, NAM, NA and NAD⁺ by mouth, side by side, at equal moles or at equal mass.</summary>
public static class PrecursorStudy
{
    private const double HoursPerDay = 24;
    private static readonly Tolerances DrawTolerances = new(1e-3, 1e-6);

    /// <summary>Compares.</summary>
    /// <param name="body">The body.</param>
    /// <param name="person">Whose.</param>
    /// <param name="dose">mg of NMN a day; the others at equal moles, or at the same mass.</param>
    /// <param name="isMoles">Equal moles, else equal mass.</param>
    /// <param name="days">Days of one dose a day; pools are read before the next dose.</param>
    /// <param name="draws">Draws of the body's values behind the 90 % intervals; 0 for none, else at least 20.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="progress">Told after every draw.</param>
    /// <param name="cancellation">Stops the study.</param>
    public static IReadOnlyList<PrecursorRow> Run(
        Body body, Person person, Quantity dose, bool isMoles, int days, int draws, ulong seed, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        if (draws is not (0 or >= 20) || days is < 1 or > 365)
        {
            throw new ArgumentException(FormattableString.Invariant($"{draws} draws and {days} days: give 0 or at least 20 draws, and 1 to 365 days."));
        }

        var precursors = Enum.GetValues<Precursor>();
        var masses = precursors.Select(precursor => dose.In(Units.mg) * (isMoles ? body.Values[$"M_{precursor}"] / body.Values["M_NMN"] : 1)).ToArray();
        var best = Folds(body.At(person), precursors, masses, days, Body.StandardTolerances, cancellation);
        var source = new BodyDraws(body, seed);
        var kept = DrawnBodies<double[][]>.Run(draws, draw => Folds(body.At(person, source.Values(draw)), precursors, masses, days, DrawTolerances, cancellation), progress, cancellation).Kept;
        return [.. precursors.Select((precursor, p) => new PrecursorRow(precursor, masses[p], kept.Count, [.. Names.Select((name, k) =>
        {
            var values = kept.Select(draw => draw[p][k]).ToArray();
            return new PrecursorFold(name, best[p][k], values.Length == 0 ? null : Quantiles.Of(values, Interval90.Lower), values.Length == 0 ? null : Quantiles.Of(values, Interval90.Upper));
        })]))];
    }

    private static IEnumerable<string> Names => BodyAtRest.Tissues.Select(tissue => tissue.Name).Prepend("whole blood");

    // [precursor][whole blood, then tissues]
    private static double[][] Folds(BodyAtRest rest, Precursor[] precursors, double[] masses, int days, Tolerances tolerances, CancellationToken cancellation)
    {
        return [.. precursors.Select((precursor, p) =>
        {
            var run = rest.Simulate(Regimen.Oral(precursor, masses[p] * Units.mg, 1 * Units.day, days), [0, days * HoursPerDay], tolerances, cancellation);
            return Folds(rest, run.StateAt(0), run.StateAt(1));
        })];
    }

    /// <summary>NAD⁺ of whole blood, then of every tissue, over what it was.</summary>
    internal static double[] Folds(BodyAtRest rest, ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        var blood = ObservationModel.For("whole blood", "NAD", null)!.Analytes["NAD"];
        var folds = new List<double> { blood(new Sample(rest, after)) / blood(new Sample(rest, before)) };
        foreach (var tissue in BodyAtRest.Tissues)
        {
            folds.Add(rest.TissueNad(tissue.Id, after) / rest.TissueNad(tissue.Id, before));
        }

        return [.. folds];
    }
}
