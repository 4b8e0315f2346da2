namespace Nadir;

/// <summary>Where values live that another piece of the code needs: in a store that exists anyway, in the results of a call, or in scratch.</summary>
internal sealed class LaneHomes
{
    private readonly LaneCode code;
    private readonly Dictionary<int, int> resultSlot;
    private readonly Dictionary<int, (LaneRegion Region, int Slot)> stored = [];

    public LaneHomes(LaneCode code, Dictionary<int, int> resultSlot)
    {
        this.code = code;
        this.resultSlot = resultSlot;
        PieceOf = new int[code.Nodes.Count];
        Array.Fill(PieceOf, -1);
        foreach (var (node, region, slot) in code.Stores)
        {
            stored.TryAdd(node, (region, slot));
        }
    }

    /// <summary>Piece that computes a node, or -1.</summary>
    public int[] PieceOf { get; }

    /// <summary>Slot of the memory of nodes that have no other home.</summary>
    public Dictionary<int, int> Slot { get; } = [];

    /// <summary>Whether a piece has to read this node from memory that it did not compute.</summary>
    public bool NeedsHome(int node, int piece) => PieceOf[node] >= 0 && PieceOf[node] != piece;

    /// <summary>Where a node that another piece computed is read.</summary>
    public (LaneRegion Region, int Slot) Of(int node) => code.Nodes[node].Op == LaneOp.Call ? (LaneRegion.Memory, resultSlot[node])
        : Slot.TryGetValue(node, out var slot) ? (LaneRegion.Memory, slot) : stored[node];
}
