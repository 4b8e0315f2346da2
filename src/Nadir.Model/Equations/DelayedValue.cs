namespace Nadir;

/// <summary>A value in the past: <c>delay(value, lag)</c>.</summary>
/// <param name="Symbol">Symbol that stands for it in the equations.</param>
/// <param name="Value">What is looked up.</param>
/// <param name="Lag">How long ago.</param>
/// <param name="Past">The value before time zero, in terms of time and parameters.</param>
public sealed record DelayedValue(string Symbol, Expression Value, Expression Lag, Expression Past);
