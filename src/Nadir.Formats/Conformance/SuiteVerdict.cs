namespace Nadir;

/// <summary>How a case of a conformance suite ended.</summary>
public enum SuiteVerdict
{
    /// <summary>Every value is within the tolerance of the case.</summary>
    Passed,

    /// <summary>A value is not, or the run failed.</summary>
    Failed,

    /// <summary>The case is not a time course, or needs what Nadir does not do.</summary>
    Unsupported,
}
