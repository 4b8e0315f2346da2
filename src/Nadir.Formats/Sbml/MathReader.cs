using System.Globalization;
using System.Xml.Linq;

namespace Nadir;

/// <summary>MathML, as far as SBML uses it, to expressions.</summary>
internal sealed class MathReader(string source)
{
    private const double Avogadro = 6.02214179e23;
    private const int DeepestNesting = 900;
    private int depth;

    /// <summary>The content of a math element; null when it is empty.</summary>
    public Expression? Read(XElement math)
    {
        var content = math.Elements().ToArray();
        return content.Length == 0 ? null : content.Length == 1 ? Node(content[0]) : throw Problem(math, "A math element holds one expression.");
    }

    /// <summary>Arguments and body of a lambda; the body is null when it is missing.</summary>
    public (IReadOnlyList<string> Arguments, Expression? Body) ReadLambda(XElement math)
    {
        var lambda = Inside(math.Elements().FirstOrDefault() ?? throw Problem(math, "A function needs a lambda."));
        if (lambda.Name.LocalName != "lambda")
        {
            throw Problem(lambda, "A function needs a lambda.");
        }

        var arguments = lambda.Elements().Where(e => e.Name.LocalName == "bvar").Select(e => e.Value.Trim()).ToArray();
        var bodies = lambda.Elements().Where(e => e.Name.LocalName != "bvar").ToArray();
        return (arguments, bodies.Length == 0 ? null : Node(bodies[^1]));
    }

    private Expression Node(XElement e)
    {
        if (e.Name.Namespace != SbmlXml.MathMl)
        {
            throw Problem(e, $"'{e.Name.LocalName}' is not MathML; give it the MathML namespace.");
        }

        if (++depth > DeepestNesting)
        {
            throw Problem(e, $"The formula is nested deeper than {DeepestNesting} levels; split it.");
        }

        var result = e.Name.LocalName switch
        {
            "cn" => Number(e),
            "ci" => Expression.Symbol(e.Value.Trim()),
            "csymbol" => Symbol(e),
            "apply" => Apply(e),
            "piecewise" => Piecewise(e),
            "semantics" => Node(Inside(e)),
            "true" => Expression.Of(Operator.True),
            "false" => Expression.Of(Operator.False),
            "pi" => Expression.Number(Math.PI),
            "exponentiale" => Expression.Number(Math.E),
            "infinity" => Expression.Number(double.PositiveInfinity),
            "notanumber" => Expression.Number(double.NaN),
            var name => throw Problem(e, $"'{name}' is not part of SBML's MathML."),
        };
        depth--;
        return result;
    }

    private static XElement Inside(XElement e)
    {
        while (e.Name.LocalName == "semantics" && e.Elements().FirstOrDefault() is { } first)
        {
            e = first;
        }

        return e;
    }

    private Expression Number(XElement e)
    {
        var parts = e.Nodes().OfType<XText>().Select(text => text.Value.Trim()).Where(text => text.Length > 0).ToArray();
        double At(int i) => i < parts.Length && double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Problem(e, $"'{(i < parts.Length ? parts[i] : "")}' is no number.");
        return Expression.Number((string?)e.Attribute("type") switch
        {
            "e-notation" => parts.Length == 2 && double.TryParse($"{parts[0]}e{parts[1]}", NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact : At(0) * Math.Pow(10, At(1)),
            "rational" => At(0) / At(1),
            null or "real" or "integer" => Special(parts) ?? At(0),
            var type => throw Problem(e, $"Numbers of type '{type}' are not part of SBML."),
        });
    }

    private static double? Special(string[] parts) => parts.Length == 1 ? parts[0] switch
    {
        "INF" => double.PositiveInfinity,
        "-INF" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => null,
    } : null;

    private Expression Symbol(XElement e) => Url(e) switch
    {
        "time" => Expression.Time,
        "avogadro" => Expression.Number(Avogadro),
        var name => throw Problem(e, $"The symbol '{name}' is not known here."),
    };

    private static string Url(XElement e) => ((string?)e.Attribute("definitionURL") ?? "").Trim().Split('/')[^1];

    private Expression Apply(XElement e)
    {
        var children = e.Elements().ToArray();
        if (children.Length == 0)
        {
            throw Problem(e, "An apply needs an operator.");
        }

        var head = Inside(children[0]);
        var name = head.Name.LocalName;
        if (name is "root" or "log")
        {
            return RootOrLog(e, name, children);
        }

        var arguments = children.Skip(1).Select(Node).ToArray();
        if (name == "ci")
        {
            return Expression.Call(head.Value.Trim(), arguments);
        }

        if (name == "csymbol")
        {
            return Url(head) switch
            {
                "delay" when arguments.Length == 2 => Expression.Of(Operator.Delay, arguments),
                "rateOf" when arguments.Length == 1 && arguments[0].Operator == Operator.Symbol => Expression.Of(Operator.RateOf, arguments),
                var symbol => throw Problem(head, $"'{symbol}' cannot be called with {arguments.Length} argument(s)."),
            };
        }

        return MathOperators.Make(name, arguments) ?? throw Problem(head, $"'{name}' with {arguments.Length} argument(s) is not part of SBML's MathML.");
    }

    private Expression RootOrLog(XElement e, string name, XElement[] children)
    {
        var qualifier = children.Skip(1).FirstOrDefault(child => child.Name.LocalName is "degree" or "logbase");
        var arguments = children.Skip(1).Where(child => child != qualifier).Select(Node).ToArray();
        var number = qualifier is null ? null : Node(qualifier.Elements().FirstOrDefault() ?? throw Problem(qualifier, "It is empty."));
        if (arguments.Length != 1)
        {
            throw Problem(e, $"'{name}' takes one argument.");
        }

        return name == "root"
            ? number is null || number.Is(2) ? Expression.Of(Operator.Sqrt, arguments) : Expression.Of(Operator.Power, arguments[0], Expression.Of(Operator.Divide, Expression.One, number))
            : number is null || number.Is(10) ? Expression.Of(Operator.Log10, arguments) : Expression.Of(Operator.Log, number, arguments[0]);
    }

    private Expression Piecewise(XElement e)
    {
        var arguments = new List<Expression>();
        foreach (var piece in e.Elements().Where(child => child.Name.LocalName == "piece"))
        {
            var parts = piece.Elements().ToArray();
            if (parts.Length != 2)
            {
                throw Problem(piece, "A piece holds a value and a condition.");
            }

            arguments.Add(Node(parts[0]));
            arguments.Add(Node(parts[1]));
        }

        if (e.Elements().FirstOrDefault(child => child.Name.LocalName == "otherwise") is { } otherwise)
        {
            arguments.Add(Node(otherwise.Elements().FirstOrDefault() ?? throw Problem(otherwise, "It is empty.")));
        }

        return arguments.Count == 0 ? Expression.Number(double.NaN) : Expression.Of(Operator.Piecewise, arguments);
    }

    private ModelException Problem(XElement e, string message) => SbmlXml.Problem("math", SbmlXml.Place(e, source), message);
}
