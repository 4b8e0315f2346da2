namespace Nadir;

/// <summary>One reported row of a trial, as the source gives it.</summary>
/// <param name="Row">Place within the trial, from 1: the row's id is <c>trial/row</c>.</param>
/// <param name="Arm">One arm's id, several, a contrast, "all" or "design".</param>
/// <param name="Analyte">What was measured, for example NAD+, NAM, MeNAM, 2-PY.</param>
/// <param name="Matrix">Where, for example whole blood, PBMC, serum, skeletal muscle, urine.</param>
/// <param name="Unit">Unit of <paramref name="Value"/> and <paramref name="Spread"/>; "direction" for a sign (1 rise, 0 none, -1 fall).</param>
/// <param name="Day">Day of the sample, 0 = before the first dose, or null.</param>
/// <param name="Hour">Hour after the last dose, or null.</param>
/// <param name="Value">The number, or null.</param>
/// <param name="ValueText">The value as text where it is not one number ("15-30"), or null.</param>
/// <param name="Statistic">mean, median, percent_change, fold_change, difference, half_life, tmax, ...</param>
/// <param name="Spread">SD, SEM ... in <paramref name="Unit"/>, or null.</param>
/// <param name="SpreadText">The spread as text where it is not one number, or null.</param>
/// <param name="SpreadType">SD, SEM, 95% CI, IQR ..., or null.</param>
/// <param name="N">People behind the row, or null.</param>
/// <param name="PValue">As reported, or null.</param>
/// <param name="Note">What a reader must know, or null.</param>
/// <param name="Checked">How the row was checked.</param>
/// <param name="Url">Where the number was seen, or null.</param>
public sealed record Observation(
    int Row,
    string Arm,
    string Analyte,
    string Matrix,
    string Unit,
    double? Day,
    double? Hour,
    double? Value,
    string? ValueText,
    string Statistic,
    double? Spread,
    string? SpreadText,
    string? SpreadType,
    int? N,
    string? PValue,
    string? Note,
    Checked Checked,
    string? Url);
