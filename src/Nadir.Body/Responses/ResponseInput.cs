namespace Nadir;

/// <summary>Something that a scenario sets for a response: an age, a load, a pulse. Not a number of biology.</summary>
/// <param name="Id">Symbol.</param>
/// <param name="Neutral">Value that changes nothing.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Meaning">What it is.</param>
/// <param name="Condition">Name of the <see cref="Input"/> of the body that it takes, or null.</param>
/// <param name="IsStart">Whether it takes the hour at which that begins; its size otherwise.</param>
public sealed record ResponseInput(string Id, double Neutral, string Unit, string Meaning, string? Condition = null, bool IsStart = false);
