namespace Nadir;

/// <summary>How the contrasts of primary analyses share the error of a trial.</summary>
public enum MultiplicityRule
{
    /// <summary>Not at all: each at 5 %.</summary>
    None,

    /// <summary>Holm's.</summary>
    Holm,

    /// <summary>Hochberg's.</summary>
    Hochberg,

    /// <summary>In their order, until one fails.</summary>
    FixedSequence,

    /// <summary>Analysis by analysis, each by Holm's and only when all before it were rejected.</summary>
    Gatekeeping,
}
