namespace Nadir;

/// <summary>From what the body does to what the row would report, in the row's unit.</summary>
internal static class RowPrediction
{
    /// <summary>The reported number for a reading.</summary>
    /// <param name="body">Spread between people, for the largest of several.</param>
    /// <param name="row">The row.</param>
    /// <param name="reading">What <see cref="TrialReplay"/> read.</param>
    /// <param name="resting">The same quantity at rest, for differences and scales.</param>
    /// <param name="error">Factor from assay, people and scale; 1 for the best prediction.</param>
    /// <param name="scale">Factor on the absolute scale; 1 for the best prediction.</param>
    public static double Report(Body body, ReplayRow row, double reading, double resting, double error = 1, double scale = 1) => row.Kind switch
    {
        ReadingKind.Fold when row.Observation.Unit is "percent" or "direction" => 100 * (reading * error - 1),
        ReadingKind.Fold => reading * error,
        ReadingKind.LargestFold => reading * error * Math.Exp(body.Rules[$"{row.Model.Assay}.between"] * NormalDistribution.ExpectedMaximum(row.People)),
        ReadingKind.Difference => scale * row.UnitFactor * ((resting + reading) * error - resting),
        ReadingKind.Level when row.ScaleRow is { } control => control.Value!.Value * reading / resting * (row.SetsScale ? 1 : error),
        ReadingKind.PeakTime or ReadingKind.HalfLife => reading * error * scale * row.UnitFactor,
        _ => reading * error * scale * row.UnitFactor,
    };
}
