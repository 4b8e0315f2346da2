namespace Nadir;

/// <summary>
/// A straight line of operations in which every common part stands once: the only form between expressions and code. Node i uses
/// nodes before i only. What depends on parameters alone is not on the tape but in <see cref="Hoisted"/>.
/// </summary>
/// <param name="Nodes">Operations in order.</param>
/// <param name="Outputs">Node of every output.</param>
/// <param name="FixedCount">Fixed values: constants, parameters and hoisted ones.</param>
/// <param name="Hoisted">Operations that fill the fixed values, once a set of parameters.</param>
/// <param name="Constants">Constants and where they stand among the fixed values.</param>
internal sealed record Tape(
    IReadOnlyList<TapeNode> Nodes,
    IReadOnlyList<int> Outputs,
    int FixedCount,
    IReadOnlyList<HoistedNode> Hoisted,
    IReadOnlyList<(int Slot, double Value)> Constants)
{
    /// <summary>Fixed values for a set of parameters; parameter i stands in slot i.</summary>
    public double[] FixedValues(ReadOnlySpan<double> parameters)
    {
        var values = new double[FixedCount];
        parameters.CopyTo(values);
        foreach (var (slot, value) in Constants)
        {
            values[slot] = value;
        }

        foreach (var node in Hoisted)
        {
            values[node.Slot] = TapeInterpreter.Apply(
                node.Op, node.Function, values[node.A], node.B < 0 ? 0 : values[node.B], node.C < 0 ? 0 : values[node.C]);
        }

        return values;
    }
}

/// <summary>One operation on the tape.</summary>
/// <param name="Op">What it does.</param>
/// <param name="Function">The function of Unary and Binary.</param>
/// <param name="A">First operand (node), or the slot of a Fixed or State.</param>
/// <param name="B">Second operand or -1.</param>
/// <param name="C">Third operand or -1.</param>
internal readonly record struct TapeNode(TapeOp Op, Operator Function, int A, int B, int C);

/// <summary>One operation on fixed values.</summary>
/// <param name="Slot">Where the result goes.</param>
/// <param name="Op">What it does.</param>
/// <param name="Function">The function of Unary and Binary.</param>
/// <param name="A">Slot of the first operand.</param>
/// <param name="B">Slot of the second operand or -1.</param>
/// <param name="C">Slot of the third operand or -1.</param>
internal readonly record struct HoistedNode(int Slot, TapeOp Op, Operator Function, int A, int B, int C);
