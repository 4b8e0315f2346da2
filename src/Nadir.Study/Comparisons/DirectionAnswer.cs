namespace Nadir;

/// <summary>A reported direction (rise, none, fall) beside the model's. Never counts in coverage.</summary>
/// <param name="Trial">Trial id.</param>
/// <param name="Row">Row within the trial, from 1.</param>
/// <param name="Arm">Arm id.</param>
/// <param name="Analyte">What was measured.</param>
/// <param name="Matrix">Where.</param>
/// <param name="Day">Day of the sample, or null.</param>
/// <param name="Observed">1 rise, 0 no change, -1 fall.</param>
/// <param name="PredictedPercent">Predicted change against baseline, percent, or null when not comparable.</param>
/// <param name="Lower">Lower end of the 90 % interval of the change, percent, or null.</param>
/// <param name="Upper">Upper end, percent, or null.</param>
/// <param name="Verdict">agrees, disagrees or undecided.</param>
/// <param name="Role">Training, validation or external.</param>
/// <param name="Checked">How the row was checked.</param>
/// <param name="Note">Why, in one sentence.</param>
public sealed record DirectionAnswer(
    string Trial,
    int Row,
    string Arm,
    string Analyte,
    string Matrix,
    double? Day,
    int Observed,
    double? PredictedPercent,
    double? Lower,
    double? Upper,
    DirectionVerdict Verdict,
    TrialRole Role,
    Checked Checked,
    string Note);
