namespace Nadir;

/// <summary>What is read from a response.</summary>
/// <param name="Id">Symbol.</param>
/// <param name="Label">For tables and charts.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Species">Species that has it; null for both.</param>
public sealed record ResponseOutput(string Id, string Label, string Unit, Organism? Species = null)
{
    /// <summary>Whether it is itself a change, 0 without a regimen.</summary>
    public bool IsChange => Label.Contains(", change", StringComparison.Ordinal);

    /// <summary>Whether this species has it.</summary>
    public bool Has(Organism species) => Species is null || Species == species;
}
