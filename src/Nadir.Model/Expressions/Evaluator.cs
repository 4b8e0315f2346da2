using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>Plain evaluation, one node after the other.</summary>
internal sealed class Evaluator(Func<string, double> symbols, double time)
{
    private readonly Dictionary<Expression, double> done = new(ReferenceEqualityComparer.Instance);

    public double Evaluate(Expression e)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (e.Operator)
        {
            case Operator.Number:
                return e.Value;
            case Operator.Symbol:
                return symbols(e.Name);
            case Operator.Time:
                return time;
            case Operator.Call:
                throw new InvalidOperationException($"'{e.Name}' is a user function; inline it before evaluating.");
            case Operator.Piecewise:
                return Piecewise(e);
            default:
                if (done.TryGetValue(e, out var known))
                {
                    return known;
                }

                var arguments = new double[e.Arguments.Count];
                for (var i = 0; i < arguments.Length; i++)
                {
                    arguments[i] = Evaluate(e.Arguments[i]);
                }

                return done[e] = Arithmetic.Apply(e.Operator, arguments);
        }
    }

    private double Piecewise(Expression e)
    {
        var i = 0;
        for (; i + 1 < e.Arguments.Count; i += 2)
        {
            if (Evaluate(e.Arguments[i + 1]) != 0)
            {
                return Evaluate(e.Arguments[i]);
            }
        }

        return i < e.Arguments.Count ? Evaluate(e.Arguments[i]) : double.NaN;
    }
}
