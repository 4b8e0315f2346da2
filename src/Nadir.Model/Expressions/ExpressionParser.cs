using System.Globalization;

namespace Nadir;

/// <summary>Recursive-descent reader of infix text, SBML L3 precedence: power binds tighter than unary minus and is right-associative.</summary>
internal sealed class ExpressionParser(string text, bool isLevel1 = false)
{
    private const int LongestText = 200_000;
    private const int DeepestNesting = 400;

    private static readonly Dictionary<string, (Operator Op, int Least, int Most)> Functions = MakeFunctions();
    private int position;
    private int depth;

    public Expression Parse()
    {
        if (text.Length > LongestText)
        {
            throw Problem($"The expression is longer than {LongestText} characters; split it with an assignment.");
        }

        var expression = Or();
        Skip();
        return position == text.Length ? expression : throw Problem($"'{text[position]}' is not expected here; an operator or the end is.");
    }

    private Expression Or() => Chain(And, ("||", Operator.Or));

    private Expression And() => Chain(Relation, ("&&", Operator.And));

    private Expression Relation()
    {
        var left = Sum();
        foreach (var (sign, op) in new[]
        {
            ("==", Operator.Equal), ("!=", Operator.NotEqual), ("<=", Operator.LessOrEqual), (">=", Operator.GreaterOrEqual),
            ("<", Operator.Less), (">", Operator.Greater),
        })
        {
            if (Take(sign))
            {
                return Expression.Of(op, left, Sum());
            }
        }

        return left;
    }

    private Expression Sum() => Chain(Product, ("+", Operator.Add), ("-", Operator.Subtract));

    private Expression Product() => Chain(Unary, ("*", Operator.Multiply), ("/", Operator.Divide), ("%", Operator.Rem));

    private Expression Unary()
    {
        Enter();
        Expression result;
        if (Take("-"))
        {
            // "-2" is a number; "-(2)" is a negation, so that printing and parsing agree.
            var isLiteral = position < text.Length && (char.IsAsciiDigit(text[position]) || text[position] == '.');
            var operand = Unary();
            result = isLiteral && operand.Operator == Operator.Number ? Expression.Number(-operand.Value) : Expression.Of(Operator.Negate, operand);
        }
        else if (Take("+"))
        {
            result = Unary();
        }
        else if (!Peek("!=") && Take("!"))
        {
            result = Expression.Of(Operator.Not, Unary());
        }
        else
        {
            result = Power();
        }

        depth--;
        return result;
    }

    private Expression Power()
    {
        var left = Primary();
        return Take("^") ? Expression.Of(Operator.Power, left, Unary()) : left;
    }

    private Expression Primary()
    {
        Skip();
        if (position == text.Length)
        {
            throw Problem("The expression ends too early; a number, a name or '(' is missing.");
        }

        var c = text[position];
        if (c == '(')
        {
            position++;
            Enter();
            var inner = Or();
            depth--;
            Expect(")");
            return inner;
        }

        if (char.IsAsciiDigit(c) || c == '.')
        {
            return ReadNumber();
        }

        return char.IsAsciiLetter(c) || c == '_' ? Name() : throw Problem($"'{c}' cannot start a value; a number, a name or '(' can.");
    }

    private Expression Name()
    {
        var start = position;
        while (position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || text[position] == '_'))
        {
            position++;
        }

        var name = text[start..position];
        if (!Take("("))
        {
            return isLevel1 ? Expression.Symbol(name) : name switch
            {
                "time" => Expression.Time,
                "pi" => Expression.Number(Math.PI),
                "exponentiale" => Expression.Number(Math.E),
                "true" => Expression.Of(Operator.True),
                "false" => Expression.Of(Operator.False),
                "infinity" or "INF" => Expression.Number(double.PositiveInfinity),
                "notanumber" or "NaN" => Expression.Number(double.NaN),
                _ => Expression.Symbol(name),
            };
        }

        Enter();
        var arguments = new List<Expression>();
        if (!Take(")"))
        {
            do
            {
                arguments.Add(Or());
            }
            while (Take(","));
            Expect(")");
        }

        depth--;
        if (isLevel1 && name is "log" or "sqr" && arguments.Count == 1)
        {
            return name == "log" ? Expression.Of(Operator.Ln, arguments) : Expression.Of(Operator.Power, arguments[0], Expression.Number(2));
        }

        if (!Functions.TryGetValue(name, out var function))
        {
            return Expression.Call(name, arguments);
        }

        return arguments.Count >= function.Least && arguments.Count <= function.Most
            ? Expression.Of(function.Op, arguments)
            : throw Problem($"'{name}' takes {(function.Least == function.Most ? function.Least : $"at least {function.Least}")} argument(s), not {arguments.Count}.");
    }

    private Expression ReadNumber()
    {
        var start = position;
        while (position < text.Length && (char.IsAsciiDigit(text[position]) || text[position] == '.'))
        {
            position++;
        }

        if (position < text.Length && text[position] is 'e' or 'E')
        {
            var mark = position++;
            if (position < text.Length && text[position] is '+' or '-')
            {
                position++;
            }

            if (position == text.Length || !char.IsAsciiDigit(text[position]))
            {
                position = mark;
            }

            while (position < text.Length && char.IsAsciiDigit(text[position]))
            {
                position++;
            }
        }

        return double.TryParse(text[start..position], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? Expression.Number(value)
            : throw Problem($"'{text[start..position]}' is no number.");
    }

    private Expression Chain(Func<Expression> next, params (string Sign, Operator Op)[] operators)
    {
        var left = next();
        while (true)
        {
            var found = operators.FirstOrDefault(o => Take(o.Sign));
            if (found.Sign is null)
            {
                return left;
            }

            left = Expression.Of(found.Op, left, next());
        }
    }

    private void Enter()
    {
        if (++depth > DeepestNesting)
        {
            throw Problem($"The expression is nested deeper than {DeepestNesting} levels; split it with an assignment.");
        }
    }

    private bool Peek(string sign)
    {
        Skip();
        return string.CompareOrdinal(text, position, sign, 0, sign.Length) == 0;
    }

    private bool Take(string sign)
    {
        if (!Peek(sign))
        {
            return false;
        }

        position += sign.Length;
        return true;
    }

    private void Expect(string sign)
    {
        if (!Take(sign))
        {
            throw Problem(position == text.Length ? $"'{sign}' is missing at the end." : $"'{sign}' is expected here, not '{text[position]}'.");
        }
    }

    private void Skip()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }
    }

    private ModelException Problem(string message)
    {
        var shown = text.Length > 80 ? text[..80] + "..." : text;
        return new ModelException([new Problem("expression", $"'{shown}' at {position + 1}", message)]);
    }

    private static Dictionary<string, (Operator Op, int Least, int Most)> MakeFunctions()
    {
        var result = new Dictionary<string, (Operator, int, int)>(StringComparer.Ordinal);
        void Unary(string name, Operator op) => result[name] = (op, 1, 1);
        foreach (var (names, op) in new (string Names, Operator Op)[]
        {
            ("exp", Operator.Exp), ("ln", Operator.Ln), ("log10", Operator.Log10), ("sqrt", Operator.Sqrt), ("abs", Operator.Abs),
            ("floor", Operator.Floor), ("ceil ceiling", Operator.Ceiling), ("factorial", Operator.Factorial), ("not", Operator.Not),
            ("sin", Operator.Sin), ("cos", Operator.Cos), ("tan", Operator.Tan), ("sec", Operator.Sec), ("csc", Operator.Csc), ("cot", Operator.Cot),
            ("sinh", Operator.Sinh), ("cosh", Operator.Cosh), ("tanh", Operator.Tanh), ("sech", Operator.Sech), ("csch", Operator.Csch), ("coth", Operator.Coth),
            ("asin arcsin", Operator.ArcSin), ("acos arccos", Operator.ArcCos), ("atan arctan", Operator.ArcTan),
            ("asec arcsec", Operator.ArcSec), ("acsc arccsc", Operator.ArcCsc), ("acot arccot", Operator.ArcCot),
            ("asinh arcsinh", Operator.ArcSinh), ("acosh arccosh", Operator.ArcCosh), ("atanh arctanh", Operator.ArcTanh),
        })
        {
            foreach (var name in names.Split(' '))
            {
                Unary(name, op);
            }
        }

        result["log"] = (Operator.Log, 2, 2);
        result["pow"] = (Operator.Power, 2, 2);
        result["rem"] = (Operator.Rem, 2, 2);
        result["quotient"] = (Operator.Quotient, 2, 2);
        result["implies"] = (Operator.Implies, 2, 2);
        result["delay"] = (Operator.Delay, 2, 2);
        result["rateOf"] = (Operator.RateOf, 1, 1);
        result["min"] = (Operator.Min, 1, 1000);
        result["max"] = (Operator.Max, 1, 1000);
        result["and"] = (Operator.And, 1, 1000);
        result["or"] = (Operator.Or, 1, 1000);
        result["xor"] = (Operator.Xor, 1, 1000);
        result["piecewise"] = (Operator.Piecewise, 1, 1001);
        return result;
    }
}
