namespace Nadir;

/// <summary>A single run failed. An ensemble records the status instead.</summary>
public sealed class SolveException : Exception
{
    /// <summary>Why and where.</summary>
    public SolveException(SolveStatus status, string? state)
        : base(FormattableString.Invariant($"{status.Code} at time {status.Time:g6}{(state is null ? "" : $", state '{state}'")}: {status.Advice}"))
    {
        Status = status;
    }

    /// <summary>Why and where.</summary>
    public SolveStatus Status { get; }
}
