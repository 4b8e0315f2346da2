namespace Nadir;

/// <summary>One reason why the certainty was lowered.</summary>
/// <param name="Domain">Domain of GRADE.</param>
/// <param name="Steps">1 = serious, 2 = very serious.</param>
/// <param name="Reason">Why, computed from the rows where it can be.</param>
public sealed record Downgrade(GradeDomain Domain, int Steps, string Reason);
