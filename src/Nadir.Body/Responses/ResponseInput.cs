namespace Nadir;

/// <summary>Something that a scenario sets for a response: an age, a load, a pulse. Not a number of biology.</summary>
/// <param name="Id">Symbol.</param>
/// <param name="Neutral">Value that changes nothing.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Meaning">What it is.</param>
/// <param name="Condition">Name of the <see cref="Input"/> of the body whose size it takes, or null.</param>
public sealed record ResponseInput(string Id, double Neutral, string Unit, string Meaning, string? Condition = null);
