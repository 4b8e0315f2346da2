namespace Nadir;

/// <summary>Predicted whole-blood NAD⁺ of one arm relative to its own baseline, for charts.</summary>
/// <param name="Trial">Trial id.</param>
/// <param name="Arm">Arm id.</param>
/// <param name="Label">For example "NR 1000 mg once a day".</param>
/// <param name="Role">Training, validation or external.</param>
/// <param name="Days">Time, days after the first dose.</param>
/// <param name="Fold">Whole-blood NAD⁺ over baseline, dimensionless, same length as <paramref name="Days"/>.</param>
public sealed record ArmCurve(
    string Trial, string Arm, string Label, TrialRole Role, IReadOnlyList<double> Days, IReadOnlyList<double> Fold);
