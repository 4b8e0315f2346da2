using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>Replaces calls of user functions by their bodies; what is equal is shared, and what would grow without bound is refused.</summary>
internal sealed class Inlining(IReadOnlyDictionary<string, FunctionDefinition> functions)
{
    private const int MostNodes = 1_000_000;
    private readonly Dictionary<Expression, Expression> done = [];
    private int made;

    public static Expression Functions(Expression e, IReadOnlyDictionary<string, FunctionDefinition> functions) => new Inlining(functions).Apply(e);

    public Expression Apply(Expression e)
    {
        if (functions.Count == 0 || (e.Arguments.Count == 0 && e.Operator != Operator.Call))
        {
            return e;
        }

        if (done.TryGetValue(e, out var known))
        {
            return known;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++made > MostNodes)
        {
            throw new ModelException([new Problem("too-large", "function definitions", $"With its functions written out the model has more than {MostNodes} operations; simplify the functions.")]);
        }

        var arguments = new Expression[e.Arguments.Count];
        var changed = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Apply(e.Arguments[i]);
            changed |= !ReferenceEquals(arguments[i], e.Arguments[i]);
        }

        if (e.Operator != Operator.Call)
        {
            return done[e] = changed ? e.With(arguments) : e;
        }

        var function = functions[e.Name];
        var replacements = new Dictionary<string, Expression>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Length; i++)
        {
            replacements[function.Arguments[i]] = arguments[i];
        }

        return done[e] = Apply(function.Body.Substitute(replacements));
    }
}
