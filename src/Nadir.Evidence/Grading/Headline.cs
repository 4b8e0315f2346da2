using System.Globalization;

namespace Nadir;

/// <summary>The number that stands for an outcome: the pool of the trials' own rows, else a published pool or the largest trial, else none.</summary>
internal sealed record Headline(string Text, OutcomeRow? Row, string? RowName, double? Estimate, double? Low, double? High, string? Unit)
{
    public static Headline Of(IReadOnlyCollection<(OutcomeStudy Study, OutcomeRow Row)> rows, OutcomePool? pool)
    {
        if (pool is not null)
        {
            var effect = pool.Random;
            return new Headline(
                string.Create(CultureInfo.InvariantCulture, $"{effect.Estimate:+0.##;-0.##;0} {pool.Unit} (95 % interval {effect.Low:+0.##;-0.##;0} to {effect.High:+0.##;-0.##;0}; {pool.Rows.Count} trials pooled here)"),
                null, null, effect.Estimate, effect.Low, effect.High, pool.Unit);
        }

        // Without an interval there is no headline: a bare point would look surer than it is. A published pool stands in where the trials' own rows are not known.
        var trial = rows.Where(pair => pair.Row is { Contrast: Contrast.AgainstPlacebo, HasInterval: true } && pair.Study.SameDataAs is null).GroupBy(pair => (pair.Study.Id, pair.Row.Unit))
            .OrderByDescending(group => group.First().Study.Population.N ?? 0).FirstOrDefault()?.ToArray();
        var published = rows.Where(pair => pair.Row is { Contrast: Contrast.Pooled, HasInterval: true }).OrderByDescending(pair => pair.Row.K ?? 0).FirstOrDefault();
        if (published.Row is not null && (trial is null || published.Row.K > 1))
        {
            return Single(published.Study, published.Row);
        }

        return trial switch
        {
            null => new Headline("size unknown", null, null, null, null, null, null),
            [var only] => Single(only.Study, only.Row),
            _ => Combined(trial),
        };
    }

    // Several arms or measures of one trial: none of them is picked.
    private static Headline Combined((OutcomeStudy Study, OutcomeRow Row)[] rows)
    {
        var study = rows[0].Study;
        var effect = MetaAnalysis.Pool([OutcomePool.Combine(study.Id, rows.Select(pair => pair.Row))]);
        return new Headline(
            string.Create(CultureInfo.InvariantCulture, $"{effect.Estimate:+0.##;-0.##;0} {rows[0].Row.Unit} (95 % interval {effect.Low:+0.##;-0.##;0} to {effect.High:+0.##;-0.##;0}; arms and measures of {study.Id} averaged)"),
            null, study.RowName(rows[0].Row), effect.Estimate, effect.Low, effect.High, rows[0].Row.Unit);
    }

    public Conclusion Conclude(Endpoint end, IReadOnlyCollection<(OutcomeStudy Study, OutcomeRow Row)> rows)
    {
        if (Estimate is not { } d || Low is not { } low || High is not { } high)
        {
            return FromDirections(end, rows);
        }

        if (low <= 0 && high >= 0)
        {
            if (end.Better == "neither" && rows.Any(pair => pair.Row is { IsEffect: true, IsSignificant: true }))
            {
                return Conclusion.Unknown;
            }

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
        // Neither way is better, such as NAD in blood: what counts is whether a difference was reported.
        if (end.Better == "neither")
        {
            var effects = rows.Where(pair => pair.Row.IsEffect).ToArray();
            return effects.Length > 0 && effects.Any(pair => pair.Row.IsSignificant || pair.Row.Difference is > 0 or < 0) ? Conclusion.Changed : Conclusion.Unknown;
        }

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
