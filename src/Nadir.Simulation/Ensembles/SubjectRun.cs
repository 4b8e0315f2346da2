namespace Nadir;

/// <summary>The result of one subject; its values are valid only during the call that hands it over.</summary>
/// <param name="subject">Number of the subject.</param>
/// <param name="status">How the run ended.</param>
/// <param name="values">Row-major [time, output]; NaN after a failure.</param>
public readonly ref struct SubjectRun(int subject, SolveStatus status, ReadOnlySpan<double> values)
{
    /// <summary>Number of the subject.</summary>
    public int Subject { get; } = subject;

    /// <summary>How the run ended.</summary>
    public SolveStatus Status { get; } = status;

    /// <summary>Row-major [time, output], in the model's units; NaN after a failure.</summary>
    public ReadOnlySpan<double> Values { get; } = values;
}
