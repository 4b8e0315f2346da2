namespace Nadir;

/// <summary>A reported direction (rise, none, fall) or limit of quantification beside the model's answer. Never counts in coverage.</summary>
/// <param name="Trial">Trial id.</param>
/// <param name="Row">Row within the trial, from 1.</param>
/// <param name="Arm">Arm id.</param>
/// <param name="Analyte">What was measured.</param>
/// <param name="Matrix">Where.</param>
/// <param name="Day">Day of the sample, or null.</param>
/// <param name="Reported">"rise", "no change", "fall" or "below 2 ng/mL".</param>
/// <param name="Predicted">Predicted change against baseline or, for a limit, level; null when there is none.</param>
/// <param name="Lower">Lower end of the 90 % interval, or null.</param>
/// <param name="Upper">Upper end, or null.</param>
/// <param name="Unit">Unit of the predicted numbers: percent, or that of the limit.</param>
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
    string Reported,
    double? Predicted,
    double? Lower,
    double? Upper,
    string Unit,
    DirectionVerdict Verdict,
    TrialRole Role,
    Checked Checked,
    string Note);
