namespace Nadir;

/// <summary>A relation whose change of truth a run must find: of a trigger, or of a condition inside a rate.</summary>
/// <param name="Difference">Left side minus right side.</param>
/// <param name="Relation">The relation.</param>
/// <param name="IsInRates">Whether a rate changes its form with it.</param>
/// <param name="IsInEvents">Whether a trigger depends on it.</param>
public sealed record Root(Expression Difference, Operator Relation, bool IsInRates, bool IsInEvents);
