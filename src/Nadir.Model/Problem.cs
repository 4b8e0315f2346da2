namespace Nadir;

/// <summary>One thing that is wrong with a file or a model.</summary>
/// <param name="Code">Stable short code, for programs.</param>
/// <param name="Where">Place: file and line, JSON path, or the id in the network.</param>
/// <param name="Message">What is wrong and what to do about it.</param>
public sealed record Problem(string Code, string Where, string Message)
{
    /// <summary>"place: message".</summary>
    public override string ToString() => $"{Where}: {Message}";
}
