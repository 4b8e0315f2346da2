namespace Nadir;

/// <summary>An assignment rule (value at all times) or a rate rule (time derivative).</summary>
/// <param name="Target">Symbol that is ruled.</param>
/// <param name="IsRate">True for a time derivative.</param>
/// <param name="Value">Right-hand side.</param>
public sealed record Rule(string Target, bool IsRate, Expression Value);
