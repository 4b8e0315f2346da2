namespace Nadir;

/// <summary>An event: when the trigger becomes true, values are assigned.</summary>
/// <param name="Id">Name.</param>
/// <param name="Trigger">Boolean expression.</param>
/// <param name="Assignments">Targets and new values.</param>
/// <param name="Delay">Time between trigger and assignment, or null.</param>
/// <param name="Priority">Order among simultaneous events, or null.</param>
public sealed record Event(
    string Id, Expression Trigger, IReadOnlyList<(string Target, Expression Value)> Assignments, Expression? Delay, Expression? Priority)
{
    /// <summary>Whether it is executed even when the trigger has become false again meanwhile.</summary>
    public bool IsPersistent { get; init; } = true;

    /// <summary>Value of the trigger just before the start: false lets an event happen at once.</summary>
    public bool InitialTrigger { get; init; } = true;

    /// <summary>Whether the new values are those at the time of the trigger rather than at the time of assignment.</summary>
    public bool UsesTriggerTimeValues { get; init; } = true;
}
