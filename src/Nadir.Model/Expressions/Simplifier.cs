using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>Folds constants and drops neutral elements, once a node. Values may differ in the last bits from the unsimplified form.</summary>
internal sealed class Simplifier
{
    private readonly Dictionary<Expression, Expression> done = new(ReferenceEqualityComparer.Instance);

    public Expression Simplify(Expression e)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (e.Arguments.Count == 0)
        {
            return e;
        }

        if (done.TryGetValue(e, out var known))
        {
            return known;
        }

        var arguments = new Expression[e.Arguments.Count];
        var changed = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Simplify(e.Arguments[i]);
            changed |= !ReferenceEquals(arguments[i], e.Arguments[i]);
        }

        var result = Node(changed ? e.With(arguments) : e);
        done[result] = result;
        return done[e] = result;
    }

    public static Expression Node(Expression e)
    {
        var a = e.Arguments;
        if (e.Operator is not (Operator.Call or Operator.Piecewise or Operator.Delay or Operator.RateOf) && a.Count > 0 && a.All(argument => argument.Operator == Operator.Number))
        {
            return Expression.Number(Arithmetic.Apply(e.Operator, a.Select(argument => argument.Value).ToArray()));
        }

        return e.Operator switch
        {
            Operator.Add when a.Count == 2 => Sum(a[0], a[1]),
            Operator.Subtract => Difference(a[0], a[1]),
            Operator.Multiply when a.Count == 2 => Product(a[0], a[1]),
            Operator.Divide => Ratio(a[0], a[1]),
            Operator.Negate => Negative(a[0]),
            Operator.Power => Power(a[0], a[1]),
            Operator.Piecewise => Piecewise(e),
            _ => e,
        };
    }

    public static Expression Sum(Expression a, Expression b)
    {
        if (a.Is(0))
        {
            return b;
        }

        if (b.Is(0))
        {
            return a;
        }

        return Both(a, b) ? Expression.Number(a.Value + b.Value)
            : b.Operator == Operator.Negate ? Difference(a, b.Arguments[0])
            : Expression.Of(Operator.Add, a, b);
    }

    public static Expression Difference(Expression a, Expression b)
    {
        if (b.Is(0))
        {
            return a;
        }

        if (a.Is(0))
        {
            return Negative(b);
        }

        return Both(a, b) ? Expression.Number(a.Value - b.Value)
            : b.Operator == Operator.Negate ? Sum(a, b.Arguments[0])
            : Expression.Of(Operator.Subtract, a, b);
    }

    public static Expression Product(Expression a, Expression b)
    {
        if (a.Is(0) || b.Is(0))
        {
            return Expression.Zero;
        }

        if (a.Is(1))
        {
            return b;
        }

        if (b.Is(1))
        {
            return a;
        }

        if (a.Is(-1))
        {
            return Negative(b);
        }

        if (b.Is(-1))
        {
            return Negative(a);
        }

        return Both(a, b) ? Expression.Number(a.Value * b.Value)
            : a.Operator == Operator.Negate ? Negative(Product(a.Arguments[0], b))
            : b.Operator == Operator.Negate ? Negative(Product(a, b.Arguments[0]))
            : Expression.Of(Operator.Multiply, a, b);
    }

    public static Expression Ratio(Expression a, Expression b)
    {
        if (a.Is(0) && !b.Is(0))
        {
            return Expression.Zero;
        }

        return b.Is(1) ? a
            : Both(a, b) ? Expression.Number(a.Value / b.Value)
            : a.Operator == Operator.Negate ? Negative(Ratio(a.Arguments[0], b))
            : Expression.Of(Operator.Divide, a, b);
    }

    public static Expression Negative(Expression a) => a.Operator switch
    {
        Operator.Number => Expression.Number(-a.Value),
        Operator.Negate => a.Arguments[0],
        Operator.Subtract => Expression.Of(Operator.Subtract, a.Arguments[1], a.Arguments[0]),
        _ => Expression.Of(Operator.Negate, a),
    };

    public static Expression Power(Expression a, Expression b) =>
        b.Is(1) ? a : b.Is(0) ? Expression.One : Both(a, b) ? Expression.Number(Arithmetic.Power(a.Value, b.Value)) : Expression.Of(Operator.Power, a, b);

    private static Expression Piecewise(Expression e)
    {
        var kept = new List<Expression>();
        var i = 0;
        for (; i + 1 < e.Arguments.Count; i += 2)
        {
            var condition = Truth(e.Arguments[i + 1]);
            if (condition == true)
            {
                kept.Add(e.Arguments[i]);
                i = e.Arguments.Count;
                break;
            }

            if (condition is null)
            {
                kept.Add(e.Arguments[i]);
                kept.Add(e.Arguments[i + 1]);
            }
        }

        if (i < e.Arguments.Count)
        {
            kept.Add(e.Arguments[i]);
        }

        return kept.Count == 1 ? kept[0]
            : kept.Count % 2 == 1 && kept.Where((_, j) => j % 2 == 0).All(value => value.Equals(kept[0])) ? kept[0]
            : kept.Count == e.Arguments.Count || kept.Count == 0 ? e : Expression.Of(Operator.Piecewise, kept);
    }

    private static bool? Truth(Expression e) =>
        e.Operator == Operator.True ? true : e.Operator == Operator.False ? false : e.Operator == Operator.Number ? e.Value != 0 : null;

    private static bool Both(Expression a, Expression b) => a.Operator == Operator.Number && b.Operator == Operator.Number;
}
