using System.Globalization;

namespace Nadir;

/// <summary>The number that stands for an outcome: the pool with most trials, else the best single row, else none.</summary>
internal sealed record Headline(string Text, OutcomeRow? Row, string? RowName, double? Estimate, double? Low, double? High, string? Unit)
{
    public static Headline Of(IReadOnlyCollection<(OutcomeStudy Study, OutcomeRow Row)> rows, OutcomePool? pool)
    {
        var published = rows.Where(pair => pair.Row is { Contrast: Contrast.Pooled, HasInterval: true }).OrderByDescending(pair => pair.Row.K ?? 0).FirstOrDefault();
        if (pool is not null && pool.Rows.Count >= (published.Row?.K ?? 0))
        {
            var effect = pool.Random;
            return new Headline(
                string.Create(CultureInfo.InvariantCulture, $"{effect.Estimate:+0.##;-0.##;0} {pool.Unit} (95 % interval {effect.Low:+0.##;-0.##;0} to {effect.High:+0.##;-0.##;0}; {pool.Rows.Count} trials pooled here)"),
                null, null, effect.Estimate, effect.Low, effect.High, pool.Unit);
        }

        if (published.Row is not null)
        {
            return Single(published.Study, published.Row);
        }

        // Without an interval there is no headline: a bare point would look surer than it is.
        var single = rows.Where(pair => pair.Row is { Contrast: Contrast.AgainstPlacebo, HasInterval: true })
            .OrderByDescending(pair => (pair.Row.N ?? 0) + (pair.Row.NControl ?? 0)).ThenByDescending(pair => pair.Row.Day ?? 0).FirstOrDefault();
        return single.Row is not null ? Single(single.Study, single.Row) : new Headline("size unknown", null, null, null, null, null, null);
    }

    public Conclusion Conclude(Endpoint end, IReadOnlyCollection<(OutcomeStudy Study, OutcomeRow Row)> rows)
    {
        if (Estimate is not { } d || Low is not { } low || High is not { } high)
        {
            return FromDirections(end, rows);
        }

        if (low <= 0 && high >= 0)
        {
            if (RowName is not null && rows.Any(pair => pair.Row is { IsEffect: true, HasInterval: false, Direction: Direction.Better or Direction.Worse }))
            {
                return Conclusion.Unknown;
            }

            var matters = end.Mcid is { } mcid && mcid.Checked != Checked.Unconfirmed && Unit == end.Unit ? mcid.Value : double.NaN;
            return low > -matters && high < matters ? Conclusion.LittleOrNone : Conclusion.NotShown;
        }

        return end.Better switch
        {
            "higher" => d > 0 ? Conclusion.Benefit : Conclusion.Harm,
            "lower" => d < 0 ? Conclusion.Benefit : Conclusion.Harm,
            _ => Conclusion.Changed,
        };
    }

    private static Conclusion FromDirections(Endpoint end, IReadOnlyCollection<(OutcomeStudy Study, OutcomeRow Row)> rows)
    {
        var said = rows.Where(pair => pair.Row.Contrast is Contrast.AgainstPlacebo or Contrast.Pooled or Contrast.TextOnly && pair.Row.Direction is not (null or Direction.Unclear))
            .Select(pair => pair.Row.Direction!.Value).Distinct().ToArray();
        return said switch
        {
            [Direction.Better] => end.Better == "neither" ? Conclusion.Changed : Conclusion.Benefit,
            [Direction.Worse] => Conclusion.Harm,
            [Direction.None] => Conclusion.NotShown,
            _ => Conclusion.Unknown,
        };
    }

    private static Headline Single(OutcomeStudy study, OutcomeRow row) =>
        new($"{row.EffectText}, {row.PeopleWords}", row, study.RowName(row), row.Difference, row.Low, row.High, row.Unit);
}
