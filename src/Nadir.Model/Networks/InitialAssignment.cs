namespace Nadir;

/// <summary>Initial value by an expression.</summary>
/// <param name="Target">Symbol that starts with it.</param>
/// <param name="Value">Right-hand side.</param>
public sealed record InitialAssignment(string Target, Expression Value);
