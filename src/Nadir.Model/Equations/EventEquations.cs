namespace Nadir;

/// <summary>An event in terms of states, parameters and time.</summary>
/// <param name="Event">The event of the network.</param>
/// <param name="Trigger">Boolean expression.</param>
/// <param name="Delay">Time between trigger and assignment, or null.</param>
/// <param name="Priority">Order among simultaneous events, or null.</param>
/// <param name="Assignments">States that it sets.</param>
public sealed record EventEquations(Event Event, Expression Trigger, Expression? Delay, Expression? Priority, IReadOnlyList<EventAssignment> Assignments);
