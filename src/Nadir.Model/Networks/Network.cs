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
        Constraints = [.. b.Constraints];
        Annotations = new Dictionary<string, string>(b.Annotations, StringComparer.Ordinal);
        Metadata = new Dictionary<string, Metadata>(b.MetadataById, StringComparer.Ordinal);
        Units = b.Units;
        IsLenient = b.IsLenient;
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

    /// <summary>Assignment, rate and algebraic rules in the order added.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>Initial assignments in the order added.</summary>
    public IReadOnlyList<InitialAssignment> InitialAssignments { get; }

    /// <summary>Reactions in the order added.</summary>
    public IReadOnlyList<Reaction> Reactions { get; }

    /// <summary>Events in the order added.</summary>
    public IReadOnlyList<Event> Events { get; }

    /// <summary>Identifiers of what a symbol means, by id (for example a ChEBI URI).</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; }

    /// <summary>Conditions the model should meet.</summary>
    public IReadOnlyList<Constraint> Constraints { get; }

    /// <summary>Names, notes, ontology terms and annotations by id; those of the model itself under the empty id.</summary>
    public IReadOnlyDictionary<string, Metadata> Metadata { get; }

    /// <summary>Units of time, amount and extent.</summary>
    public ModelUnits Units { get; }

    /// <summary>Whether values may be missing (NaN), as in SBML.</summary>
    internal bool IsLenient { get; }

    /// <summary>The same network with other values of parameters, compartment sizes, initial values (in the unit of the symbol) and stoichiometries.</summary>
    /// <param name="values">Value by id; it takes the place of an initial assignment.</param>
    /// <exception cref="ModelException">An id is not known, or a rule computes it.</exception>
    public Network With(IReadOnlyDictionary<string, double> values) => values.Count == 0 ? this : NetworkChange.Apply(this, values);

    /// <summary>
    /// The same network with forward sensitivities as further variables, named by <see cref="SensitivityId"/>: the derivative of every state and
    /// assigned variable by every parameter given, through doses and through events at fixed times.
    /// </summary>
    /// <param name="parameters">Ids of constant parameters. For the size of a compartment, doses of a protocol are taken as not depending on it.</param>
    /// <exception cref="ModelException">They are not available: algebraic rules, delays, changing sizes, events whose time depends on states.</exception>
    public Network WithSensitivities(IReadOnlyList<string> parameters) => Sensitivities.Extend(this, parameters);

    /// <summary>Name of the derivative of a variable by a parameter.</summary>
    public static string SensitivityId(string variable, string parameter) => $"d_{variable}_d_{parameter}";

    /// <summary>
    /// The same network with isotopologue copies: a species that carries labeled atoms becomes one species a labeling (named by <see cref="IsotopologueId"/>), its symbol their
    /// sum. Every copy takes its share of the gross rates, forward and backward apart, so the sums run as the network without labels.
    /// </summary>
    /// <param name="atoms">Which species carry what, and where reactions take it.</param>
    /// <param name="sources">Copies that doses bring; only what label can reach from them is copied. All of them when null.</param>
    /// <exception cref="ModelException">The map does not fit the network; every problem with its place.</exception>
    public Network WithIsotopologues(AtomMap atoms, IReadOnlyCollection<string>? sources = null) => Isotopologues.Extend(this, atoms, sources);

    /// <summary>Name of the copy of a species with these groups labeled: <c>NAD_liv__ring_ribose</c>, unlabeled <c>NAD_liv__none</c>.</summary>
    public static string IsotopologueId(string species, IEnumerable<string> labeled) =>
        string.Join('_', labeled) is { Length: > 0 } groups ? $"{species}__{groups}" : $"{species}__none";

    /// <summary>Dimension check of rate laws and rules; numbers without unit fit anything.</summary>
    public IReadOnlyList<Problem> CheckUnits() => new UnitCheck(this).Run();
}
