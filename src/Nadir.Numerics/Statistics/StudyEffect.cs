namespace Nadir;

/// <summary>The effect that one study estimates.</summary>
/// <param name="Label">Name of the study.</param>
/// <param name="Estimate">Estimate, in any unit.</param>
/// <param name="Variance">Sampling variance, in the square of that unit; above zero.</param>
public sealed record StudyEffect(string Label, double Estimate, double Variance);
