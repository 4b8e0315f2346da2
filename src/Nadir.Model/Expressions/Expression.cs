using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>
/// A mathematical expression: an immutable tree whose parts may be shared, so that a graph of rates stays small. The function set is
/// SBML's. Booleans are 1 and 0.
/// </summary>
public sealed class Expression : IEquatable<Expression>
{
    private static readonly IReadOnlyList<Expression> None = [];
    private readonly int hash;
    private IReadOnlySet<string>? symbols;

    private Expression(Operator op, double value, string name, IReadOnlyList<Expression> arguments)
    {
        Operator = op;
        Value = value;
        Name = name;
        Arguments = arguments;
        var code = new HashCode();
        code.Add(op);
        code.Add(value);
        code.Add(name, StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            code.Add(argument.hash);
        }

        hash = code.ToHashCode();
    }

    /// <summary>Zero.</summary>
    public static Expression Zero { get; } = Number(0);

    /// <summary>One.</summary>
    public static Expression One { get; } = Number(1);

    /// <summary>Simulation time.</summary>
    public static Expression Time { get; } = new(Operator.Time, 0, "", None);

    /// <summary>What the node does.</summary>
    public Operator Operator { get; }

    /// <summary>The number of a <see cref="Nadir.Operator.Number"/> node.</summary>
    public double Value { get; }

    /// <summary>The id of a symbol or the function of a call.</summary>
    public string Name { get; }

    /// <summary>Arguments in order. Piecewise: value, condition, value, condition, ..., otherwise.</summary>
    public IReadOnlyList<Expression> Arguments { get; }

    /// <summary>Every symbol in the expression.</summary>
    public IReadOnlySet<string> Symbols => symbols ??= CollectSymbols();

    /// <summary>A number.</summary>
    public static Expression Number(double value) => new(Operator.Number, value, "", None);

    /// <summary>A symbol by id.</summary>
    public static Expression Symbol(string id) => new(Operator.Symbol, 0, id, None);

    /// <summary>A call of a user function.</summary>
    public static Expression Call(string function, IReadOnlyList<Expression> arguments) => new(Operator.Call, 0, function, arguments);

    /// <summary>An operator with its arguments.</summary>
    public static Expression Of(Operator op, params IReadOnlyList<Expression> arguments) => new(op, 0, "", arguments);

    /// <summary>Reads infix text such as <c>V*S/(K + S)</c>.</summary>
    /// <exception cref="ModelException">The text cannot be read; the message has the position and what to do.</exception>
    public static Expression Parse(string infix) => new ExpressionParser(infix).Parse();

    /// <summary>Reads a formula of SBML Level 1: no reserved names, <c>log</c> is the natural logarithm, <c>sqr</c> the square.</summary>
    /// <exception cref="ModelException">The text cannot be read; the message has the position and what to do.</exception>
    public static Expression ParseLevel1(string formula) => new ExpressionParser(formula, isLevel1: true).Parse();

    /// <summary>True for the number given.</summary>
    public bool Is(double value) => Operator == Operator.Number && Value == value;

    /// <summary>Constants folded, neutral elements dropped.</summary>
    public Expression Simplify() => new Simplifier().Simplify(this);

    /// <summary>Derivative by a symbol, simplified.</summary>
    public Expression Differentiate(string symbol) => new Differentiator(symbol).Differentiate(this).Simplify();

    /// <summary>Derivative by explicit time, simplified.</summary>
    public Expression DifferentiateByTime() => new Differentiator(null).Differentiate(this).Simplify();

    /// <summary>Symbols replaced by expressions; parts that do not change are shared.</summary>
    public Expression Substitute(IReadOnlyDictionary<string, Expression> replacements) => new Substitution(replacements).Apply(this);

    /// <summary>The value, with symbols looked up.</summary>
    public double Evaluate(Func<string, double> symbols, double time = 0) => new Evaluator(symbols, time).Evaluate(this);

    /// <summary>The same node with other arguments.</summary>
    internal Expression With(IReadOnlyList<Expression> arguments) => new(Operator, Value, Name, arguments);

    /// <inheritdoc/>
    public bool Equals(Expression? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || hash != other.hash || Operator != other.Operator || !Value.Equals(other.Value)
            || !string.Equals(Name, other.Name, StringComparison.Ordinal) || Arguments.Count != other.Arguments.Count)
        {
            return false;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        for (var i = 0; i < Arguments.Count; i++)
        {
            if (!Arguments[i].Equals(other.Arguments[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Expression);

    /// <inheritdoc/>
    public override int GetHashCode() => hash;

    /// <summary>Infix text that reads back as the same expression.</summary>
    public override string ToString() => ExpressionPrinter.Print(this);

    private IReadOnlySet<string> CollectSymbols()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (Operator == Operator.Symbol)
        {
            return new HashSet<string>(StringComparer.Ordinal) { Name };
        }

        // A node with one symbolic argument shares its set: large inlined graphs stay cheap.
        IReadOnlySet<string>? only = null;
        HashSet<string>? union = null;
        foreach (var argument in Arguments)
        {
            var set = argument.Symbols;
            if (set.Count == 0 || ReferenceEquals(set, only))
            {
                continue;
            }

            if (only is null)
            {
                only = set;
            }
            else if (union is not null || !set.IsSubsetOf(only))
            {
                union ??= new HashSet<string>(only, StringComparer.Ordinal);
                union.UnionWith(set);
            }
        }

        return union ?? only ?? NoSymbols;
    }

    private static readonly HashSet<string> NoSymbols = new(StringComparer.Ordinal);
}
