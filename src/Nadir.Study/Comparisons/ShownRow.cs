namespace Nadir;

/// <summary>A row that is shown but not replayed, with the reason.</summary>
/// <param name="Trial">Trial id.</param>
/// <param name="Row">Row within the trial, from 1; 0 when the whole trial has no row.</param>
/// <param name="Arm">Arm as reported.</param>
/// <param name="Analyte">What was measured.</param>
/// <param name="Matrix">Where.</param>
/// <param name="Reported">Value, p-value or rank as text.</param>
/// <param name="Reason">Why it is not replayed: "not comparable: there is no observation model of this analyte in this matrix", "not a number", ...</param>
/// <param name="Role">Training, validation or external.</param>
/// <param name="Checked">How the row was checked.</param>
public sealed record ShownRow(
    string Trial, int Row, string Arm, string Analyte, string Matrix, string Reported, string Reason, TrialRole Role, Checked Checked);
