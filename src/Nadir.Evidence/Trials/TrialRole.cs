namespace Nadir;

/// <summary>What a trial is used for. A whole trial has one role.</summary>
public enum TrialRole
{
    /// <summary>Its replayable rows were fitted.</summary>
    Training,

    /// <summary>Kept away from every fit.</summary>
    Validation,

    /// <summary>Given by the user; not part of the project.</summary>
    External,
}
