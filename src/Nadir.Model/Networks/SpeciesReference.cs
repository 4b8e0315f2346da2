namespace Nadir;

/// <summary>A species in a reaction.</summary>
/// <param name="Species">Its id.</param>
/// <param name="Value">How many take part: a number or an expression.</param>
public sealed record SpeciesReference(string Species, Expression Value)
{
    /// <summary>A plain number of a species.</summary>
    public SpeciesReference(string species, double stoichiometry)
        : this(species, Expression.Number(stoichiometry))
    {
    }

    /// <summary>Symbol of the stoichiometry, by which rules and events can change it; or null.</summary>
    public string? Id { get; init; }

    /// <summary>False when a rule or an event may change the stoichiometry.</summary>
    public bool IsConstant { get; init; } = true;

    /// <summary>The number, NaN when it is an expression.</summary>
    public double Stoichiometry => Value.Operator == Operator.Number ? Value.Value : double.NaN;
}
