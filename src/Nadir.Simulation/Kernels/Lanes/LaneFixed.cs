namespace Nadir;

/// <summary>
/// Fixed values of a tape in lanes: those that vary over the population stand in memory, one a lane; all others once, as scalars. Numbers of a
/// subject are filled in when it begins.
/// </summary>
internal sealed class LaneFixed
{
    private readonly Tape tape;
    private readonly List<HoistedNode> extra = [];
    private readonly List<bool> varies;
    private readonly Dictionary<int, int> reciprocal = [];
    private readonly Dictionary<int, int> memorySlot = [];
    private readonly Dictionary<int, double> constant;
    private readonly Dictionary<double, int> slotOf = [];
    private readonly int firstMemorySlot;
    private HoistedNode[]? hoisted;

    public LaneFixed(Tape tape, IEnumerable<int> varyingParameters, int firstMemorySlot)
    {
        this.tape = tape;
        this.firstMemorySlot = firstMemorySlot;
        varies = [.. new bool[tape.FixedCount]];
        foreach (var parameter in varyingParameters)
        {
            varies[parameter] = true;
        }

        foreach (var node in tape.Hoisted)
        {
            varies[node.Slot] = varies[node.A] || (node.B >= 0 && varies[node.B]) || (node.C >= 0 && varies[node.C]);
        }

        constant = tape.Constants.ToDictionary(pair => pair.Slot, pair => pair.Value);
        foreach (var (slot, value) in tape.Constants)
        {
            slotOf[value] = slot;
        }

        One = Constant(1);
        Zero = Constant(0);
    }

    /// <summary>Slots of all fixed values.</summary>
    public int Count => varies.Count;

    /// <summary>Slots in the memory of the lanes.</summary>
    public int MemorySlots => memorySlot.Count;

    /// <summary>Slot of the number one.</summary>
    public int One { get; }

    /// <summary>Slot of the number zero.</summary>
    public int Zero { get; }

    /// <summary>Slot of a number.</summary>
    public int Constant(double value)
    {
        if (!slotOf.TryGetValue(value, out var slot))
        {
            slotOf[value] = slot = varies.Count;
            varies.Add(false);
            constant[slot] = value;
        }

        return slot;
    }

    /// <summary>The value of a slot that is a number, else null.</summary>
    public double? NumberAt(int slot) => constant.TryGetValue(slot, out var value) ? value : null;

    /// <summary>Slot of 1 / slot.</summary>
    public int Reciprocal(int slot)
    {
        if (!reciprocal.TryGetValue(slot, out var result))
        {
            reciprocal[slot] = result = varies.Count;
            varies.Add(varies[slot]);
            extra.Add(new HoistedNode(result, TapeOp.Divide, default, One, slot, -1));
        }

        return result;
    }

    /// <summary>Slot of op(a, b), once a subject.</summary>
    public int Hoist(TapeOp op, int a, int b)
    {
        var result = varies.Count;
        varies.Add(varies[a] || varies[b]);
        extra.Add(new HoistedNode(result, op, default, a, b, -1));
        return result;
    }

    /// <summary>The node that reads a slot.</summary>
    public int Read(LaneCode code, int slot)
    {
        if (!varies[slot])
        {
            return code.Broadcast(slot);
        }

        if (!memorySlot.TryGetValue(slot, out var place))
        {
            memorySlot[slot] = place = firstMemorySlot + memorySlot.Count;
        }

        return code.Load(LaneRegion.Memory, place);
    }

    /// <summary>All values for a set of parameters.</summary>
    public void FillAll(ReadOnlySpan<double> parameters, Span<double> values)
    {
        parameters.CopyTo(values);
        foreach (var (slot, value) in constant)
        {
            values[slot] = value;
        }

        foreach (var node in tape.Hoisted)
        {
            Apply(node, values);
        }

        foreach (var node in extra)
        {
            Apply(node, values);
        }
    }

    /// <summary>Values that vary, for the parameters of a subject, over values that were filled before.</summary>
    public void FillVarying(ReadOnlySpan<double> parameters, Span<double> values)
    {
        hoisted ??= [.. tape.Hoisted.Concat(extra).Where(node => varies[node.Slot])];
        parameters.CopyTo(values);
        foreach (var node in hoisted)
        {
            Apply(node, values);
        }
    }

    /// <summary>Fixed slot and memory slot of every value that stands in memory.</summary>
    public (int Fixed, int Memory)[] Places() => [.. memorySlot.Select(pair => (pair.Key, pair.Value))];

    private static void Apply(HoistedNode node, Span<double> values) => values[node.Slot] = TapeInterpreter.Apply(
        node.Op, node.Function, values[node.A], node.B < 0 ? 0 : values[node.B], node.C < 0 ? 0 : values[node.C]);
}
