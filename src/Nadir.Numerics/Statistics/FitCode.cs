namespace Nadir;

/// <summary>How an analysis ended.</summary>
public enum FitCode
{
    /// <summary>It has a result.</summary>
    Success,

    /// <summary>It has a result; a variance or a correlation lies at the edge of what is possible ("singular fit").</summary>
    Boundary,

    /// <summary>Fewer values than the method needs.</summary>
    TooFew,

    /// <summary>The values do not vary, so that there is no error to measure against.</summary>
    NoVariation,

    /// <summary>Columns of the design depend on each other: the contrast cannot be estimated.</summary>
    RankDeficient,

    /// <summary>The likelihood was not brought to its maximum.</summary>
    NoConvergence,
}
