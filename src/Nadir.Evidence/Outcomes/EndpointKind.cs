namespace Nadir;

/// <summary>Whether people notice an endpoint.</summary>
public enum EndpointKind
{
    /// <summary>People notice it.</summary>
    Outcome,

    /// <summary>A value of a laboratory or device.</summary>
    Surrogate,

    /// <summary>Shows that the substance arrived; never a benefit.</summary>
    TargetEngagement,

    /// <summary>Harm.</summary>
    Safety,
}
