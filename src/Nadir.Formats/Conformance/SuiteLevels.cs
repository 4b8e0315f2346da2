namespace Nadir;

/// <summary>Which of the files of a case are run.</summary>
public enum SuiteLevels
{
    /// <summary>The lowest and the highest.</summary>
    Ends,

    /// <summary>The highest.</summary>
    Highest,

    /// <summary>All.</summary>
    All,
}
