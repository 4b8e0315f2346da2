namespace Nadir;

/// <summary>How an analysis ended and why.</summary>
/// <param name="Code">How it ended.</param>
/// <param name="Reason">One sentence; empty on success.</param>
public sealed record FitStatus(FitCode Code, string Reason)
{
    /// <summary>A result without remark.</summary>
    public static FitStatus Success { get; } = new(FitCode.Success, "");

    /// <summary>Whether there is a result.</summary>
    public bool IsSuccess => Code is FitCode.Success or FitCode.Boundary;
}
