using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>Turns expressions into a tape: shares common parts by value and takes out what depends on parameters only.</summary>
internal sealed class TapeBuilder
{
    private readonly IReadOnlyDictionary<string, int> states;
    private readonly IReadOnlyDictionary<string, int> parameters;
    private readonly Dictionary<Expression, Ref> byReference = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(TapeOp, Operator, int, int, int), int> nodeByValue = [];
    private readonly Dictionary<(TapeOp, Operator, int, int, int), int> slotByValue = [];
    private readonly Dictionary<double, int> constantSlot = [];
    private readonly List<TapeNode> nodes = [];
    private readonly List<HoistedNode> hoisted = [];
    private readonly List<(int, double)> constants = [];
    private int slots;

    private TapeBuilder(IReadOnlyDictionary<string, int> states, IReadOnlyDictionary<string, int> parameters)
    {
        this.states = states;
        this.parameters = parameters;
        slots = parameters.Count;
    }

    /// <summary>A value while building: a slot of the fixed values, or a node on the tape.</summary>
    private readonly record struct Ref(bool IsFixed, int Index);

    public static Tape Build(
        IEnumerable<Expression> outputs, IReadOnlyDictionary<string, int> states, IReadOnlyDictionary<string, int> parameters)
    {
        var builder = new TapeBuilder(states, parameters);
        var references = outputs.Select(output => builder.OnTape(builder.Visit(output))).ToArray();
        return new Tape(builder.nodes, references, builder.slots, builder.hoisted, builder.constants);
    }

    private Ref Visit(Expression e)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (e.Operator)
        {
            case Operator.Number:
                return Constant(e.Value);
            case Operator.True:
                return Constant(1);
            case Operator.False:
                return Constant(0);
            case Operator.Time:
                return Node(TapeOp.Time, Operator.Time, 0, -1, -1);
            case Operator.Symbol:
                return states.TryGetValue(e.Name, out var state)
                    ? Node(TapeOp.State, Operator.Symbol, state, -1, -1)
                    : new Ref(true, parameters.TryGetValue(e.Name, out var slot) ? slot : throw new ArgumentException($"'{e.Name}' is neither state nor parameter."));
        }

        if (byReference.TryGetValue(e, out var known))
        {
            return known;
        }

        return byReference[e] = e.Operator == Operator.Piecewise ? Piecewise(e, 0) : Combine(e);
    }

    private Ref Piecewise(Expression e, int from)
    {
        if (from >= e.Arguments.Count)
        {
            return Constant(double.NaN);
        }

        if (from + 1 == e.Arguments.Count)
        {
            return Visit(e.Arguments[from]);
        }

        var otherwise = Piecewise(e, from + 2);
        return Make(TapeOp.Select, Operator.Piecewise, Visit(e.Arguments[from + 1]), Visit(e.Arguments[from]), otherwise);
    }

    private Ref Combine(Expression e)
    {
        var arguments = e.Arguments.Select(Visit).ToArray();
        var op = e.Operator switch
        {
            Operator.Add => TapeOp.Add,
            Operator.Subtract => TapeOp.Subtract,
            Operator.Multiply => TapeOp.Multiply,
            Operator.Divide => TapeOp.Divide,
            Operator.Negate => TapeOp.Negate,
            Operator.Sqrt => TapeOp.Sqrt,
            Operator.Power => TapeOp.Power,
            _ => arguments.Length == 1 && !IsVariadic(e.Operator) ? TapeOp.Unary : TapeOp.Binary,
        };
        if (arguments.Length == 1 && (IsVariadic(e.Operator) || op is TapeOp.Add or TapeOp.Multiply))
        {
            return arguments[0];
        }

        var result = arguments.Length == 1 ? Make(op, e.Operator, arguments[0]) : Make(op, e.Operator, arguments[0], arguments[1]);
        for (var i = 2; i < arguments.Length; i++)
        {
            result = Make(op, e.Operator, result, arguments[i]);
        }

        return result;
    }

    private static bool IsVariadic(Operator op) => op is Operator.Min or Operator.Max or Operator.And or Operator.Or or Operator.Xor;

    private Ref Make(TapeOp op, Operator function, Ref a, Ref? b = null, Ref? c = null)
    {
        var named = op is TapeOp.Unary or TapeOp.Binary ? function : Operator.Call;
        if (a.IsFixed && b is not { IsFixed: false } && c is not { IsFixed: false })
        {
            var key = (op, named, a.Index, b?.Index ?? -1, c?.Index ?? -1);
            if (!slotByValue.TryGetValue(key, out var slot))
            {
                slotByValue[key] = slot = slots++;
                hoisted.Add(new HoistedNode(slot, op, named, a.Index, key.Item4, key.Item5));
            }

            return new Ref(true, slot);
        }

        return Node(op, named, OnTape(a), b is { } second ? OnTape(second) : -1, c is { } third ? OnTape(third) : -1);
    }

    private Ref Constant(double value)
    {
        if (!constantSlot.TryGetValue(value, out var slot))
        {
            constantSlot[value] = slot = slots++;
            constants.Add((slot, value));
        }

        return new Ref(true, slot);
    }

    private int OnTape(Ref reference) => reference.IsFixed ? Node(TapeOp.Fixed, Operator.Number, reference.Index, -1, -1).Index : reference.Index;

    private Ref Node(TapeOp op, Operator function, int a, int b, int c)
    {
        var key = (op, function, a, b, c);
        if (!nodeByValue.TryGetValue(key, out var index))
        {
            nodeByValue[key] = index = nodes.Count;
            nodes.Add(new TapeNode(op, function, a, b, c));
        }

        return new Ref(false, index);
    }
}
