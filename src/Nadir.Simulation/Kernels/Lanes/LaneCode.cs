namespace Nadir;

/// <summary>Lane code while it is built: equal operations stand once, products and sums are fused at the end.</summary>
internal sealed class LaneCode
{
    private readonly Dictionary<LaneNode, int> known = [];

    /// <summary>Operations; every one uses earlier ones only.</summary>
    public List<LaneNode> Nodes { get; } = [];

    /// <summary>What is written where.</summary>
    public List<(int Node, LaneRegion Region, int Slot)> Stores { get; } = [];

    public int Load(LaneRegion region, int slot) => Make(LaneOp.Load, (int)region, slot);

    public int Broadcast(int slot) => Make(LaneOp.Broadcast, 0, slot);

    public int Make(LaneOp op, int a, int b = -1, int c = -1, Operator function = default)
    {
        var node = new LaneNode(op, a, b, c, function);
        if (!known.TryGetValue(node, out var index))
        {
            known[node] = index = Nodes.Count;
            Nodes.Add(node);
        }

        return index;
    }

    public void Store(int node, LaneRegion region, int slot) => Stores.Add((node, region, slot));

    /// <summary>Fuses a product that is used once into the sum or difference that uses it.</summary>
    public void Fuse()
    {
        var uses = new int[Nodes.Count];
        foreach (var node in Nodes)
        {
            for (var k = 0; k < node.OperandCount; k++)
            {
                uses[node.Operand(k)]++;
            }
        }

        foreach (var store in Stores)
        {
            uses[store.Node]++;
        }

        bool IsLone(int i) => Nodes[i].Op == LaneOp.Multiply && uses[i] == 1;
        for (var i = 0; i < Nodes.Count; i++)
        {
            var (op, a, b, _, _) = Nodes[i];
            if (op == LaneOp.Add && (IsLone(b) || IsLone(a)))
            {
                var (product, rest) = IsLone(b) ? (b, a) : (a, b);
                Nodes[i] = new LaneNode(LaneOp.Fma, Nodes[product].A, Nodes[product].B, rest, default);
            }
            else if (op == LaneOp.Subtract && IsLone(b))
            {
                Nodes[i] = new LaneNode(LaneOp.FmaNegated, Nodes[b].A, Nodes[b].B, a, default);
            }
        }
    }
}
