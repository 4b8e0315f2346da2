namespace Nadir;

/// <summary>What every symbol of a network is: given, assigned, moving, changed at events, or determined by an algebraic rule.</summary>
internal sealed class ModelSymbols
{
    public ModelSymbols(Network network)
    {
        Network = network;
        var functions = network.Functions.ToDictionary(function => function.Id, StringComparer.Ordinal);
        var inlining = new Inlining(functions);
        Expression Plain(Expression e) => inlining.Apply(e);
        Assigned = network.Rules.Where(rule => rule.IsAssignment).ToDictionary(rule => rule.Target, rule => Plain(rule.Value), StringComparer.Ordinal);
        RateRules = network.Rules.Where(rule => rule.IsRate).ToDictionary(rule => rule.Target, rule => Plain(rule.Value), StringComparer.Ordinal);
        AlgebraicRules = [.. network.Rules.Where(rule => rule.Kind == RuleKind.Algebraic).Select(rule => Plain(rule.Value))];
        Reactions = network.Reactions.ToDictionary(r => r.Id, r => Plain(r.Rate), StringComparer.Ordinal);
        Initial = new Dictionary<string, Expression>(StringComparer.Ordinal);
        foreach (var assignment in network.InitialAssignments)
        {
            Initial[assignment.Target] = Plain(assignment.Value);
        }

        Events = [.. network.Events.Select(e => e with
        {
            Trigger = Plain(e.Trigger),
            Assignments = e.Assignments.Select(a => (a.Target, Plain(a.Value))).ToArray(),
            Delay = e.Delay is null ? null : Plain(e.Delay),
            Priority = e.Priority is null ? null : Plain(e.Priority),
        })];
        EventTargets = Events.SelectMany(e => e.Assignments).Select(a => a.Target).ToHashSet(StringComparer.Ordinal);
        Species = network.Species.ToDictionary(s => s.Id, StringComparer.Ordinal);
        Compartments = network.Compartments.ToDictionary(c => c.Id, StringComparer.Ordinal);
        Parameters = network.Parameters.ToDictionary(p => p.Id, StringComparer.Ordinal);
        References = network.Reactions.SelectMany(r => r.Reactants.Concat(r.Products)).Where(p => p.Id is not null)
            .Select(p => p with { Value = Plain(p.Value) }).ToDictionary(p => p.Id!, StringComparer.Ordinal);
        Reacting = network.Reactions.SelectMany(r => r.Reactants.Concat(r.Products)).Select(p => p.Species).ToHashSet(StringComparer.Ordinal);
        ReferenceValue = Plain;
        Determined = AlgebraicMatching.Of(this);
        IsVarying = Compartments.Keys.Where(Changes).ToHashSet(StringComparer.Ordinal);
    }

    public Network Network { get; }

    public Dictionary<string, Expression> Assigned { get; }

    public Dictionary<string, Expression> RateRules { get; }

    public IReadOnlyList<Expression> AlgebraicRules { get; }

    public Dictionary<string, Expression> Reactions { get; }

    public Dictionary<string, Expression> Initial { get; }

    public IReadOnlyList<Event> Events { get; }

    public HashSet<string> EventTargets { get; }

    public Dictionary<string, Species> Species { get; }

    public Dictionary<string, Compartment> Compartments { get; }

    public Dictionary<string, Parameter> Parameters { get; }

    public Dictionary<string, SpeciesReference> References { get; }

    /// <summary>Species on either side of a reaction.</summary>
    public HashSet<string> Reacting { get; }

    /// <summary>Stoichiometry with user functions inlined.</summary>
    public Func<Expression, Expression> ReferenceValue { get; }

    /// <summary>What algebraic rules determine: symbol by rule.</summary>
    public IReadOnlyList<string> Determined { get; }

    /// <summary>Compartments whose size changes in a run.</summary>
    public HashSet<string> IsVarying { get; }

    /// <summary>Whether the symbol changes in a run by something other than reactions.</summary>
    public bool Changes(string id) =>
        Assigned.ContainsKey(id) || RateRules.ContainsKey(id) || EventTargets.Contains(id) || Determined.Contains(id, StringComparer.Ordinal);

    /// <summary>Whether reactions change the species.</summary>
    public bool IsReactive(Species species) => !species.IsBoundary && !species.IsConstant && Reacting.Contains(species.Id);

    /// <summary>Whether the state of the species is its amount although its symbol is a concentration: its compartment changes.</summary>
    public bool IsHeldAsAmount(Species species) =>
        !species.IsAmount && IsVarying.Contains(species.Compartment) && !Assigned.ContainsKey(species.Id) && !Determined.Contains(species.Id, StringComparer.Ordinal);

    /// <summary>Name of the state of a species held as amount.</summary>
    public static string AmountOf(string species) => $"amount({species})";
}
