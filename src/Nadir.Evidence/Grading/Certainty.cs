namespace Nadir;

/// <summary>How sure an effect is (GRADE).</summary>
public enum Certainty
{
    /// <summary>No usable study.</summary>
    NoEvidence,

    /// <summary>The true effect is likely to be far from what was seen.</summary>
    VeryLow,

    /// <summary>The true effect may be far from what was seen.</summary>
    Low,

    /// <summary>The true effect is probably near what was seen.</summary>
    Moderate,

    /// <summary>The true effect is near what was seen.</summary>
    High,
}
