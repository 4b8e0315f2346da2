using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>Emits one piece of lane code as a dynamic method. A node that is used once, in this piece, is computed where it is used.</summary>
internal sealed unsafe class LanePieceEmitter
{
    private const int DeepestTree = 12;
    private readonly LaneCode code;
    private readonly LaneInstructions instructions;
    private readonly LaneHomes homes;
    private readonly ILookup<int, (int Node, LaneRegion Region, int Slot)> stores;
    private readonly int piece;
    private readonly Part part;
    private readonly Dictionary<int, LocalBuilder> locals = [];
    private readonly Dictionary<int, int> uses = [];
    private readonly Dictionary<int, int> depth = [];
    private readonly LaneShelves shelves;
    private readonly DynamicMethod method;
    private readonly ILGenerator il;

    public LanePieceEmitter(
        LaneCode code, LaneInstructions instructions, LaneHomes homes, ILookup<int, (int Node, LaneRegion Region, int Slot)> stores, int piece, Part part, int firstShelf)
    {
        (this.code, this.instructions, this.homes, this.stores, this.piece, this.part) = (code, instructions, homes, stores, piece, part);
        shelves = new LaneShelves(firstShelf, instructions.Registers);
        method = new DynamicMethod(
            $"lanes{instructions.Width}_{piece}", typeof(void), [typeof(double*), typeof(double*), typeof(double*), typeof(double*), typeof(double*)], typeof(LanePieceEmitter).Module, skipVisibility: true);
        il = method.GetILGenerator(1 << 14);
    }

    /// <summary>Slots from the first shelf on that the piece uses.</summary>
    public int Shelves => shelves.Count;

    /// <summary>Nodes of a piece in order, and nodes that it stores without computing them.</summary>
    internal sealed record Part(int[] Nodes, int[] Bare);

    public DynamicMethod Emit()
    {
        foreach (var i in part.Nodes)
        {
            for (var k = 0; k < code.Nodes[i].OperandCount; k++)
            {
                var operand = code.Nodes[i].Operand(k);
                uses[operand] = uses.GetValueOrDefault(operand) + 1;
            }
        }

        int[] statements = [.. part.Nodes.Where(i => code.Nodes[i].Op == LaneOp.Put || !IsInlined(i))];
        shelves.Plan(code, statements, i => code.Nodes[i].IsInput || code.Nodes[i].Op == LaneOp.Call || homes.PieceOf[i] != piece);
        foreach (var i in statements)
        {
            shelves.MoveOn();
            if (code.Nodes[i].Op == LaneOp.Put)
            {
                Store(() => Push(code.Nodes[i].A), LaneRegion.Memory, code.Nodes[i].B);
                continue;
            }

            Compute(i);
            var local = il.DeclareLocal(instructions.Value);
            il.Emit(OpCodes.Stloc, local);
            locals[i] = local;
            StoreAll(i);
            if (homes.Slot.TryGetValue(i, out var slot) || (!stores.Contains(i) && shelves.TrySlot(i, out slot)))
            {
                Store(() => Push(i), LaneRegion.Memory, slot);
            }
        }

        foreach (var i in part.Bare)
        {
            StoreAll(i);
        }

        il.Emit(OpCodes.Ret);

        // Compiled here and now: only then does a caller reach it directly.
        RuntimeHelpers.PrepareDelegate(method.CreateDelegate<LaneRoutine>());
        return method;
    }

    private bool IsInlined(int i)
    {
        if (uses.GetValueOrDefault(i) != 1 || stores.Contains(i) || homes.Slot.ContainsKey(i))
        {
            return false;
        }

        var deepest = 0;
        for (var k = 0; k < code.Nodes[i].OperandCount; k++)
        {
            deepest = Math.Max(deepest, depth.GetValueOrDefault(code.Nodes[i].Operand(k)));
        }

        if (deepest >= DeepestTree)
        {
            return false;
        }

        depth[i] = deepest + 1;
        return true;
    }

    private void StoreAll(int i)
    {
        foreach (var (_, region, slot) in stores[i])
        {
            Store(() => Push(i), region, slot);
        }
    }

    private void Store(Action value, LaneRegion region, int slot) => instructions.EmitStore(il, value, () => Address((int)region, slot * instructions.Width));

    private void Push(int i)
    {
        var node = code.Nodes[i];
        if (node.Op == LaneOp.Load)
        {
            Address(node.A, node.B * instructions.Width);
            instructions.EmitLoad(il);
        }
        else if (node.Op == LaneOp.Broadcast)
        {
            Address(4, node.B);
            instructions.EmitBroadcast(il);
        }
        else if (locals.TryGetValue(i, out var local) && !shelves.IsShelved(i))
        {
            il.Emit(OpCodes.Ldloc, local);
        }
        else if (local is not null && !stores.Contains(i) && !homes.Slot.ContainsKey(i) && shelves.TrySlot(i, out var shelf))
        {
            Address((int)LaneRegion.Memory, shelf * instructions.Width);
            instructions.EmitLoad(il);
        }
        else if (node.Op != LaneOp.Call && homes.PieceOf[i] == piece && local is null)
        {
            Compute(i);
        }
        else
        {
            var (region, slot) = homes.Of(i);
            Address((int)region, slot * instructions.Width);
            instructions.EmitLoad(il);
        }
    }

    private void Compute(int i)
    {
        var node = code.Nodes[i];
        switch (node.Op)
        {
            case LaneOp.Select:
                Select(node);
                break;
            case LaneOp.FmaNegated when !instructions.HasFmaNegated:
                Push(node.A);
                instructions.EmitOperation(il, LaneOp.Negate);
                Push(node.B);
                Push(node.C);
                instructions.EmitOperation(il, LaneOp.Fma);
                break;
            default:
                for (var k = 0; k < node.OperandCount; k++)
                {
                    Push(node.Operand(k));
                }

                instructions.EmitOperation(il, node.Op);
                break;
        }
    }

    // A comparison that only this choice needs gives its mask directly.
    private void Select(LaneNode node)
    {
        var condition = code.Nodes[node.A];
        var (b, c) = (node.B, node.C);
        if (instructions.Width == 1)
        {
            Push(node.A);
        }
        else if (condition.IsTruth && !locals.ContainsKey(node.A) && homes.PieceOf[node.A] == piece)
        {
            Push(condition.A);
            Push(condition.B);
            instructions.EmitMask(il, condition.Op == LaneOp.NotEqual ? LaneOp.Equal : condition.Op);
            (b, c) = condition.Op == LaneOp.NotEqual ? (c, b) : (b, c);
        }
        else
        {
            Push(node.A);
            instructions.EmitZero(il);
            instructions.EmitMask(il, LaneOp.Equal);
            (b, c) = (c, b);
        }

        Push(b);
        Push(c);
        instructions.EmitChoose(il);
    }

    private void Address(int argument, int offset)
    {
        il.Emit(OpCodes.Ldarg_S, (byte)argument);

        if (offset > 0)
        {
            il.Emit(OpCodes.Ldc_I4, offset * sizeof(double));
            il.Emit(OpCodes.Conv_I);
            il.Emit(OpCodes.Add);
        }
    }
}
