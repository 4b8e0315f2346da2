using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>
/// Values at time zero in terms of parameters. What an algebraic rule determines stands for itself: the run solves for it. Before time zero
/// (for <c>delay</c>) states keep their initial value while assignments, initial ones too, see the earlier time.
/// </summary>
internal sealed class InitialValues(ModelSymbols symbols, EquationInlining inlining)
{
    private readonly Simplifier simplifier = new();
    private readonly Dictionary<string, Expression> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);

    /// <summary>Value of a symbol at time zero.</summary>
    public Expression Of(string id)
    {
        if (!known.TryGetValue(id, out var value))
        {
            known[id] = value = At(id, Expression.Zero);
        }

        return value;
    }

    /// <summary>Value of an expression at time zero.</summary>
    public Expression Of(Expression e) => simplifier.Simplify(Rewrite(e, Expression.Zero, new Dictionary<Expression, Expression>(ReferenceEqualityComparer.Instance)));

    /// <summary>Value of an expression before time zero, in terms of time.</summary>
    public Expression Before(Expression e) => simplifier.Simplify(Rewrite(e, Expression.Time, new Dictionary<Expression, Expression>(ReferenceEqualityComparer.Instance)));

    /// <summary>Amount of a species at time zero.</summary>
    public Expression AmountOf(string id)
    {
        var species = symbols.Species[id];
        return !symbols.Initial.ContainsKey(id) && species.IsInitialAmount ? Expression.Number(species.Initial)
            : species.IsAmount ? Of(id) : Simplifier.Product(Of(id), Of(species.Compartment));
    }

    private Expression At(string id, Expression time)
    {
        if (!open.Add(id))
        {
            throw new ModelException([new Problem("cycle", $"'{id}'", "Its initial value leads back to itself.")]);
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        var value = Value(id, time);
        open.Remove(id);
        return value;
    }

    private Expression Value(string id, Expression time)
    {
        Expression Later(Expression e) => simplifier.Simplify(Rewrite(e, time, new Dictionary<Expression, Expression>(ReferenceEqualityComparer.Instance)));
        if (symbols.Assigned.TryGetValue(id, out var rule) || symbols.Reactions.TryGetValue(id, out rule) || symbols.Initial.TryGetValue(id, out rule))
        {
            return Later(rule);
        }

        if (symbols.Determined.Contains(id, StringComparer.Ordinal))
        {
            return Expression.Symbol(id);
        }

        if (symbols.Species.TryGetValue(id, out var species))
        {
            var initial = Expression.Number(species.Initial);
            return species.IsInitialAmount == species.IsAmount ? initial
                : species.IsAmount ? Simplifier.Product(initial, Of(species.Compartment))
                : Simplifier.Ratio(initial, Of(species.Compartment));
        }

        var isChanged = symbols.Changes(id);
        return symbols.Parameters.TryGetValue(id, out var parameter) ? isChanged ? Expression.Number(parameter.Value) : Expression.Symbol(id)
            : symbols.Compartments.TryGetValue(id, out var compartment) ? isChanged ? Expression.Number(compartment.Size) : Expression.Symbol(id)
            : symbols.References.TryGetValue(id, out var reference) ? Later(reference.Value)
            : Expression.Symbol(id);
    }

    private Expression Rewrite(Expression e, Expression time, Dictionary<Expression, Expression> done)
    {
        switch (e.Operator)
        {
            case Operator.Time:
                return time;
            case Operator.Symbol:
                return Symbol(e.Name, time);
            case Operator.RateOf:
                return time.Is(0) ? Rewrite(inlining.Inline(e), time, done) : Expression.Zero;
            case Operator.Delay:
                return Rewrite(e.Arguments[0], Simplifier.Difference(time, Rewrite(e.Arguments[1], time, done)), new Dictionary<Expression, Expression>(ReferenceEqualityComparer.Instance));
        }

        if (e.Arguments.Count == 0)
        {
            return e;
        }

        if (done.TryGetValue(e, out var value))
        {
            return value;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        return done[e] = e.With(e.Arguments.Select(argument => Rewrite(argument, time, done)).ToArray());
    }

    private Expression Symbol(string id, Expression time)
    {
        if (symbols.Network.Species.Count > 0 && id.StartsWith("amount(", StringComparison.Ordinal))
        {
            return AmountOf(id["amount(".Length..^1]);
        }

        if (inlining.Delays.Find(delay => delay.Symbol == id) is { } delayed)
        {
            var done = new Dictionary<Expression, Expression>(ReferenceEqualityComparer.Instance);
            return Rewrite(delayed.Past, Simplifier.Difference(time, Rewrite(delayed.Lag, time, done)), new Dictionary<Expression, Expression>(ReferenceEqualityComparer.Instance));
        }

        return !time.Is(0) && (symbols.Assigned.ContainsKey(id) || symbols.Reactions.ContainsKey(id) || symbols.Initial.ContainsKey(id)) ? At(id, time) : Of(id);
    }
}
