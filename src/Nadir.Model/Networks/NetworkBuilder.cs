using System.Globalization;

namespace Nadir;

/// <summary>Collects the parts of a network; <see cref="Build"/> checks them all at once. Every method returns the builder.</summary>
public sealed class NetworkBuilder
{
    private readonly string id;
    private readonly List<Problem> problems = [];

    /// <summary>An empty network.</summary>
    /// <param name="id">Id of the network.</param>
    public NetworkBuilder(string id) => this.id = id;

    /// <summary>A network to add to.</summary>
    /// <param name="network">Everything it has is there; it is not changed.</param>
    public NetworkBuilder(Network network)
        : this((network ?? throw new ArgumentNullException(nameof(network))).Id)
    {
        Compartments.AddRange(network.Compartments);
        SpeciesList.AddRange(network.Species);
        Parameters.AddRange(network.Parameters);
        Functions.AddRange(network.Functions);
        Rules.AddRange(network.Rules);
        InitialAssignments.AddRange(network.InitialAssignments);
        Reactions.AddRange(network.Reactions);
        Events.AddRange(network.Events);
        Constraints.AddRange(network.Constraints);
        Annotations = new(network.Annotations, StringComparer.Ordinal);
        MetadataById = new(network.Metadata, StringComparer.Ordinal);
        (Units, IsLenient) = (network.Units, network.IsLenient);
    }

    internal List<Compartment> Compartments { get; } = [];

    internal List<Species> SpeciesList { get; } = [];

    internal List<Parameter> Parameters { get; } = [];

    internal List<FunctionDefinition> Functions { get; } = [];

    internal List<Rule> Rules { get; } = [];

    internal List<InitialAssignment> InitialAssignments { get; } = [];

    internal List<Reaction> Reactions { get; } = [];

    internal List<Event> Events { get; } = [];

    internal List<Constraint> Constraints { get; } = [];

    internal Dictionary<string, Metadata> MetadataById { get; } = new(StringComparer.Ordinal);

    internal ModelUnits Units { get; private set; } = new("h", "umol", "umol");

    internal bool IsLenient { get; private set; }

    internal Dictionary<string, string> Annotations { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a compartment of constant size.</summary>
    public NetworkBuilder Compartment(string id, double size, string unit = "L")
    {
        Compartments.Add(new Compartment(id, size, unit));
        return this;
    }

    /// <summary>Adds a species; its symbol is a concentration unless <paramref name="amount"/>.</summary>
    public NetworkBuilder Species(string id, string compartment, double initial, string unit = "uM", bool amount = false, bool boundary = false)
    {
        SpeciesList.Add(new Species(id, compartment, initial, unit, amount, boundary));
        return this;
    }

    /// <summary>Adds a parameter.</summary>
    public NetworkBuilder Parameter(string id, double value, string unit = "dimensionless", bool constant = true)
    {
        Parameters.Add(new Parameter(id, value, unit, constant));
        return this;
    }

    /// <summary>Adds an assignment rule; a parameter is made when nothing has the id yet.</summary>
    public NetworkBuilder Assignment(string id, string infix, string unit = "dimensionless")
    {
        MakeVariable(id, unit);
        Rules.Add(new Rule(id, RuleKind.Assignment, Read(infix, id)));
        return this;
    }

    /// <summary>Adds a rate rule: the time derivative of a parameter or species.</summary>
    public NetworkBuilder Rate(string id, string infix, string unit = "dimensionless")
    {
        MakeVariable(id, unit);
        Rules.Add(new Rule(id, RuleKind.Rate, Read(infix, id)));
        return this;
    }

    /// <summary>Sets an initial value by an expression.</summary>
    public NetworkBuilder InitialAssignment(string id, string infix)
    {
        InitialAssignments.Add(new InitialAssignment(id, Read(infix, id)));
        return this;
    }

    /// <summary>Defines a function for use in expressions.</summary>
    public NetworkBuilder Function(string id, string[] arguments, string infix)
    {
        Functions.Add(new FunctionDefinition(id, arguments, Read(infix, id)));
        return this;
    }

    /// <summary>Adds a reaction such as <c>A + 2 B -> C</c>; either side may be empty.</summary>
    /// <param name="id">Symbol of its rate.</param>
    /// <param name="equation">Reactants and products.</param>
    /// <param name="rateLaw">Extent a time, amount a time (for example µmol/h).</param>
    public NetworkBuilder Reaction(string id, string equation, string rateLaw)
    {
        var sides = equation.Split("->");
        if (sides.Length != 2)
        {
            problems.Add(new Problem("reaction-equation", $"reaction '{id}'", $"'{equation}' needs exactly one '->'."));
            return this;
        }

        Reactions.Add(new Reaction(id, Side(id, sides[0]), Side(id, sides[1]), Read(rateLaw, id)));
        return this;
    }

    /// <summary>Multiplies the rate law of a reaction that is there by an expression.</summary>
    public NetworkBuilder Scale(string reaction, string infix)
    {
        var i = Reactions.FindIndex(one => one.Id == reaction);
        if (i < 0)
        {
            problems.Add(new Problem("reaction-scale", $"reaction '{reaction}'", "There is no such reaction to scale."));
            return this;
        }

        Reactions[i] = Reactions[i] with { Rate = Expression.Of(Operator.Multiply, Reactions[i].Rate, Read(infix, reaction)) };
        return this;
    }

    /// <summary>Adds an event.</summary>
    public NetworkBuilder Event(string id, string trigger, (string Target, string Infix)[] assignments, string? delay = null, string? priority = null)
    {
        Events.Add(new Event(
            id,
            Read(trigger, id),
            assignments.Select(assignment => (assignment.Target, Read(assignment.Infix, id))).ToArray(),
            delay is null ? null : Read(delay, id),
            priority is null ? null : Read(priority, id)));
        return this;
    }

    /// <summary>Says what a symbol means, by URI.</summary>
    public NetworkBuilder Annotate(string id, string uri)
    {
        Annotations[id] = uri;
        return this;
    }

    /// <summary>Allows what SBML allows: missing values, sizes of zero, any stoichiometry.</summary>
    public NetworkBuilder Lenient()
    {
        IsLenient = true;
        return this;
    }

    /// <summary>Sets the units of time, amount and extent; h and umol when not called.</summary>
    public NetworkBuilder With(ModelUnits units)
    {
        Units = units;
        return this;
    }

    /// <summary>Adds a compartment.</summary>
    public NetworkBuilder Add(Compartment compartment)
    {
        Compartments.Add(compartment);
        return this;
    }

    /// <summary>Adds a species.</summary>
    public NetworkBuilder Add(Species species)
    {
        SpeciesList.Add(species);
        return this;
    }

    /// <summary>Adds a parameter.</summary>
    public NetworkBuilder Add(Parameter parameter)
    {
        Parameters.Add(parameter);
        return this;
    }

    /// <summary>Adds a function.</summary>
    public NetworkBuilder Add(FunctionDefinition function)
    {
        Functions.Add(function);
        return this;
    }

    /// <summary>Adds a rule.</summary>
    public NetworkBuilder Add(Rule rule)
    {
        Rules.Add(rule);
        return this;
    }

    /// <summary>Adds an initial assignment.</summary>
    public NetworkBuilder Add(InitialAssignment assignment)
    {
        InitialAssignments.Add(assignment);
        return this;
    }

    /// <summary>Adds a reaction.</summary>
    public NetworkBuilder Add(Reaction reaction)
    {
        Reactions.Add(reaction);
        return this;
    }

    /// <summary>Adds an event.</summary>
    public NetworkBuilder Add(Event change)
    {
        Events.Add(change);
        return this;
    }

    /// <summary>Adds a constraint.</summary>
    public NetworkBuilder Add(Constraint constraint)
    {
        Constraints.Add(constraint);
        return this;
    }

    /// <summary>Keeps what a file says about a part; the empty id is the model.</summary>
    public NetworkBuilder Describe(string id, Metadata metadata)
    {
        MetadataById[id] = metadata;
        return this;
    }

    /// <summary>Adds an algebraic rule: the expression is zero at all times.</summary>
    public NetworkBuilder Algebraic(string infix)
    {
        Rules.Add(new Rule("", RuleKind.Algebraic, Read(infix, "algebraic rule")));
        return this;
    }

    /// <summary>Checks everything and makes the network.</summary>
    /// <exception cref="ModelException">Every problem found, with its place.</exception>
    public Network Build()
    {
        var network = new Network(id, this);
        problems.AddRange(new NetworkCheck(network).Run());
        return problems.Count == 0 ? network : throw new ModelException([.. problems]);
    }

    private void MakeVariable(string target, string unit)
    {
        if (!Parameters.Exists(parameter => parameter.Id == target) && !SpeciesList.Exists(species => species.Id == target)
            && !Compartments.Exists(compartment => compartment.Id == target))
        {
            Parameters.Add(new Parameter(target, 0, unit, IsConstant: false));
        }
    }

    private Expression Read(string infix, string where)
    {
        try
        {
            return Expression.Parse(infix);
        }
        catch (ModelException e)
        {
            problems.AddRange(e.Problems.Select(problem => problem with { Where = $"'{where}': {problem.Where}" }));
            return Expression.Zero;
        }
    }

    private List<SpeciesReference> Side(string reaction, string text)
    {
        var result = new List<SpeciesReference>();
        foreach (var term in text.Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = term.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var stoichiometry = 1.0;
            if (words.Length > 2 || (words.Length == 2 && !double.TryParse(words[0], NumberStyles.Float, CultureInfo.InvariantCulture, out stoichiometry)))
            {
                problems.Add(new Problem("reaction-term", $"reaction '{reaction}'", $"'{term}' is no term; write a species or a number and a species."));
                continue;
            }

            result.Add(new SpeciesReference(words[^1], stoichiometry));
        }

        return result;
    }
}
