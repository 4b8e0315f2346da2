namespace Nadir;

/// <summary>Puts the equations of a network together; <see cref="Equations"/> takes the results.</summary>
internal sealed class EquationBuilder
{
    private readonly ModelSymbols symbols;
    private readonly EquationInlining inlining;
    private readonly InitialValues initial;
    private readonly RateEquations rates;
    private readonly HashSet<string> constants = new(StringComparer.Ordinal);
    private readonly List<string> promoted = [];

    public EquationBuilder(Network network)
    {
        symbols = new ModelSymbols(network);
        inlining = new EquationInlining(symbols);
        initial = new InitialValues(symbols, inlining);
        rates = new RateEquations(symbols, inlining);
        inlining.RateOfState = rates.Of;
        inlining.ConstantOf = id => constants.Contains(id) ? initial.Of(id) : null;
        FindConstants();
        AddStates();
        AddParameters();
        AddAssigned();
        ReactionIds = [.. network.Reactions.Select(r => r.Id)];
        ReactionRates = [.. ReactionIds.Select(inlining.Definition)];
        AddRates();
        Events = [.. symbols.Events.Select(Equations)];
        var collector = new RootCollector();
        foreach (var e in Events)
        {
            collector.AddTrigger(e.Trigger);
        }

        collector.AddRates(Rates);
        Roots = collector.Roots;
        AddInitialStates();
    }

    public List<string> States { get; } = [];

    public List<StateKind> Kinds { get; } = [];

    public List<Expression> StateSizes { get; } = [];

    public List<string> Parameters { get; } = [];

    public List<double> ParameterValues { get; } = [];

    public List<string> Assigned { get; } = [];

    public List<Expression> AssignedValues { get; } = [];

    public IReadOnlyList<string> ReactionIds { get; }

    public IReadOnlyList<Expression> ReactionRates { get; }

    public List<Expression> Rates { get; } = [];

    public List<Expression> InitialStates { get; } = [];

    public List<double> Guess { get; } = [];

    public IReadOnlyList<EventEquations> Events { get; }

    public IReadOnlyList<Root> Roots { get; }

    public IReadOnlyList<DelayedValue> Delays => [.. inlining.Delays.Select(delay => delay with { Past = initial.Before(delay.Past) })];

    // Constants that an initial assignment gives; one that needs the solution of algebraic rules is held as a state instead.
    private void FindConstants()
    {
        var given = symbols.Initial.Keys.Where(id => !symbols.Changes(id) && !symbols.Species.ContainsKey(id)).ToArray();
        constants.UnionWith(given);
        foreach (var id in given.Where(id => symbols.Determined.Count > 0 && initial.Of(id).Symbols.Overlaps(symbols.Determined)))
        {
            constants.Remove(id);
            promoted.Add(id);
        }
    }

    private void AddStates()
    {
        foreach (var species in symbols.Network.Species.Where(s => !symbols.Assigned.ContainsKey(s.Id)))
        {
            var isAmount = symbols.IsHeldAsAmount(species);
            var kind = symbols.Determined.Contains(species.Id, StringComparer.Ordinal) ? StateKind.Algebraic
                : symbols.EventTargets.Contains(species.Id) && !symbols.RateRules.ContainsKey(species.Id) && !symbols.IsReactive(species) ? StateKind.Held
                : StateKind.Moving;
            Add(isAmount ? ModelSymbols.AmountOf(species.Id) : species.Id, kind, isAmount || species.IsAmount ? Expression.One : inlining.Definition(species.Compartment));
        }

        var others = symbols.Network.Parameters.Select(p => p.Id).Concat(symbols.Network.Compartments.Select(c => c.Id)).Concat(symbols.References.Keys).ToArray();
        AddAll(others.Where(symbols.RateRules.ContainsKey), StateKind.Moving);
        AddAll(others.Where(id => symbols.EventTargets.Contains(id) && !symbols.RateRules.ContainsKey(id) && !symbols.Assigned.ContainsKey(id)
            && !symbols.Determined.Contains(id, StringComparer.Ordinal)), StateKind.Held);
        AddAll(others.Where(id => symbols.Determined.Contains(id, StringComparer.Ordinal)), StateKind.Algebraic);
        AddAll(promoted, StateKind.Held);
    }

    private void AddAll(IEnumerable<string> ids, StateKind kind)
    {
        foreach (var id in ids)
        {
            Add(id, kind, Expression.One);
        }
    }

    private void Add(string id, StateKind kind, Expression size)
    {
        States.Add(id);
        Kinds.Add(kind);
        StateSizes.Add(size);
    }

    private void AddParameters()
    {
        bool IsGiven(string id) => !symbols.Changes(id) && !symbols.Initial.ContainsKey(id);
        foreach (var parameter in symbols.Network.Parameters.Where(p => IsGiven(p.Id)))
        {
            Parameters.Add(parameter.Id);
            ParameterValues.Add(parameter.Value);
        }

        foreach (var compartment in symbols.Network.Compartments.Where(c => IsGiven(c.Id)))
        {
            Parameters.Add(compartment.Id);
            ParameterValues.Add(compartment.Size);
        }

        if (symbols.Network.Reactions.Any(reaction => reaction.IsFast))
        {
            Parameters.AddRange([FastReactions.Gain, FastReactions.Slow]);
            ParameterValues.AddRange([FastReactions.DefaultGain, 1]);
        }
    }

    private void AddAssigned()
    {
        var ids = symbols.Assigned.Keys.Concat(constants).Concat(symbols.Network.Species.Where(symbols.IsHeldAsAmount).Select(s => s.Id))
            .Concat(symbols.References.Keys.Where(id => !symbols.Changes(id) && !symbols.Initial.ContainsKey(id)));
        foreach (var id in ids)
        {
            Assigned.Add(id);
            AssignedValues.Add(inlining.Definition(id));
        }
    }

    private void AddRates()
    {
        var rule = symbols.Determined.Select((id, i) => (id, i)).ToDictionary(pair => pair.id, pair => pair.i, StringComparer.Ordinal);
        for (var i = 0; i < States.Count; i++)
        {
            var id = States[i];
            Rates.Add(Kinds[i] switch
            {
                StateKind.Held => Expression.Zero,
                StateKind.Algebraic => inlining.Inline(symbols.AlgebraicRules[rule[id]]),
                _ => rates.Of(id) ?? Expression.Zero,
            });
        }
    }

    private EventEquations Equations(Event e)
    {
        var assignments = new List<EventAssignment>();
        foreach (var (target, value) in e.Assignments)
        {
            var species = symbols.Species.GetValueOrDefault(target);
            var isAmount = species is not null && symbols.IsHeldAsAmount(species);
            var state = States.IndexOf(isAmount ? ModelSymbols.AmountOf(target) : target);
            if (state < 0)
            {
                throw new ModelException([new Problem("event-target", $"event '{e.Id}'", $"'{target}' cannot be assigned: a rule gives its value, or it is no variable.")]);
            }

            assignments.Add(new EventAssignment(state, inlining.Inline(value), isAmount ? inlining.Definition(species!.Compartment) : null));
        }

        return new EventEquations(
            e, inlining.Inline(e.Trigger), e.Delay is null ? null : inlining.Inline(e.Delay), e.Priority is null ? null : inlining.Inline(e.Priority), assignments);
    }

    private void AddInitialStates()
    {
        for (var i = 0; i < States.Count; i++)
        {
            var id = States[i];
            InitialStates.Add(id.StartsWith("amount(", StringComparison.Ordinal) ? initial.AmountOf(id["amount(".Length..^1])
                : initial.Of(id));
            Guess.Add(Declared(id));
        }
    }

    // Where the search for what algebraic rules determine starts.
    private double Declared(string id)
    {
        var value = symbols.Species.TryGetValue(id, out var species) ? species.Initial
            : symbols.Parameters.TryGetValue(id, out var parameter) ? parameter.Value
            : symbols.Compartments.TryGetValue(id, out var compartment) ? compartment.Size : 1;
        return double.IsFinite(value) ? value : 1;
    }
}
