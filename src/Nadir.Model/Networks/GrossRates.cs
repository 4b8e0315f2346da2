namespace Nadir;

/// <summary>
/// Splits a net rate into the terms that run forward and those that run backward. Label follows each of them, not their difference.
/// </summary>
/// <param name="dependsOn">Whether a symbol changes with a species.</param>
internal sealed class GrossRates(Func<string, bool> dependsOn)
{
    /// <summary>Terms of a rate. A sum is taken apart where two of its parts or more change with species; a part with a minus runs backward.</summary>
    public IReadOnlyList<(Expression Term, bool IsBackward)> Split(Expression rate) => rate.Operator switch
    {
        Operator.Add when Changes(rate) => [.. rate.Arguments.SelectMany(Split)],
        Operator.Subtract when Changes(rate) => [.. Split(rate.Arguments[0]), .. Turned(Split(rate.Arguments[1]))],
        Operator.Negate => [.. Turned(Split(rate.Arguments[0]))],
        Operator.Multiply => Product(rate),
        Operator.Divide => [.. Split(rate.Arguments[0]).Select(part => (Expression.Of(Operator.Divide, part.Term, rate.Arguments[1]), part.IsBackward))],
        _ => [(rate, false)],
    };

    /// <summary>
    /// The part of a term that one copy of a species has: the species as a factor of the term becomes the copy, so that nothing is divided by zero where
    /// the pool is empty; where it is no factor, the term times copy over total.
    /// </summary>
    public static Expression Share(Expression term, string species, string copy) =>
        Factor(term, species, copy)
        ?? Expression.Of(Operator.Divide, Expression.Of(Operator.Multiply, term, Expression.Symbol(copy)), Expression.Symbol(species));

    private static Expression? Factor(Expression term, string species, string copy)
    {
        switch (term.Operator)
        {
            case Operator.Symbol when term.Name == species:
                return Expression.Symbol(copy);
            case Operator.Power when term.Arguments[1].Operator == Operator.Number && term.Arguments[1].Value >= 1 && Factor(term.Arguments[0], species, copy) is { } first:
                return Expression.Of(Operator.Multiply, first, Expression.Of(Operator.Power, term.Arguments[0], Expression.Number(term.Arguments[1].Value - 1)));
            case Operator.Divide when Factor(term.Arguments[0], species, copy) is { } numerator:
                return Expression.Of(Operator.Divide, numerator, term.Arguments[1]);
            case Operator.Multiply:
                for (var i = 0; i < term.Arguments.Count; i++)
                {
                    if (Factor(term.Arguments[i], species, copy) is { } factor)
                    {
                        return Expression.Of(Operator.Multiply, [.. term.Arguments.Select((argument, j) => j == i ? factor : argument)]);
                    }
                }

                return null;
            default:
                return null;
        }
    }

    private IReadOnlyList<(Expression Term, bool IsBackward)> Product(Expression product)
    {
        var parts = Split(product.Arguments[0]);
        foreach (var argument in product.Arguments.Skip(1))
        {
            parts = [.. parts.SelectMany(_ => Split(argument), (a, b) => (Expression.Of(Operator.Multiply, a.Term, b.Term), a.IsBackward != b.IsBackward))];
        }

        return parts;
    }

    private bool Changes(Expression sum) => sum.Arguments.Count(part => part.Symbols.Any(dependsOn)) >= 2;

    private static IEnumerable<(Expression Term, bool IsBackward)> Turned(IEnumerable<(Expression Term, bool IsBackward)> parts) => parts.Select(part => (part.Term, !part.IsBackward));
}
