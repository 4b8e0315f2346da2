namespace Nadir;

/// <summary>One arm of a trial.</summary>
/// <param name="Id">Name within the trial, for example <c>1000</c> or <c>placebo</c>.</param>
/// <param name="N">People in the arm, or null.</param>
/// <param name="Compound">What was given, in the trial's own words ("NR-Cl", "NMN (MIB-626)", "placebo").</param>
/// <param name="Schedule">What was given in a form that can be replayed, or null.</param>
/// <param name="WhyNotReplayed">Why <paramref name="Schedule"/> is null: one sentence; null when it is not.</param>
/// <param name="Note">What the schedule cannot say.</param>
public sealed record Arm(string Id, int? N, string Compound, ArmSchedule? Schedule, string? WhyNotReplayed, string? Note);
