namespace Nadir;

/// <summary>An event: when the trigger becomes true, values are assigned.</summary>
/// <param name="Id">Name.</param>
/// <param name="Trigger">Boolean expression.</param>
/// <param name="Assignments">Targets and new values.</param>
/// <param name="Delay">Time between trigger and assignment, or null.</param>
/// <param name="Priority">Order among simultaneous events, or null.</param>
public sealed record Event(
    string Id, Expression Trigger, IReadOnlyList<(string Target, Expression Value)> Assignments, Expression? Delay, Expression? Priority);
