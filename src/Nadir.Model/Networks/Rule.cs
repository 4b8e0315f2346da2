namespace Nadir;

/// <summary>A rule: a value at all times, a time derivative, or an expression that is zero at all times.</summary>
/// <param name="Target">Symbol that is ruled; empty for an algebraic rule.</param>
/// <param name="Kind">What the rule says.</param>
/// <param name="Value">Right-hand side.</param>
public sealed record Rule(string Target, RuleKind Kind, Expression Value)
{
    /// <summary>True for a time derivative.</summary>
    public bool IsRate => Kind == RuleKind.Rate;

    /// <summary>True for a value at all times.</summary>
    public bool IsAssignment => Kind == RuleKind.Assignment;
}
