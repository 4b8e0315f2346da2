namespace Nadir;

/// <summary>A row that counts, on the scale of log fold (natural logarithm).</summary>
/// <param name="Trial">Trial id.</param>
/// <param name="Observed">What was measured.</param>
/// <param name="Predicted">Best prediction.</param>
/// <param name="Half">50 % interval.</param>
/// <param name="Most">90 % interval.</param>
internal sealed record ScoredRow(string Trial, double Observed, double Predicted, (double Low, double High) Half, (double Low, double High) Most)
{
    /// <summary>Whether the measured value lies inside an interval.</summary>
    public bool Is((double Low, double High) interval) => Observed >= interval.Low && Observed <= interval.High;

    /// <summary>The row with the quantiles of its draws; null where a logarithm does not exist.</summary>
    /// <param name="body">Least amounts of assays.</param>
    /// <param name="row">The row.</param>
    /// <param name="predicted">Best prediction, in the unit of the row.</param>
    /// <param name="resting">The quantity at rest, in the unit of the model.</param>
    /// <param name="draws">Predictions of the draws, in the unit of the row.</param>
    public static ScoredRow? Of(Body body, ReplayRow row, double predicted, double resting, double[] draws)
    {
        double At(double value) => LogFold(body, row, value, resting);
        double Draw(double probability) => At(Quantiles.Of(draws, probability));
        var scored = new ScoredRow(
            row.Trial.Id, At(row.Observation.Value!.Value), At(predicted), (Draw(0.25), Draw(0.75)), (Draw(Interval90.Lower), Draw(Interval90.Upper)));
        return double.IsFinite(scored.Observed + scored.Predicted + scored.Half.Low + scored.Half.High + scored.Most.Low + scored.Most.High) ? scored : null;
    }

    /// <summary>
    /// Natural logarithm of a reported number as a fold. A difference is taken over the resting value of the model; an absolute amount below the least that its assay tells from
    /// nothing counts as that least. Not finite where there is no logarithm.
    /// </summary>
    public static double LogFold(Body body, ReplayRow row, double value, double resting) => Math.Log(row.Kind switch
    {
        ReadingKind.Fold when row.Observation.Unit == "percent" => 1 + value / 100,
        ReadingKind.Difference => 1 + value / (resting * row.UnitFactor),
        ReadingKind.Level or ReadingKind.Peak when row.ScaleRow is null => Math.Max(value, body.Rules[$"floor.{row.Model.Assay}"] * row.UnitFactor),
        _ => value,
    });
}
