using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Nadir;

/// <summary>Expressions as MathML.</summary>
internal static class MathWriter
{
    private static readonly XNamespace M = SbmlXml.MathMl;

    /// <summary>A math element.</summary>
    public static XElement Write(Expression e) => new(M + "math", Node(e));

    /// <summary>A math element with a lambda.</summary>
    public static XElement Write(FunctionDefinition function) => new(
        M + "math", new XElement(M + "lambda", function.Arguments.Select(a => new XElement(M + "bvar", new XElement(M + "ci", a))), Node(function.Body)));

    private static XElement Node(Expression e)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return e.Operator switch
        {
            Operator.Number => Number(e.Value),
            Operator.Symbol => new XElement(M + "ci", e.Name),
            Operator.Time => Symbol("time"),
            Operator.True => new XElement(M + "true"),
            Operator.False => new XElement(M + "false"),
            Operator.Call => Apply(new XElement(M + "ci", e.Name), e.Arguments),
            Operator.Delay => Apply(Symbol("delay"), e.Arguments),
            Operator.RateOf => Apply(Symbol("rateOf"), e.Arguments),
            Operator.Negate => Apply(new XElement(M + "minus"), e.Arguments),
            Operator.Sqrt => Apply(new XElement(M + "root"), e.Arguments),
            Operator.Log10 => new XElement(M + "apply", new XElement(M + "log"), new XElement(M + "logbase", Number(10)), Node(e.Arguments[0])),
            Operator.Log => new XElement(M + "apply", new XElement(M + "log"), new XElement(M + "logbase", Node(e.Arguments[0])), Node(e.Arguments[1])),
            Operator.Piecewise => Piecewise(e),
            _ => Apply(new XElement(M + MathOperators.NameOf(e.Operator)!), e.Arguments),
        };
    }

    private static XElement Apply(XElement head, IReadOnlyList<Expression> arguments) => new(M + "apply", head, arguments.Select(Node));

    private static XElement Symbol(string name) =>
        new(M + "csymbol", new XAttribute("encoding", "text"), new XAttribute("definitionURL", $"http://www.sbml.org/sbml/symbols/{name}"), name);

    private static XElement Piecewise(Expression e)
    {
        var result = new XElement(M + "piecewise");
        var i = 0;
        for (; i + 1 < e.Arguments.Count; i += 2)
        {
            result.Add(new XElement(M + "piece", Node(e.Arguments[i]), Node(e.Arguments[i + 1])));
        }

        if (i < e.Arguments.Count)
        {
            result.Add(new XElement(M + "otherwise", Node(e.Arguments[i])));
        }

        return result;
    }

    private static XElement Number(double value)
    {
        if (double.IsNaN(value))
        {
            return new XElement(M + "notanumber");
        }

        if (double.IsInfinity(value))
        {
            var infinity = new XElement(M + "infinity");
            return value > 0 ? infinity : new XElement(M + "apply", new XElement(M + "minus"), infinity);
        }

        var text = (double.IsSubnormal(value) ? 0 : value).ToString("R", CultureInfo.InvariantCulture).Split('E');
        return text.Length == 1
            ? new XElement(M + "cn", text[0])
            : new XElement(M + "cn", new XAttribute("type", "e-notation"), text[0], new XElement(M + "sep"), int.Parse(text[1], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
    }
}
