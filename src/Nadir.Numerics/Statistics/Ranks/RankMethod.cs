namespace Nadir;

/// <summary>Which null distribution a rank test uses.</summary>
public enum RankMethod
{
    /// <summary>Exact for small samples, else asymptotic; the limits are told by the test.</summary>
    Automatic,

    /// <summary>All rearrangements of the ranks there are, ties included: never above its level.</summary>
    Exact,

    /// <summary>Normal, with continuity correction and the variance that ties leave.</summary>
    Asymptotic,
}
