namespace Nadir;

/// <summary>How a solve ended, where, and what to do about it.</summary>
/// <param name="Code">How it ended.</param>
/// <param name="Time">Time reached.</param>
/// <param name="StateIndex">State that failed first or is stiffest, or -1.</param>
/// <param name="Advice">What to try, one sentence; empty on success.</param>
public sealed record SolveStatus(SolveCode Code, double Time, int StateIndex, string Advice)
{
    /// <summary>Whether the end was reached.</summary>
    public bool IsSuccess => Code == SolveCode.Success;

    /// <summary>The end was reached.</summary>
    public static SolveStatus Success(double time) => new(SolveCode.Success, time, -1, "");
}
