namespace Nadir;

/// <summary>Placebo for all before randomization, to leave out people who do not take it.</summary>
/// <param name="Days">Days, one capsule each.</param>
/// <param name="LeastTaken">Share that must be taken, 0 to 1.</param>
public sealed record RunIn(int Days, double LeastTaken);
