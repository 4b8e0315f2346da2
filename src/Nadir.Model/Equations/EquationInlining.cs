using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>Writes every symbol in terms of states, parameters and time: assignments, rate laws, concentrations, <c>rateOf</c> and <c>delay</c>.</summary>
internal sealed class EquationInlining(ModelSymbols symbols)
{
    private readonly Simplifier simplifier = new();
    private readonly Dictionary<string, Expression> definitions = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);
    private readonly Dictionary<Expression, Expression> done = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(Expression, Expression, Expression), DelayedValue> delays = [];
    private readonly Dictionary<string, Differentiator> byState = new(StringComparer.Ordinal);
    private readonly Differentiator byTime = new(null);

    /// <summary>Every delayed value met so far.</summary>
    public List<DelayedValue> Delays { get; } = [];

    /// <summary>Rate of a state by its id; null when it has none.</summary>
    public Func<string, Expression?> RateOfState { get; set; } = _ => null;

    /// <summary>Value of a constant that an initial assignment gives; null when it is no such constant.</summary>
    public Func<string, Expression?> ConstantOf { get; set; } = _ => null;

    /// <summary>An expression in terms of states, parameters and time.</summary>
    public Expression Inline(Expression e) => simplifier.Simplify(Rewrite(e));

    /// <summary>A symbol in terms of states, parameters and time.</summary>
    public Expression Definition(string id)
    {
        if (definitions.TryGetValue(id, out var known))
        {
            return known;
        }

        if (!open.Add(id))
        {
            throw new ModelException([new Problem("cycle", $"'{id}'", "Its definition leads back to itself.")]);
        }

        var value = symbols.Assigned.TryGetValue(id, out var rule) || symbols.Reactions.TryGetValue(id, out rule) ? Inline(rule)
            : symbols.Species.TryGetValue(id, out var species) && symbols.IsHeldAsAmount(species)
                ? Simplifier.Ratio(Expression.Symbol(ModelSymbols.AmountOf(id)), Definition(species.Compartment))
            : ConstantOf(id) is { } constant ? constant
            : symbols.References.TryGetValue(id, out var reference) && !symbols.Changes(id) ? Inline(reference.Value)
            : Expression.Symbol(id);
        open.Remove(id);
        return definitions[id] = value;
    }

    /// <summary>d/dt of an inlined expression along the solution.</summary>
    public Expression TotalDerivative(Expression e)
    {
        var sum = byTime.Differentiate(e);
        foreach (var id in e.Symbols)
        {
            if (RateOfState(id) is { } rate && !rate.Is(0))
            {
                if (!byState.TryGetValue(id, out var derivative))
                {
                    byState[id] = derivative = new Differentiator(id);
                }

                sum = Simplifier.Sum(sum, Simplifier.Product(derivative.Differentiate(e), rate));
            }
        }

        return simplifier.Simplify(sum);
    }

    private Expression Rewrite(Expression e)
    {
        if (e.Operator == Operator.Symbol)
        {
            var value = Definition(e.Name);
            return value.Operator == Operator.Symbol && value.Name == e.Name ? e : value;
        }

        if (e.Arguments.Count == 0)
        {
            return e;
        }

        if (done.TryGetValue(e, out var known))
        {
            return known;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (e.Operator == Operator.RateOf)
        {
            return done[e] = RateOf(e.Arguments[0].Name);
        }

        var arguments = new Expression[e.Arguments.Count];
        var changed = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Rewrite(e.Arguments[i]);
            changed |= !ReferenceEquals(arguments[i], e.Arguments[i]);
        }

        return done[e] = e.Operator == Operator.Delay ? Delayed(Inline(arguments[0]), Inline(arguments[1]), e.Arguments[0]) : changed ? e.With(arguments) : e;
    }

    private Expression RateOf(string id)
    {
        if (!open.Add($"rateOf({id})"))
        {
            throw new ModelException([new Problem("cycle", $"rateOf('{id}')", "Its definition leads back to itself.")]);
        }

        var value = RateOfState(id) ?? TotalDerivative(Definition(id));
        open.Remove($"rateOf({id})");
        return value;
    }

    private Expression Delayed(Expression value, Expression lag, Expression original)
    {
        if (lag.Is(0))
        {
            return value;
        }

        if (!delays.TryGetValue((value, lag, original), out var found))
        {
            delays[(value, lag, original)] = found = new DelayedValue($"delay({Delays.Count})", value, lag, original);
            Delays.Add(found);
        }

        return Expression.Symbol(found.Symbol);
    }
}
