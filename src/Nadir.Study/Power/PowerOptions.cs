namespace Nadir;

/// <summary>How the operating characteristics of a trial are found.</summary>
/// <param name="Trial">Repetitions, people simulated once in every arm, seed, threads.</param>
public sealed record PowerOptions(TrialOptions Trial)
{
    /// <summary>Power that a sample size is sought for, between 0 and 1.</summary>
    public double Target { get; init; } = 0.8;

    /// <summary>Draws of the body for assurance; 0 for none.</summary>
    public int Draws { get; init; } = 50;

    /// <summary>Designs along axes.</summary>
    public IReadOnlyList<PowerVariation> Vary { get; init; } = [];
}
