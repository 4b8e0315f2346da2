namespace Nadir;

/// <summary>What is read from a response.</summary>
/// <param name="Id">Symbol.</param>
/// <param name="Label">For tables and charts.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Species">"human", "mouse" or "both".</param>
public sealed record ResponseOutput(string Id, string Label, string Unit, string Species = "both")
{
    /// <summary>Whether this species has it.</summary>
    public bool Has(string species) => Species == "both" || Species == species;
}
