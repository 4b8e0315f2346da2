using System.Globalization;

namespace Nadir;

/// <summary>C text of one value, given the text of its arguments.</summary>
internal static class ValueText
{
    /// <summary>A number with every digit.</summary>
    public static string Number(double value) =>
        double.IsNaN(value) ? "NAN" : double.IsInfinity(value) ? value > 0 ? "INFINITY" : "-INFINITY"
        : value.ToString("R", CultureInfo.InvariantCulture) is var text && text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";

    /// <summary>An operation.</summary>
    /// <exception cref="NotSupportedException">C has no such function.</exception>
    public static string Of(ValueNode node, string[] a) => node.Operator switch
    {
        Operator.Add => $"{a[0]} + {a[1]}",
        Operator.Subtract => $"{a[0]} - {Apart(a[1])}",
        Operator.Multiply => $"{a[0]} * {a[1]}",
        Operator.Divide => $"{a[0]} / {a[1]}",
        Operator.Negate => $"-{Apart(a[0])}",
        Operator.Power => $"pow({a[0]}, {a[1]})",
        Operator.Call => $"{node.Name}({string.Join(", ", a)})",
        Operator.Ln => $"log({a[0]})",
        Operator.Log => $"log({a[1]}) / log({a[0]})",
        Operator.Abs => $"fabs({a[0]})",
        Operator.Ceiling => $"ceil({a[0]})",
        Operator.Factorial => $"tgamma({a[0]} + 1.0)",
        Operator.Rem => $"fmod({a[0]}, {a[1]})",
        Operator.Quotient => $"trunc({a[0]} / {a[1]})",
        Operator.Min => $"fmin({a[0]}, {a[1]})",
        Operator.Max => $"fmax({a[0]}, {a[1]})",
        Operator.Sec => $"1.0 / cos({a[0]})",
        Operator.Csc => $"1.0 / sin({a[0]})",
        Operator.Cot => $"1.0 / tan({a[0]})",
        Operator.ArcSin => $"asin({a[0]})",
        Operator.ArcCos => $"acos({a[0]})",
        Operator.ArcTan => $"atan({a[0]})",
        Operator.ArcSinh => $"asinh({a[0]})",
        Operator.ArcCosh => $"acosh({a[0]})",
        Operator.ArcTanh => $"atanh({a[0]})",
        Operator.Exp or Operator.Log10 or Operator.Sqrt or Operator.Floor or Operator.Sin or Operator.Cos or Operator.Tan or Operator.Sinh or Operator.Cosh or Operator.Tanh =>
            $"{node.Operator.ToString().ToLowerInvariant()}({a[0]})",
        Operator.Equal => $"{a[0]} == {a[1]}",
        Operator.NotEqual => $"{a[0]} != {a[1]}",
        Operator.Less => $"{a[0]} < {a[1]}",
        Operator.LessOrEqual => $"{a[0]} <= {a[1]}",
        Operator.Greater => $"{a[0]} > {a[1]}",
        Operator.GreaterOrEqual => $"{a[0]} >= {a[1]}",
        Operator.And => $"{a[0]} != 0 && {a[1]} != 0",
        Operator.Or => $"{a[0]} != 0 || {a[1]} != 0",
        Operator.Xor => $"({a[0]} != 0) != ({a[1]} != 0)",
        Operator.Not => $"{a[0]} == 0",
        Operator.Implies => $"{a[0]} == 0 || {a[1]} != 0",
        Operator.Piecewise => Choice(a),
        _ => throw new NotSupportedException($"The peer program has no '{node.Operator}'."),
    };

    private static string Choice(string[] a)
    {
        var text = a.Length % 2 == 1 ? a[^1] : "NAN";
        for (var i = a.Length / 2 * 2 - 2; i >= 0; i -= 2)
        {
            text = $"{a[i + 1]} != 0 ? {a[i]} : ({text})";
        }

        return text;
    }

    private static string Apart(string text) => text.StartsWith('-') ? $"({text})" : text;
}
