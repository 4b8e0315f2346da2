namespace Nadir;

/// <summary>An event in terms of states, parameters and time.</summary>
/// <param name="Event">The event of the network.</param>
/// <param name="Trigger">Boolean expression.</param>
/// <param name="Delay">Time between trigger and assignment, or null.</param>
/// <param name="Priority">Order among simultaneous events, or null.</param>
/// <param name="Assignments">States that it sets.</param>
public sealed record EventEquations(Event Event, Expression Trigger, Expression? Delay, Expression? Priority, IReadOnlyList<EventAssignment> Assignments);

/// <summary>A new value of a state.</summary>
/// <param name="State">Index of the state.</param>
/// <param name="Value">New value of the symbol.</param>
/// <param name="Size">Size, before all assignments, by which the value is multiplied for a concentration held as amount; else null.</param>
public sealed record EventAssignment(int State, Expression Value, Expression? Size);

/// <summary>A relation whose change of truth a run must find: of a trigger, or of a condition inside a rate.</summary>
/// <param name="Difference">Left side minus right side.</param>
/// <param name="Relation">The relation.</param>
/// <param name="IsInRates">Whether a rate changes its form with it.</param>
/// <param name="IsInEvents">Whether a trigger depends on it.</param>
public sealed record Root(Expression Difference, Operator Relation, bool IsInRates, bool IsInEvents);

/// <summary>A value in the past: <c>delay(value, lag)</c>.</summary>
/// <param name="Symbol">Symbol that stands for it in the equations.</param>
/// <param name="Value">What is looked up.</param>
/// <param name="Lag">How long ago.</param>
/// <param name="Past">The value before time zero, in terms of time and parameters.</param>
public sealed record DelayedValue(string Symbol, Expression Value, Expression Lag, Expression Past);
