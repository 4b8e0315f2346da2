namespace Nadir;

/// <summary>MathML element names and operators, both ways.</summary>
internal static class MathOperators
{
    private static readonly Dictionary<string, Operator> Unary = new(StringComparer.Ordinal)
    {
        ["exp"] = Operator.Exp, ["ln"] = Operator.Ln, ["abs"] = Operator.Abs, ["floor"] = Operator.Floor, ["ceiling"] = Operator.Ceiling,
        ["factorial"] = Operator.Factorial, ["not"] = Operator.Not,
        ["sin"] = Operator.Sin, ["cos"] = Operator.Cos, ["tan"] = Operator.Tan, ["sec"] = Operator.Sec, ["csc"] = Operator.Csc, ["cot"] = Operator.Cot,
        ["sinh"] = Operator.Sinh, ["cosh"] = Operator.Cosh, ["tanh"] = Operator.Tanh, ["sech"] = Operator.Sech, ["csch"] = Operator.Csch, ["coth"] = Operator.Coth,
        ["arcsin"] = Operator.ArcSin, ["arccos"] = Operator.ArcCos, ["arctan"] = Operator.ArcTan, ["arcsec"] = Operator.ArcSec, ["arccsc"] = Operator.ArcCsc,
        ["arccot"] = Operator.ArcCot, ["arcsinh"] = Operator.ArcSinh, ["arccosh"] = Operator.ArcCosh, ["arctanh"] = Operator.ArcTanh,
        ["arcsech"] = Operator.ArcCosh, ["arccsch"] = Operator.ArcSinh, ["arccoth"] = Operator.ArcTanh,
    };

    private static readonly Dictionary<string, Operator> Relations = new(StringComparer.Ordinal)
    {
        ["eq"] = Operator.Equal, ["neq"] = Operator.NotEqual, ["lt"] = Operator.Less, ["leq"] = Operator.LessOrEqual, ["gt"] = Operator.Greater, ["geq"] = Operator.GreaterOrEqual,
    };

    private static readonly Dictionary<string, Operator> Others = new(StringComparer.Ordinal)
    {
        ["plus"] = Operator.Add, ["times"] = Operator.Multiply, ["minus"] = Operator.Subtract, ["divide"] = Operator.Divide, ["power"] = Operator.Power,
        ["min"] = Operator.Min, ["max"] = Operator.Max, ["quotient"] = Operator.Quotient, ["rem"] = Operator.Rem, ["implies"] = Operator.Implies,
        ["and"] = Operator.And, ["or"] = Operator.Or, ["xor"] = Operator.Xor,
    };

    private static readonly Dictionary<Operator, string> Names = Unary.Where(pair => !pair.Key.EndsWith("sech", StringComparison.Ordinal) || pair.Key == "sech")
        .Where(pair => pair.Key is not ("arccsch" or "arccoth")).Concat(Relations).Concat(Others).ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>An operator applied; null when there is none of that name and number of arguments.</summary>
    public static Expression? Make(string name, Expression[] a)
    {
        if (Unary.TryGetValue(name, out var op))
        {
            // The inverse hyperbolic functions of the reciprocal.
            return a.Length != 1 ? null : name is "arcsech" or "arccsch" or "arccoth"
                ? Expression.Of(op, Expression.Of(Operator.Divide, Expression.One, a[0])) : Expression.Of(op, a);
        }

        if (Relations.TryGetValue(name, out op))
        {
            return Chain(op, a);
        }

        if (!Others.TryGetValue(name, out op))
        {
            return null;
        }

        return op switch
        {
            Operator.Subtract when a.Length == 1 => Expression.Of(Operator.Negate, a),
            Operator.Add or Operator.Multiply when a.Length == 0 => op == Operator.Add ? Expression.Zero : Expression.One,
            Operator.And or Operator.Or or Operator.Xor when a.Length == 0 => Expression.Of(op == Operator.And ? Operator.True : Operator.False),
            Operator.Add or Operator.Multiply when a.Length == 1 => a[0],
            Operator.Min or Operator.Max when a.Length == 0 => null,
            Operator.Add or Operator.Multiply or Operator.Min or Operator.Max or Operator.And or Operator.Or or Operator.Xor => Expression.Of(op, a),
            _ => a.Length == 2 ? Expression.Of(op, a) : null,
        };
    }

    /// <summary>The element of an operator; null for what MathML writes otherwise.</summary>
    public static string? NameOf(Operator op) => Names.GetValueOrDefault(op);

    private static Expression? Chain(Operator op, Expression[] a)
    {
        if (a.Length < 2)
        {
            return a.Length == 1 ? Expression.Of(Operator.True) : null;
        }

        if (a.Length == 2)
        {
            return Expression.Of(op, a);
        }

        return Expression.Of(Operator.And, [.. Enumerable.Range(0, a.Length - 1).Select(i => Expression.Of(op, a[i], a[i + 1]))]);
    }
}
