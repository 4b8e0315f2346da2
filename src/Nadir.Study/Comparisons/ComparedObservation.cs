namespace Nadir;

/// <summary>A measured row beside what the model predicts for the same people, dose, matrix and time.</summary>
/// <param name="Trial">Trial id.</param>
/// <param name="Row">Row within the trial, from 1.</param>
/// <param name="Arm">Arm id.</param>
/// <param name="Analyte">What was measured.</param>
/// <param name="Matrix">Where, in the trial's words.</param>
/// <param name="ObservationModel">The observation model that was used, for example "whole blood".</param>
/// <param name="Day">Day of the sample, or null.</param>
/// <param name="Hour">Hour after the dose, or null.</param>
/// <param name="Statistic">mean, percent_change, fold_change, difference, half_life ...</param>
/// <param name="Unit">Unit of every number in the row.</param>
/// <param name="Observed">As published.</param>
/// <param name="Predicted">Best fit.</param>
/// <param name="Lower">Lower end of the 90 % interval, or null when none was asked for.</param>
/// <param name="Upper">Upper end of the 90 % interval, or null.</param>
/// <param name="Role">Training, validation or external.</param>
/// <param name="Checked">How the row was checked. Unconfirmed rows are a plausibility check and never count.</param>
/// <param name="Counts">True when the row counts in coverage and fold error.</param>
/// <param name="Note">Scale taken from this row, one-person row, and so on; empty when there is nothing to say.</param>
public sealed record ComparedObservation(
    string Trial,
    int Row,
    string Arm,
    string Analyte,
    string Matrix,
    string ObservationModel,
    double? Day,
    double? Hour,
    string Statistic,
    string Unit,
    double Observed,
    double Predicted,
    double? Lower,
    double? Upper,
    TrialRole Role,
    Checked Checked,
    bool Counts,
    string Note)
{
    /// <summary>True when the observation lies inside the interval; null without an interval.</summary>
    public bool? Inside => Lower is { } low && Upper is { } high ? Observed >= low && Observed <= high : null;
}
