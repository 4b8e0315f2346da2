namespace Nadir;

/// <summary>
/// Age from young to old with inflammation, CD38 and NAMPT in one loop, on every side of dispute D5: tissues, whole blood, and what a knock-out of CD38 removes.
/// </summary>
public static class AgingStudy
{
    private const int LeastDraws = 20;

    private static readonly (string Name, double ByCd38, double ByNampt)[] Sides = [("CD38", 1, 0), ("NAMPT", 0, 1), ("both", 0.5, 0.5), ("no decline", 0, 0)];

    /// <summary>One row a side.</summary>
    /// <param name="body">The human body, without responses.</param>
    /// <param name="person">Sex, mass and height; the age is taken from the study.</param>
    /// <param name="draws">Draws of all numbers, at least 20.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="progress">Told after every draw.</param>
    /// <param name="cancellation">Stops the study.</param>
    public static IReadOnlyList<AgingRow> Run(Body body, Person person, int draws, ulong seed, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        if (draws < LeastDraws)
        {
            throw new ArgumentException(FormattableString.Invariant($"{draws} draws: give at least {LeastDraws}."), nameof(draws));
        }

        var with = body.With([Response.Of("aging")]);
        double[][] One(IReadOnlyDictionary<string, double> values) => [.. Sides.Select(side => Ratios(with, person, values, side.ByCd38, side.ByNampt))];
        var best = One(with.Values);
        var (source, responses) = (new BodyDraws(with, seed), new ResponseDraws(with, seed));
        var kept = DrawnBodies<double[][]>.Run(draws, draw => One(Merged(source.Values(draw), responses.Values(draw))), progress, cancellation).Kept;
        ResponseRange Range(int side, int what)
        {
            double[] values = [.. kept.Select(draw => draw[side][what])];
            return new ResponseRange(best[side][what], Quantiles.Of(values, Interval90.Lower), Quantiles.Of(values, Interval90.Upper));
        }

        return [.. Sides.Select((side, i) => new AgingRow(side.Name, Range(i, 0), Range(i, 1), Range(i, 2), Range(i, 3)))];
    }

    // Median of tissues, whole blood, median without CD38, NF-kB: old over young.
    private static double[] Ratios(Body with, Person person, IReadOnlyDictionary<string, double> values, double byCd38, double byNampt)
    {
        var sided = Merged(values, new Dictionary<string, double>(StringComparer.Ordinal) { ["inf_by_cd38"] = byCd38, ["age_by_nampt"] = byNampt });
        BodyAtRest At(string age) => with.At(new Person(with.Values[age] * Units.year, person.Sex, person.MassKilograms * Units.kg, person.HeightCentimeters * Units.cm), sided);
        var (young, old) = (At("resp_age_young"), At("resp_age_old"));
        var knockOut = new Dictionary<string, double>(StringComparer.Ordinal) { ["CD38"] = 0 };
        var blood = ObservationModel.For("whole blood", "NAD", null)!.Analytes["NAD"];
        return [Median(old, young), blood(new Sample(old, old.State)) / blood(new Sample(young, young.State)), Median(old.With(knockOut), young.With(knockOut)), old["inf_N"] / young["inf_N"]];
    }

    // Over tissues other than red cells, by volume.
    private static double Median(BodyAtRest old, BodyAtRest young)
    {
        double Pool(BodyAtRest rest, string tissue) => rest.TissueNad(tissue, rest.State) / rest.Values[$"V_{tissue}"];
        return Quantiles.Of([.. BodyAtRest.Tissues.Where(tissue => tissue.Id != "r").Select(tissue => Pool(old, tissue.Id) / Pool(young, tissue.Id))], 0.5);
    }

    private static Dictionary<string, double> Merged(IReadOnlyDictionary<string, double> values, IReadOnlyDictionary<string, double> over)
    {
        var merged = new Dictionary<string, double>(values, StringComparer.Ordinal);
        foreach (var (id, value) in over)
        {
            merged[id] = value;
        }

        return merged;
    }
}
