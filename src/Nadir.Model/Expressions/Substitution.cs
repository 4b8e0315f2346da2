using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>Replaces symbols, once a node: what is shared stays shared.</summary>
internal sealed class Substitution(IReadOnlyDictionary<string, Expression> replacements)
{
    private readonly Dictionary<Expression, Expression> done = new(ReferenceEqualityComparer.Instance);

    public Expression Apply(Expression e)
    {
        if (e.Operator == Operator.Symbol)
        {
            return replacements.TryGetValue(e.Name, out var replacement) ? replacement : e;
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
        var arguments = e.Arguments.Select(Apply).ToArray();
        var changed = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            changed |= !ReferenceEquals(arguments[i], e.Arguments[i]);
        }

        return done[e] = changed ? e.With(arguments) : e;
    }
}
