using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Nadir;

/// <summary>Writes infix text that reads back as the same expression.</summary>
internal static class ExpressionPrinter
{
    private static readonly Dictionary<Operator, (string Sign, int Level)> Infix = new()
    {
        [Operator.Or] = ("||", 1), [Operator.And] = ("&&", 2),
        [Operator.Equal] = ("==", 3), [Operator.NotEqual] = ("!=", 3), [Operator.Less] = ("<", 3), [Operator.LessOrEqual] = ("<=", 3),
        [Operator.Greater] = (">", 3), [Operator.GreaterOrEqual] = (">=", 3),
        [Operator.Add] = ("+", 4), [Operator.Subtract] = ("-", 4), [Operator.Multiply] = ("*", 5), [Operator.Divide] = ("/", 5), [Operator.Power] = ("^", 7),
    };

    public static string Print(Expression expression)
    {
        var text = new StringBuilder();
        Write(expression, 0, text);
        return text.ToString();
    }

    private static void Write(Expression e, int outer, StringBuilder text)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (e.Operator == Operator.Number)
        {
            WriteNumber(e.Value, outer, text);
        }
        else if (e.Operator == Operator.Symbol)
        {
            text.Append(e.Name);
        }
        else if (e.Operator is Operator.Time or Operator.True or Operator.False)
        {
            text.Append(e.Operator == Operator.Time ? "time" : e.Operator == Operator.True ? "true" : "false");
        }
        else if (e.Operator is Operator.Negate or Operator.Not)
        {
            Bracket(outer > 6, text, () =>
            {
                text.Append(e.Operator == Operator.Negate ? "-" : "!");

                // "-2" is a number, so a negated number keeps its brackets.
                Bracket(e.Arguments[0].Operator == Operator.Number, text, () => Write(e.Arguments[0], 6, text));
            });
        }
        else if (Infix.TryGetValue(e.Operator, out var infix) && e.Arguments.Count == 2)
        {
            // Relations do not chain, a power binds its right side; all others group to the left.
            var left = infix.Level is 3 or 7 ? infix.Level + 1 : infix.Level;
            var right = infix.Level == 7 ? 6 : infix.Level + 1;
            Bracket(outer > infix.Level, text, () =>
            {
                Write(e.Arguments[0], left, text);
                text.Append(infix.Level >= 5 ? infix.Sign : $" {infix.Sign} ");
                Write(e.Arguments[1], right, text);
            });
        }
        else
        {
            text.Append(e.Operator == Operator.Call ? e.Name : FunctionName(e.Operator)).Append('(');
            for (var i = 0; i < e.Arguments.Count; i++)
            {
                text.Append(i == 0 ? "" : ", ");
                Write(e.Arguments[i], 0, text);
            }

            text.Append(')');
        }
    }

    private static void WriteNumber(double value, int outer, StringBuilder text)
    {
        if (double.IsNaN(value))
        {
            text.Append("notanumber");
        }
        else
        {
            Bracket(double.IsNegative(value) && outer > 0, text, () => text.Append(
                double.IsPositiveInfinity(value) ? "infinity" : double.IsNegativeInfinity(value) ? "-infinity" : value.ToString("R", CultureInfo.InvariantCulture)));
        }
    }

    private static void Bracket(bool needed, StringBuilder text, Action write)
    {
        text.Append(needed ? "(" : "");
        write();
        text.Append(needed ? ")" : "");
    }

    private static string FunctionName(Operator op) => op switch
    {
        Operator.Ceiling => "ceil",
        Operator.RateOf => "rateOf",
        _ => op.ToString().ToLowerInvariant(),
    };
}
