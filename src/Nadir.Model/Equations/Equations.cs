namespace Nadir;

/// <summary>
/// A network as ordinary differential equations in symbols: states, constants, rates, sparse Jacobian. User functions and assignments
/// are inlined; parts they share are shared objects.
/// </summary>
public sealed class Equations
{
    private Equations(Network network)
    {
        Network = network;
        var functions = network.Functions.ToDictionary(function => function.Id, StringComparer.Ordinal);
        var assigned = network.Rules.Where(rule => !rule.IsRate).ToDictionary(rule => rule.Target, rule => Inlining.Functions(rule.Value, functions), StringComparer.Ordinal);
        var rateRules = network.Rules.Where(rule => rule.IsRate).ToDictionary(rule => rule.Target, rule => rule.Value, StringComparer.Ordinal);
        States =
        [
            .. network.Species.Where(s => !assigned.ContainsKey(s.Id)).Select(s => s.Id),
            .. network.Parameters.Where(p => rateRules.ContainsKey(p.Id)).Select(p => p.Id),
        ];
        var constants = network.Parameters.Where(p => !assigned.ContainsKey(p.Id) && !rateRules.ContainsKey(p.Id)).ToArray();
        Parameters = [.. constants.Select(p => p.Id), .. network.Compartments.Select(c => c.Id)];
        ParameterValues = [.. constants.Select(p => p.Value), .. network.Compartments.Select(c => c.Size)];

        var simplifier = new Simplifier();
        var inlined = new Dictionary<string, Expression>(StringComparer.Ordinal);
        var reactions = network.Reactions.ToDictionary(r => r.Id, r => Inlining.Functions(r.Rate, functions), StringComparer.Ordinal);
        Expression Inline(Expression e)
        {
            foreach (var symbol in e.Symbols)
            {
                if (!inlined.ContainsKey(symbol) && (assigned.TryGetValue(symbol, out var value) || reactions.TryGetValue(symbol, out value)))
                {
                    inlined[symbol] = Inline(value);
                }
            }

            return simplifier.Simplify(e.Substitute(inlined));
        }

        foreach (var (id, value) in assigned)
        {
            inlined.TryAdd(id, Inline(value));
        }

        Assigned = [.. assigned.Keys];
        AssignedValues = [.. Assigned.Select(id => inlined[id])];
        ReactionIds = [.. network.Reactions.Select(r => r.Id)];
        ReactionRates = [.. ReactionIds.Select(id => inlined.TryGetValue(id, out var known) ? known : Inline(reactions[id]))];
        Rates = BuildRates(rateRules.ToDictionary(rule => rule.Key, rule => Inline(Inlining.Functions(rule.Value, functions)), StringComparer.Ordinal));
        InitialStates = BuildInitialStates(functions, inlined, simplifier);
        Jacobian = BuildJacobian();
        var byTime = new Differentiator(null);
        TimeDerivative = [.. Rates.Select(byTime.Differentiate)];
        ConservedMoieties = Moieties.Of(network);
    }

    /// <summary>The network they come from.</summary>
    public Network Network { get; }

    /// <summary>State ids: species (in their own unit), then variables with a rate rule.</summary>
    public IReadOnlyList<string> States { get; }

    /// <summary>Constants: parameters, then compartment sizes.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>Values of <see cref="Parameters"/> in the network.</summary>
    public IReadOnlyList<double> ParameterValues { get; }

    /// <summary>Initial value of every state, in terms of parameters.</summary>
    public IReadOnlyList<Expression> InitialStates { get; }

    /// <summary>Variables with an assignment rule.</summary>
    public IReadOnlyList<string> Assigned { get; }

    /// <summary>Their values in terms of states, parameters and time.</summary>
    public IReadOnlyList<Expression> AssignedValues { get; }

    /// <summary>Time derivative of every state in terms of states, parameters and time.</summary>
    public IReadOnlyList<Expression> Rates { get; }

    /// <summary>Non-zero entries of the derivative of rate (row) by state (column), row by row.</summary>
    public IReadOnlyList<(int Row, int Column, Expression Value)> Jacobian { get; }

    /// <summary>Derivative of every rate by explicit time.</summary>
    public IReadOnlyList<Expression> TimeDerivative { get; }

    /// <summary>Reaction ids.</summary>
    public IReadOnlyList<string> ReactionIds { get; }

    /// <summary>Reaction rates, amount a time.</summary>
    public IReadOnlyList<Expression> ReactionRates { get; }

    /// <summary>Sums of amounts that no reaction changes.</summary>
    public IReadOnlyList<ConservedMoiety> ConservedMoieties { get; }

    /// <summary>The equations of a network.</summary>
    public static Equations From(Network network) => new(network);

    private Expression[] BuildRates(Dictionary<string, Expression> rateRules)
    {
        var index = States.Select((id, i) => (id, i)).ToDictionary(pair => pair.id, pair => pair.i, StringComparer.Ordinal);
        var rates = Enumerable.Repeat(Expression.Zero, States.Count).ToArray();
        var boundary = Network.Species.Where(s => s.IsBoundary).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        for (var j = 0; j < ReactionIds.Count; j++)
        {
            var reaction = Network.Reactions[j];
            var net = reaction.Products.Select(p => (p.Species, p.Stoichiometry))
                .Concat(reaction.Reactants.Select(p => (p.Species, Stoichiometry: -p.Stoichiometry)))
                .GroupBy(p => p.Species, StringComparer.Ordinal);
            foreach (var group in net)
            {
                var stoichiometry = group.Sum(p => p.Stoichiometry);
                if (stoichiometry == 0 || boundary.Contains(group.Key) || !index.TryGetValue(group.Key, out var row))
                {
                    continue;
                }

                var term = Simplifier.Product(Expression.Number(Math.Abs(stoichiometry)), ReactionRates[j]);
                rates[row] = stoichiometry > 0 ? Simplifier.Sum(rates[row], term) : Simplifier.Difference(rates[row], term);
            }
        }

        foreach (var species in Network.Species.Where(s => !s.IsAmount && index.ContainsKey(s.Id)))
        {
            rates[index[species.Id]] = Simplifier.Ratio(rates[index[species.Id]], Expression.Symbol(species.Compartment));
        }

        foreach (var (id, value) in rateRules.Where(rule => index.ContainsKey(rule.Key)))
        {
            rates[index[id]] = value;
        }

        return rates;
    }

    private Expression[] BuildInitialStates(
        Dictionary<string, FunctionDefinition> functions, Dictionary<string, Expression> inlined, Simplifier simplifier)
    {
        var start = new Dictionary<string, Expression>(StringComparer.Ordinal);
        foreach (var species in Network.Species)
        {
            start[species.Id] = Expression.Number(species.Initial);
        }

        foreach (var parameter in Network.Parameters.Where(p => States.Contains(p.Id, StringComparer.Ordinal)))
        {
            start[parameter.Id] = Expression.Number(parameter.Value);
        }

        // Repeated substitution settles assignments that use each other; a cycle would be found by its remaining symbols.
        var assignments = Network.InitialAssignments.ToDictionary(
            a => a.Target, a => Inlining.Functions(a.Value, functions).Substitute(inlined), StringComparer.Ordinal);
        foreach (var (id, value) in assignments)
        {
            start[id] = value;
        }

        for (var pass = 0; pass <= assignments.Count; pass++)
        {
            foreach (var id in assignments.Keys)
            {
                start[id] = simplifier.Simplify(start[id].Substitute(start.Where(s => s.Key != id).ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal)));
            }
        }

        return [.. States.Select(id => start[id])];
    }

    private List<(int Row, int Column, Expression Value)> BuildJacobian()
    {
        var entries = new List<(int, int, Expression)>();
        for (var column = 0; column < States.Count; column++)
        {
            var derivative = new Differentiator(States[column]);
            for (var row = 0; row < Rates.Count; row++)
            {
                if (Rates[row].Symbols.Contains(States[column]))
                {
                    var value = derivative.Differentiate(Rates[row]);
                    if (!value.Is(0))
                    {
                        entries.Add((row, column, value));
                    }
                }
            }
        }

        entries.Sort((a, b) => a.Item1 != b.Item1 ? a.Item1.CompareTo(b.Item1) : a.Item2.CompareTo(b.Item2));
        return entries;
    }
}
