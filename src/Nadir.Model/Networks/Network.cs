namespace Nadir;

/// <summary>A validated reaction network: what SBML calls a model. Immutable; made by <see cref="NetworkBuilder"/>.</summary>
public sealed class Network
{
    internal Network(string id, NetworkBuilder b)
    {
        Id = id;
        Compartments = [.. b.Compartments];
        Species = [.. b.SpeciesList];
        Parameters = [.. b.Parameters];
        Functions = [.. b.Functions];
        Rules = [.. b.Rules];
        InitialAssignments = [.. b.InitialAssignments];
        Reactions = [.. b.Reactions];
        Events = [.. b.Events];
        Annotations = new Dictionary<string, string>(b.Annotations, StringComparer.Ordinal);
    }

    /// <summary>Id of the network.</summary>
    public string Id { get; }

    /// <summary>Compartments in the order added.</summary>
    public IReadOnlyList<Compartment> Compartments { get; }

    /// <summary>Species in the order added.</summary>
    public IReadOnlyList<Species> Species { get; }

    /// <summary>Parameters in the order added.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>User functions in the order added.</summary>
    public IReadOnlyList<FunctionDefinition> Functions { get; }

    /// <summary>Assignment and rate rules in the order added.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>Initial assignments in the order added.</summary>
    public IReadOnlyList<InitialAssignment> InitialAssignments { get; }

    /// <summary>Reactions in the order added.</summary>
    public IReadOnlyList<Reaction> Reactions { get; }

    /// <summary>Events in the order added.</summary>
    public IReadOnlyList<Event> Events { get; }

    /// <summary>Identifiers of what a symbol means, by id (for example a ChEBI URI).</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; }

    /// <summary>Dimension check of rate laws and rules; numbers without unit fit anything.</summary>
    /// <param name="timeUnit">Unit of time, <c>h</c> in the body.</param>
    /// <param name="amountUnit">Unit of amount, <c>umol</c> in the body.</param>
    public IReadOnlyList<Problem> CheckUnits(string timeUnit = "h", string amountUnit = "umol") =>
        new UnitCheck(this, Unit.Parse(timeUnit), Unit.Parse(amountUnit)).Run();
}
