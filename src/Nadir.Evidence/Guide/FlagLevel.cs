namespace Nadir;

/// <summary>What follows from a condition or medicine.</summary>
public enum FlagLevel
{
    /// <summary>Shown only.</summary>
    Note,

    /// <summary>A clinician first.</summary>
    Flag,

    /// <summary>Not for self-use.</summary>
    Stop,
}
