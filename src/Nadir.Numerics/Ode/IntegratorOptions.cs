namespace Nadir;

/// <summary>Limits of an integration.</summary>
/// <param name="MaximumSteps">Attempts in one call of Run, rejected ones included.</param>
/// <param name="MaximumStep">Longest step, in the unit of time; infinity for none.</param>
public sealed record IntegratorOptions(int MaximumSteps = 1_000_000, double MaximumStep = double.PositiveInfinity)
{
    /// <summary>Finds events; null when there are none.</summary>
    public EventFinder? Finder { get; init; }

    /// <summary>Takes every accepted step; null when nobody keeps them.</summary>
    public StepSink? Sink { get; init; }
}
