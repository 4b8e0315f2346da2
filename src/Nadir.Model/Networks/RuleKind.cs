namespace Nadir;

/// <summary>What a rule says.</summary>
public enum RuleKind
{
    /// <summary>The value at all times.</summary>
    Assignment,

    /// <summary>The time derivative.</summary>
    Rate,

    /// <summary>An expression that is zero at all times; what it determines is found by matching.</summary>
    Algebraic,
}
