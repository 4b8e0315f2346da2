namespace Nadir;

/// <summary>How a solve ended.</summary>
public enum SolveCode
{
    /// <summary>It reached the end.</summary>
    Success,

    /// <summary>The step fell below what the time can resolve.</summary>
    StepTooSmall,

    /// <summary>More steps than allowed.</summary>
    TooManySteps,

    /// <summary>A rate or state is not finite.</summary>
    NotFinite,

    /// <summary>The matrix of the method is singular.</summary>
    SingularMatrix,

    /// <summary>No steady state was reached.</summary>
    NoConvergence,

    /// <summary>The caller stopped it.</summary>
    Cancelled,
}
