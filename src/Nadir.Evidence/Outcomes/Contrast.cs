namespace Nadir;

/// <summary>What a row compares. Only <see cref="AgainstPlacebo"/> and <see cref="Pooled"/> are effects.</summary>
public enum Contrast
{
    /// <summary>Difference between arms.</summary>
    AgainstPlacebo,

    /// <summary>Difference of a published meta-analysis.</summary>
    Pooled,

    /// <summary>Change in one arm: never an effect.</summary>
    WithinArm,

    /// <summary>A value of one arm.</summary>
    ArmValue,

    /// <summary>A relation to another measure.</summary>
    ExposureResponse,

    /// <summary>A statement without a number.</summary>
    TextOnly,
}
