namespace Nadir;

/// <summary>
/// Turns a tape into lane code. Divisions by what is fixed become products; every other divisor is inverted once; small whole powers become
/// products.
/// </summary>
internal sealed class TapeLowering(Tape tape, LaneFixed fixedValues, LaneCode code)
{
    private const int LargestProduct = 8;
    private readonly int[] lowered = Unknown(tape.Nodes.Count);
    private readonly Dictionary<int, HoistedNode> hoisted = tape.Hoisted.ToDictionary(node => node.Slot);
    private readonly HashSet<(int Node, int Slot)> powers =
        [.. tape.Nodes.Where(node => node.Op == TapeOp.Power && tape.Nodes[node.B].Op == TapeOp.Fixed).Select(node => (node.A, tape.Nodes[node.B].A))];


    /// <summary>The lane node of a tape node.</summary>
    public int Lower(int index)
    {
        // Operands come before their users, so a plain loop over what is needed replaces recursion.
        var waiting = new Stack<int>();
        waiting.Push(index);
        while (waiting.TryPeek(out var i))
        {
            var node = tape.Nodes[i];
            var isReady = true;
            if (lowered[i] < 0 && node.Op is not (TapeOp.Fixed or TapeOp.State or TapeOp.Time))
            {
                isReady &= Need(node.A, waiting) & Need(node.B, waiting) & Need(node.C, waiting);
            }

            if (isReady)
            {
                waiting.Pop();
                lowered[i] = lowered[i] < 0 ? Make(node) : lowered[i];
            }
        }

        return lowered[index];
    }

    private bool Need(int operand, Stack<int> waiting)
    {
        if (operand < 0 || lowered[operand] >= 0)
        {
            return true;
        }

        waiting.Push(operand);
        return false;
    }

    private int Make(TapeNode node)
    {
        var a = node.Op is TapeOp.Fixed or TapeOp.State or TapeOp.Time ? 0 : lowered[node.A];
        var b = node.B < 0 ? -1 : lowered[node.B];
        return node.Op switch
        {
            TapeOp.Fixed => fixedValues.Read(code, node.A),
            TapeOp.State => code.Load(LaneRegion.State, node.A),
            TapeOp.Time => code.Load(LaneRegion.Time, 0),
            TapeOp.Add => code.Make(LaneOp.Add, a, b),
            TapeOp.Subtract => code.Make(LaneOp.Subtract, a, b),
            TapeOp.Multiply => code.Make(LaneOp.Multiply, a, b),
            TapeOp.Divide => code.Make(LaneOp.Multiply, a, Inverse(node.B)),
            TapeOp.Negate => code.Make(LaneOp.Multiply, a, code.Broadcast(fixedValues.Constant(-1))),
            TapeOp.Sqrt => code.Make(LaneOp.Sqrt, a),
            TapeOp.Power => Power(node, a, b),
            TapeOp.Unary => Unary(node.Function, a),
            TapeOp.Binary => Binary(node.Function, a, b),
            TapeOp.Select => code.Make(LaneOp.Select, a, b, lowered[node.C]),
            _ => throw new ArgumentOutOfRangeException(nameof(node), node.Op, "Not an operation of a tape."),
        };
    }

    private int One => code.Broadcast(fixedValues.One);

    private int Zero => code.Broadcast(fixedValues.Zero);

    private int Inverse(int tapeNode) => tape.Nodes[tapeNode] is { Op: TapeOp.Fixed } node
        ? fixedValues.Read(code, fixedValues.Reciprocal(node.A))
        : code.Make(LaneOp.Divide, One, lowered[tapeNode]);

    private int Power(TapeNode node, int a, int b)
    {
        var number = tape.Nodes[node.B] is { Op: TapeOp.Fixed } exponent ? fixedValues.NumberAt(exponent.A) : null;
        return number switch
        {
            0.5 => code.Make(LaneOp.Sqrt, a),
            >= 1 and <= LargestProduct when Math.Floor(number.Value) == number.Value => Product(a, (int)number.Value),
            <= -1 and >= -LargestProduct when Math.Floor(number.Value) == number.Value => code.Make(LaneOp.Divide, One, Product(a, -(int)number.Value)),
            _ => DerivedPower(node, a) ?? code.Make(LaneOp.Call, a, b, -1, Operator.Power),
        };
    }

    // Derivatives have a^(v−1) beside a^v: one division instead of another power. At a = 0 it is what 0^(v−1) is.
    private int? DerivedPower(TapeNode node, int a)
    {
        if (tape.Nodes[node.B] is not { Op: TapeOp.Fixed } exponent || !hoisted.TryGetValue(exponent.A, out var less) || less.Op != TapeOp.Subtract
            || fixedValues.NumberAt(less.B) != 1 || !powers.Contains((node.A, less.A)))
        {
            return null;
        }

        var power = code.Make(LaneOp.Call, a, fixedValues.Read(code, less.A), -1, Operator.Power);
        var atZero = fixedValues.Read(code, fixedValues.Hoist(TapeOp.Power, fixedValues.Zero, exponent.A));
        return code.Make(LaneOp.Select, code.Make(LaneOp.Equal, a, Zero), atZero, code.Make(LaneOp.Multiply, power, code.Make(LaneOp.Divide, One, a)));
    }

    private int Product(int a, int times)
    {
        if (times == 1)
        {
            return a;
        }

        var half = Product(a, times / 2);
        var even = code.Make(LaneOp.Multiply, half, half);
        return times % 2 == 0 ? even : code.Make(LaneOp.Multiply, even, a);
    }

    private int Unary(Operator function, int a) => function switch
    {
        Operator.Abs => code.Make(LaneOp.Abs, a),
        Operator.Floor => code.Make(LaneOp.Floor, a),
        Operator.Ceiling => code.Make(LaneOp.Ceiling, a),
        Operator.Not => code.Make(LaneOp.Equal, a, Zero),
        _ => code.Make(LaneOp.Call, a, -1, -1, function),
    };

    private int Binary(Operator function, int a, int b) => function switch
    {
        Operator.Min => code.Make(LaneOp.Min, a, b),
        Operator.Max => code.Make(LaneOp.Max, a, b),
        Operator.Equal => code.Make(LaneOp.Equal, a, b),
        Operator.NotEqual => code.Make(LaneOp.NotEqual, a, b),
        Operator.Less => code.Make(LaneOp.Less, a, b),
        Operator.LessOrEqual => code.Make(LaneOp.LessOrEqual, a, b),
        Operator.Greater => code.Make(LaneOp.Less, b, a),
        Operator.GreaterOrEqual => code.Make(LaneOp.LessOrEqual, b, a),
        Operator.And => code.Make(LaneOp.Min, Truth(a), Truth(b)),
        Operator.Or => code.Make(LaneOp.Max, Truth(a), Truth(b)),
        Operator.Xor => code.Make(LaneOp.NotEqual, Truth(a), Truth(b)),
        Operator.Implies => code.Make(LaneOp.Max, code.Make(LaneOp.Equal, a, Zero), Truth(b)),
        _ => code.Make(LaneOp.Call, a, b, -1, function),
    };

    private int Truth(int a) => code.Nodes[a].IsTruth ? a : code.Make(LaneOp.NotEqual, a, Zero);

    private static int[] Unknown(int count)
    {
        var result = new int[count];
        Array.Fill(result, -1);
        return result;
    }
}
