namespace Nadir;

/// <summary>What an interval says about an outcome.</summary>
public enum Conclusion
{
    /// <summary>No size is known and trials do not agree on a direction.</summary>
    Unknown,

    /// <summary>Better than control.</summary>
    Benefit,

    /// <summary>Worse than control.</summary>
    Harm,

    /// <summary>The interval includes no effect.</summary>
    NotShown,

    /// <summary>The interval includes no effect and excludes every difference that matters.</summary>
    LittleOrNone,

    /// <summary>A change that is neither good nor bad, such as NAD⁺ in blood.</summary>
    Changed,
}
