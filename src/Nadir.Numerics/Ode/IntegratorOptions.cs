namespace Nadir;

/// <summary>Limits of an integration.</summary>
/// <param name="MaximumSteps">Attempts in one call of Run, rejected ones included.</param>
/// <param name="MaximumStep">Longest step, in the unit of time; infinity for none.</param>
public sealed record IntegratorOptions(int MaximumSteps = 1_000_000, double MaximumStep = double.PositiveInfinity);
