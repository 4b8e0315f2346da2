using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>The rate of every state, made when it is asked for: <c>rateOf</c> may ask for one while another is made.</summary>
internal sealed class RateEquations
{
    private readonly ModelSymbols symbols;
    private readonly EquationInlining inlining;
    private readonly Dictionary<string, List<(int Reaction, double Number, Expression? Symbolic)>> parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Expression?> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);
    private readonly bool hasFast;

    public RateEquations(ModelSymbols symbols, EquationInlining inlining)
    {
        this.symbols = symbols;
        this.inlining = inlining;
        hasFast = symbols.Network.Reactions.Any(reaction => reaction.IsFast);
        for (var j = 0; j < symbols.Network.Reactions.Count; j++)
        {
            AddParts(j, symbols.Network.Reactions[j]);
        }
    }

    /// <summary>Rate of a state; null when the id is no state that has one.</summary>
    public Expression? Of(string state)
    {
        if (known.TryGetValue(state, out var rate))
        {
            return rate;
        }

        if (!open.Add(state))
        {
            throw new ModelException([new Problem("cycle", $"rateOf('{state}')", "Its rate leads back to itself.")]);
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        rate = Make(state);
        open.Remove(state);
        return known[state] = rate;
    }

    private Expression AmountRate(string species)
    {
        var (slow, fast) = (Expression.Zero, Expression.Zero);
        foreach (var (j, number, symbolic) in parts.GetValueOrDefault(species) ?? [])
        {
            var reaction = symbols.Network.Reactions[j];
            ref var rate = ref slow;
            if (reaction.IsFast)
            {
                rate = ref fast;
            }

            var flux = inlining.Definition(reaction.Id);
            if (symbolic is not null)
            {
                rate = Simplifier.Sum(rate, Simplifier.Product(Simplifier.Sum(inlining.Inline(symbolic), Expression.Number(number)), flux));
            }
            else if (number != 0)
            {
                var term = Simplifier.Product(Expression.Number(Math.Abs(number)), flux);
                rate = number < 0 ? Simplifier.Difference(rate, term) : Simplifier.Sum(rate, term);
            }
        }

        var sum = fast.Is(0) ? Slow(slow) : Simplifier.Sum(Slow(slow), Simplifier.Product(Expression.Symbol(FastReactions.Gain), fast));
        return symbols.Species[species].ConversionFactor is { } factor ? Simplifier.Product(inlining.Definition(factor), sum) : sum;
    }

    private Expression Slow(Expression rate) => hasFast ? Simplifier.Product(Expression.Symbol(FastReactions.Slow), rate) : rate;

    private Expression? Make(string state)
    {
        if (state.StartsWith("amount(", StringComparison.Ordinal))
        {
            var id = state["amount(".Length..^1];
            return symbols.RateRules.TryGetValue(id, out var rule) ? OfConcentration(symbols.Species[id], Slow(inlining.Inline(rule))) : Reactions(id);
        }

        if (symbols.RateRules.TryGetValue(state, out var ruled))
        {
            // The rule of a species held as amount is about its concentration: the chain rule gives that back.
            return symbols.Species.TryGetValue(state, out var held) && symbols.IsHeldAsAmount(held) ? null : Slow(inlining.Inline(ruled));
        }

        if (!symbols.Species.TryGetValue(state, out var species) || symbols.Assigned.ContainsKey(state) || symbols.IsHeldAsAmount(species)
            || symbols.Determined.Contains(state, StringComparer.Ordinal))
        {
            return null;
        }

        var rate = Reactions(state);
        return species.IsAmount ? rate : Simplifier.Ratio(rate, inlining.Definition(species.Compartment));
    }

    private Expression Reactions(string species) => symbols.IsReactive(symbols.Species[species]) ? AmountRate(species) : Expression.Zero;

    // d(c V)/dt = V dc/dt + c dV/dt.
    private Expression OfConcentration(Species species, Expression rate)
    {
        var size = inlining.Definition(species.Compartment);
        return Simplifier.Sum(Simplifier.Product(rate, size), Simplifier.Product(inlining.Definition(species.Id), inlining.TotalDerivative(size)));
    }

    private void AddParts(int j, Reaction reaction)
    {
        foreach (var group in reaction.Products.Select(part => (Part: part, Sign: 1)).Concat(reaction.Reactants.Select(part => (Part: part, Sign: -1)))
            .GroupBy(pair => pair.Part.Species, StringComparer.Ordinal))
        {
            var number = 0.0;
            Expression? symbolic = null;
            foreach (var (part, sign) in group)
            {
                var isVariable = part.Id is { } id && (symbols.Changes(id) || symbols.Initial.ContainsKey(id));
                if (!isVariable && part.Value.Operator == Operator.Number)
                {
                    number += sign * part.Stoichiometry;
                    continue;
                }

                var value = isVariable ? Expression.Symbol(part.Id!) : symbols.ReferenceValue(part.Value);
                symbolic = symbolic is null ? sign > 0 ? value : Expression.Of(Operator.Negate, value)
                    : Expression.Of(sign > 0 ? Operator.Add : Operator.Subtract, symbolic, value);
            }

            if (!parts.TryGetValue(group.Key, out var list))
            {
                parts[group.Key] = list = [];
            }

            list.Add((j, number, symbolic));
        }
    }
}
