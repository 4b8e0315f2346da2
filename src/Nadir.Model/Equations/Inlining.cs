namespace Nadir;

/// <summary>Replaces calls of user functions by their bodies; what is shared stays shared.</summary>
internal static class Inlining
{
    public static Expression Functions(Expression e, IReadOnlyDictionary<string, FunctionDefinition> functions) =>
        functions.Count == 0 ? e : Apply(e, functions, new Dictionary<Expression, Expression>(ReferenceEqualityComparer.Instance));

    private static Expression Apply(Expression e, IReadOnlyDictionary<string, FunctionDefinition> functions, Dictionary<Expression, Expression> done)
    {
        if (e.Arguments.Count == 0 && e.Operator != Operator.Call)
        {
            return e;
        }

        if (done.TryGetValue(e, out var known))
        {
            return known;
        }

        var arguments = e.Arguments.Select(argument => Apply(argument, functions, done)).ToArray();
        if (e.Operator != Operator.Call)
        {
            return done[e] = arguments.Where((argument, i) => !ReferenceEquals(argument, e.Arguments[i])).Any() ? e.With(arguments) : e;
        }

        var function = functions[e.Name];
        var replacements = function.Arguments.Zip(arguments).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return done[e] = Apply(function.Body.Substitute(replacements), functions, done);
    }
}
