namespace Nadir;

/// <summary>A condition that a model should always meet. It is kept and written; runs do not judge it.</summary>
/// <param name="Condition">Boolean expression.</param>
/// <param name="Message">XHTML text to show when it is not met, or null.</param>
public sealed record Constraint(Expression Condition, string? Message);
