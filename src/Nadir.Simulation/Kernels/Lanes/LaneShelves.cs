namespace Nadir;

/// <summary>
/// Which values of a piece are put into memory when more are alive than the processor has registers: the ones needed last. The JIT would put them
/// on the stack, which it does not align to the line of the cache: every access would touch two lines.
/// </summary>
internal sealed class LaneShelves(int first, int registers)
{
    private readonly Dictionary<int, (int Slot, int From)> shelved = [];
    private int statement = -1;

    /// <summary>Slots in use at most.</summary>
    public int Count { get; private set; }

    /// <summary>The next statement is emitted.</summary>
    public void MoveOn() => statement++;

    /// <summary>Whether the value is to be read from memory by now.</summary>
    public bool IsShelved(int node) => shelved.TryGetValue(node, out var shelf) && statement >= shelf.From;

    /// <summary>The slot of a value that is shelved at some time.</summary>
    public bool TrySlot(int node, out int slot)
    {
        var isShelved = shelved.TryGetValue(node, out var shelf);
        slot = shelf.Slot;
        return isShelved;
    }

    /// <summary>Decides, for statements in their order.</summary>
    /// <param name="code">The code.</param>
    /// <param name="statements">Nodes whose values are kept; all others are computed where they are used.</param>
    /// <param name="isRead">Whether a node is read from memory anyway.</param>
    public void Plan(LaneCode code, int[] statements, Func<int, bool> isRead)
    {
        var kept = statements.ToHashSet();
        int[][] leaves = [.. statements.Select(statement => Leaves(code, statement, kept, isRead))];
        var uses = new Dictionary<int, Queue<int>>();
        for (var s = 0; s < statements.Length; s++)
        {
            foreach (var leaf in leaves[s])
            {
                (uses.TryGetValue(leaf, out var queue) ? queue : uses[leaf] = new Queue<int>()).Enqueue(s);
            }
        }

        var (alive, madeAt, freeSince) = (new List<int>(), new Dictionary<int, int>(), new List<int>());
        for (var s = 0; s < statements.Length; s++)
        {
            foreach (var leaf in leaves[s])
            {
                uses[leaf].Dequeue();
                if (uses[leaf].Count == 0 && !alive.Remove(leaf))
                {
                    freeSince[shelved[leaf].Slot - first] = s;
                }
            }

            if (uses.ContainsKey(statements[s]))
            {
                madeAt[statements[s]] = s;
                alive.Add(statements[s]);
            }

            if (alive.Count > registers)
            {
                // It is stored where it is made, so its slot must have been free since then.
                var last = alive.MaxBy(node => uses[node].Peek());
                var slot = freeSince.FindIndex(since => since < madeAt[last]);
                if (slot < 0)
                {
                    slot = freeSince.Count;
                    freeSince.Add(0);
                }

                freeSince[slot] = int.MaxValue;
                alive.Remove(last);
                shelved[last] = (first + slot, s + 1);
            }
        }

        Count = freeSince.Count;
    }

    // Values that a statement reads, through what is computed inside it.
    private static int[] Leaves(LaneCode code, int statement, HashSet<int> kept, Func<int, bool> isRead)
    {
        var leaves = new HashSet<int>();
        var waiting = new Stack<int>([statement]);
        while (waiting.TryPop(out var i))
        {
            for (var k = 0; k < code.Nodes[i].OperandCount; k++)
            {
                var operand = code.Nodes[i].Operand(k);
                if (kept.Contains(operand))
                {
                    leaves.Add(operand);
                }
                else if (!isRead(operand))
                {
                    waiting.Push(operand);
                }
            }
        }

        return [.. leaves];
    }
}
