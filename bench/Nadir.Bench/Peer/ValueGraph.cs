using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>
/// Expressions as numbered values, each once, for a C program that a careful programmer would write: numbers folded, what depends on
/// parameters only marked (it is computed once a subject), divisions by such values turned into multiplications, small powers multiplied out.
/// Node i uses nodes before i only.
/// </summary>
/// <param name="constants">Values of the symbols that are plain numbers.</param>
/// <param name="states">Symbols that change with time; all others are parameters.</param>
internal sealed class ValueGraph(IReadOnlyDictionary<string, double> constants, IReadOnlySet<string> states)
{
    private readonly Dictionary<(Operator, double, string, string), int> known = [];
    private readonly Dictionary<Expression, int> done = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(int Of, double Exponent), int> powers = [];
    private readonly List<ValueNode> nodes = [];

    /// <summary>Name of the call <c>lower_power(u^(c+1), u, c)</c>, which is u^c.</summary>
    public const string LowerPower = "lower_power";

    public IReadOnlyList<ValueNode> Nodes => nodes;

    /// <summary>The node of an expression.</summary>
    public int Add(Expression e)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (done.TryGetValue(e, out var index))
        {
            return index;
        }

        return done[e] = e.Operator switch
        {
            Operator.Number => Number(e.Value),
            Operator.True or Operator.False => Number(e.Operator == Operator.True ? 1 : 0),
            Operator.Symbol => constants.TryGetValue(e.Name, out var value) ? Number(value) : Node(Operator.Symbol, 0, e.Name, [], !states.Contains(e.Name)),
            Operator.Time => Node(Operator.Time, 0, "", [], false),
            Operator.Call or Operator.Delay or Operator.RateOf => throw new NotSupportedException($"The peer program cannot have '{e}'."),
            _ => Make(e.Operator, [.. e.Arguments.Select(Add)]),
        };
    }

    /// <summary>The nodes needed for others, ascending.</summary>
    public IReadOnlyList<int> Needed(IEnumerable<int> outputs)
    {
        var marked = new bool[nodes.Count];
        var open = new Stack<int>(outputs);
        while (open.TryPop(out var index))
        {
            if (!marked[index])
            {
                marked[index] = true;
                foreach (var argument in nodes[index].Arguments)
                {
                    open.Push(argument);
                }
            }
        }

        return [.. Enumerable.Range(0, nodes.Count).Where(i => marked[i])];
    }

    private int Make(Operator op, int[] a)
    {
        if (a.All(IsNumber))
        {
            return Number(Expression.Of(op, a.Select(i => Expression.Number(nodes[i].Number)).ToArray()).Evaluate(_ => double.NaN));
        }

        return op switch
        {
            Operator.Add or Operator.Multiply or Operator.Min or Operator.Max or Operator.And or Operator.Or or Operator.Xor => a[1..].Aggregate(a[0], (left, right) => Pair(op, left, right)),
            Operator.Divide when nodes[a[1]].IsFixed && !nodes[a[0]].IsFixed => Pair(Operator.Multiply, a[0], Make(Operator.Divide, [Number(1), a[1]])),
            Operator.Subtract when Is(a[1], 0) => a[0],
            Operator.Power when IsNumber(a[1]) => Power(a[0], nodes[a[1]].Number),
            _ => Node(op, a),
        };
    }

    private int Pair(Operator op, int a, int b)
    {
        if (op == Operator.Multiply)
        {
            return Is(a, 1) ? b : Is(b, 1) ? a : Is(a, 0) || Is(b, 0) ? Number(0) : Node(op, [a, b]);
        }

        return op == Operator.Add && Is(a, 0) ? b : op == Operator.Add && Is(b, 0) ? a : Node(op, [a, b]);
    }

    private int Power(int u, double exponent)
    {
        if (powers.TryGetValue((u, exponent), out var index))
        {
            return index;
        }

        // A derivative needs u^(n-1) where the rate has u^n: one division instead of another pow.
        var above = powers.Keys.Where(key => key.Of == u && Math.Abs(key.Exponent - exponent - 1) < 1e-12).Select(key => powers[key]).DefaultIfEmpty(-1).First();
        return powers[(u, exponent)] = exponent switch
        {
            0 => Number(1),
            1 => u,
            2 => Node(Operator.Multiply, [u, u]),
            3 => Node(Operator.Multiply, [Node(Operator.Multiply, [u, u]), u]),
            4 => Power(Power(u, 2), 2),
            0.5 => Node(Operator.Sqrt, [u]),
            -1 => Make(Operator.Divide, [Number(1), u]),
            _ => above >= 0 && exponent != Math.Floor(exponent) ? Node(Operator.Call, 0, LowerPower, [above, u, Number(exponent)], nodes[u].IsFixed) : Node(Operator.Power, [u, Number(exponent)]),
        };
    }

    private int Number(double value) => Node(Operator.Number, value, "", [], true);

    private int Node(Operator op, int[] arguments) => Node(op, 0, "", arguments, arguments.All(i => nodes[i].IsFixed));

    private int Node(Operator op, double number, string name, int[] arguments, bool isFixed)
    {
        var key = (op, number, name, string.Join(',', arguments));
        if (!known.TryGetValue(key, out var index))
        {
            known[key] = index = nodes.Count;
            nodes.Add(new ValueNode(op, number, name, arguments, isFixed));
        }

        return index;
    }

    private bool IsNumber(int index) => nodes[index].Operator == Operator.Number;

    private bool Is(int index, double value) => IsNumber(index) && nodes[index].Number == value;
}

/// <summary>One value.</summary>
/// <param name="Operator">What makes it.</param>
/// <param name="Number">The number of a number.</param>
/// <param name="Name">The symbol of a symbol.</param>
/// <param name="Arguments">Nodes it is made from.</param>
/// <param name="IsFixed">Whether it is the same at all times for one subject.</param>
internal sealed record ValueNode(Operator Operator, double Number, string Name, int[] Arguments, bool IsFixed);
