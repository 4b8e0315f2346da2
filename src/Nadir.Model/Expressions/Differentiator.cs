using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>Symbolic derivative by one symbol (or by time), once a node, so that shared parts are differentiated once.</summary>
/// <param name="symbol">Symbol to differentiate by, or null for explicit time.</param>
internal sealed class Differentiator(string? symbol)
{
    private readonly Dictionary<Expression, Expression> done = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Expression, bool> depends = new(ReferenceEqualityComparer.Instance);

    public Expression Differentiate(Expression e)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!DependsOn(e))
        {
            return Expression.Zero;
        }

        if (e.Operator is Operator.Symbol or Operator.Time)
        {
            return Expression.One;
        }

        return done.TryGetValue(e, out var known) ? known : done[e] = Node(e);
    }

    private bool DependsOn(Expression e)
    {
        if (symbol is not null)
        {
            return e.Symbols.Contains(symbol);
        }

        if (e.Operator == Operator.Time)
        {
            return true;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        return depends.TryGetValue(e, out var known) ? known : depends[e] = e.Arguments.Any(DependsOn);
    }

    private Expression Node(Expression e)
    {
        var a = e.Arguments;
        switch (e.Operator)
        {
            case Operator.Add:
                return a.Select(Differentiate).Aggregate(Simplifier.Sum);
            case Operator.Subtract:
                return Simplifier.Difference(Differentiate(a[0]), Differentiate(a[1]));
            case Operator.Multiply:
                return ProductRule(a);
            case Operator.Divide:
                // (u/v)' = (u' - (u/v) v')/v shares u/v with the value.
                return Simplifier.Ratio(Simplifier.Difference(Differentiate(a[0]), Simplifier.Product(e, Differentiate(a[1]))), a[1]);
            case Operator.Power:
                return PowerRule(e);
            case Operator.Log:
                return Differentiate(Simplifier.Ratio(Expression.Of(Operator.Ln, a[1]), Expression.Of(Operator.Ln, a[0])));
            case Operator.Min or Operator.Max:
                return Extremum(e.Operator, a);
            case Operator.Piecewise:
                return Expression.Of(Operator.Piecewise, a.Select((argument, i) => i % 2 == 0 ? Differentiate(argument) : argument).ToArray());
            case Operator.Rem:
                return Simplifier.Difference(Differentiate(a[0]), Simplifier.Product(Expression.Of(Operator.Quotient, a[0], a[1]), Differentiate(a[1])));
            case Operator.Call:
                throw new InvalidOperationException($"'{e.Name}' is a user function; inline it before differentiating.");
            default:
                return a.Count == 1 ? Simplifier.Product(Outer(e), Differentiate(a[0])) : Expression.Zero;
        }
    }

    private Expression ProductRule(IReadOnlyList<Expression> a)
    {
        var sum = Expression.Zero;
        for (var i = 0; i < a.Count; i++)
        {
            var term = Differentiate(a[i]);
            for (var j = 0; j < a.Count && !term.Is(0); j++)
            {
                term = j == i ? term : Simplifier.Product(term, a[j]);
            }

            sum = Simplifier.Sum(sum, term);
        }

        return sum;
    }

    private Expression PowerRule(Expression e)
    {
        var (u, v) = (e.Arguments[0], e.Arguments[1]);
        var du = Differentiate(u);
        var dv = Differentiate(v);
        var result = Expression.Zero;
        if (!du.Is(0))
        {
            var lower = Simplifier.Power(u, Simplifier.Difference(v, Expression.One));
            result = Simplifier.Product(Simplifier.Product(v, lower), du);
        }

        if (!dv.Is(0))
        {
            result = Simplifier.Sum(result, Simplifier.Product(Simplifier.Product(e, Expression.Of(Operator.Ln, u)), dv));
        }

        return result;
    }

    private Expression Extremum(Operator op, IReadOnlyList<Expression> a)
    {
        if (a.Count == 1)
        {
            return Differentiate(a[0]);
        }

        var rest = a.Count == 2 ? a[1] : Expression.Of(op, a.Skip(1).ToArray());
        var first = Expression.Of(op == Operator.Min ? Operator.LessOrEqual : Operator.GreaterOrEqual, a[0], rest);
        return Expression.Of(Operator.Piecewise, Differentiate(a[0]), first, Differentiate(rest));
    }

    // Derivative of a function of one argument by that argument.
    private static Expression Outer(Expression e)
    {
        var x = e.Arguments[0];
        Expression N(double value) => Expression.Number(value);
        Expression Sq(Expression y) => Expression.Of(Operator.Power, y, N(2));
        Expression Over(Expression top, Expression bottom) => Expression.Of(Operator.Divide, top, bottom);
        Expression Neg(Expression y) => Simplifier.Negative(y);
        Expression F(Operator op) => Expression.Of(op, x);
        Expression Root(Expression y) => Expression.Of(Operator.Sqrt, y);
        Expression OneMinus(Expression y) => Expression.Of(Operator.Subtract, N(1), y);
        Expression OnePlus(Expression y) => Expression.Of(Operator.Add, N(1), y);
        return e.Operator switch
        {
            Operator.Negate => N(-1),
            Operator.Exp => e,
            Operator.Ln => Over(N(1), x),
            Operator.Log10 => Over(N(1 / Math.Log(10)), x),
            Operator.Sqrt => Over(N(0.5), e),
            Operator.Abs => Expression.Of(Operator.Piecewise, N(1), Expression.Of(Operator.GreaterOrEqual, x, N(0)), N(-1)),
            Operator.Sin => F(Operator.Cos),
            Operator.Cos => Neg(F(Operator.Sin)),
            Operator.Tan => OnePlus(Sq(e)),
            Operator.Sec => Expression.Of(Operator.Multiply, e, F(Operator.Tan)),
            Operator.Csc => Neg(Expression.Of(Operator.Multiply, e, F(Operator.Cot))),
            Operator.Cot => Neg(OnePlus(Sq(e))),
            Operator.Sinh => F(Operator.Cosh),
            Operator.Cosh => F(Operator.Sinh),
            Operator.Tanh => OneMinus(Sq(e)),
            Operator.Sech => Neg(Expression.Of(Operator.Multiply, e, F(Operator.Tanh))),
            Operator.Csch => Neg(Expression.Of(Operator.Multiply, e, F(Operator.Coth))),
            Operator.Coth => OneMinus(Sq(e)),
            Operator.ArcSin => Over(N(1), Root(OneMinus(Sq(x)))),
            Operator.ArcCos => Over(N(-1), Root(OneMinus(Sq(x)))),
            Operator.ArcTan => Over(N(1), OnePlus(Sq(x))),
            Operator.ArcCot => Over(N(-1), OnePlus(Sq(x))),
            Operator.ArcSec => Over(N(1), Expression.Of(Operator.Multiply, Sq(x), Root(OneMinus(Over(N(1), Sq(x)))))),
            Operator.ArcCsc => Over(N(-1), Expression.Of(Operator.Multiply, Sq(x), Root(OneMinus(Over(N(1), Sq(x)))))),
            Operator.ArcSinh => Over(N(1), Root(OnePlus(Sq(x)))),
            Operator.ArcCosh => Over(N(1), Root(Expression.Of(Operator.Subtract, Sq(x), N(1)))),
            Operator.ArcTanh => Over(N(1), OneMinus(Sq(x))),
            _ => N(0), // floor, ceil, factorial and Booleans are flat where they have a derivative
        };
    }
}
