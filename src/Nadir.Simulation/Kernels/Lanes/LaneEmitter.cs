namespace Nadir;

/// <summary>
/// Lane code to machine code. Functions that are called (pow, exp, sin, ...) are gathered: everything that does not need their results comes first
/// and puts the arguments into memory. Between calls, code is cut into pieces below the size where the JIT stops optimizing.
/// </summary>
internal sealed class LaneEmitter
{
    private const int MostBytes = 20_000;
    private const int MostLocals = 800;
    private readonly LaneCode code;
    private readonly LaneInstructions instructions;
    private int[] level;
    private bool[] isLive;
    private int nextSlot;

    private LaneEmitter(LaneCode code, LaneInstructions instructions, int firstScratchSlot)
    {
        this.code = code;
        this.instructions = instructions;
        nextSlot = firstScratchSlot;
        level = new int[code.Nodes.Count];
        isLive = new bool[code.Nodes.Count];
    }

    /// <summary>Emits and compiles.</summary>
    /// <param name="code">The code; it is fused.</param>
    /// <param name="width">Lanes: 8, 4 or 1.</param>
    /// <param name="firstScratchSlot">First slot of the memory that the code may use for itself.</param>
    /// <param name="slots">Slots of the memory up to the last used.</param>
    public static IReadOnlyList<LaneStep> Emit(LaneCode code, int width, int firstScratchSlot, out int slots)
    {
        code.Fuse();
        var emitter = new LaneEmitter(code, LaneInstructions.Of(width), firstScratchSlot);
        var steps = emitter.Emit();
        slots = emitter.nextSlot;
        return steps;
    }

    private List<LaneStep> Emit()
    {
        FindLive();
        var (calls, resultSlot) = GatherCalls();
        var order = Enumerable.Range(0, code.Nodes.Count).Where(i => isLive[i] && !code.Nodes[i].IsInput && code.Nodes[i].Op != LaneOp.Call)
            .GroupBy(i => level[i]).ToDictionary(group => group.Key, group => group.ToArray());

        // Stores of what is read or called, not computed, go with the last level that can know it.
        var pieces = new List<(int Level, LanePieceEmitter.Part Part)>();
        var levels = Math.Max(order.Count == 0 ? 0 : order.Keys.Max(), code.Stores.Count == 0 ? 0 : code.Stores.Max(store => level[store.Node]));
        var homes = new LaneHomes(code, resultSlot);
        var stores = code.Stores.ToLookup(store => store.Node);
        for (var l = 0; l <= levels; l++)
        {
            var bare = code.Stores.Where(store => level[store.Node] == l && (code.Nodes[store.Node].IsInput || code.Nodes[store.Node].Op == LaneOp.Call)).Select(store => store.Node).Distinct();
            foreach (var part in Cut(order.GetValueOrDefault(l, []), [.. bare]))
            {
                pieces.Add((l, part));
            }
        }

        // Values that cross from one piece to another get a home in memory.
        for (var p = 0; p < pieces.Count; p++)
        {
            foreach (var i in pieces[p].Part.Nodes)
            {
                homes.PieceOf[i] = p;
            }
        }

        for (var p = 0; p < pieces.Count; p++)
        {
            foreach (var i in pieces[p].Part.Nodes)
            {
                for (var k = 0; k < code.Nodes[i].OperandCount; k++)
                {
                    var operand = code.Nodes[i].Operand(k);
                    if (homes.NeedsHome(operand, p) && !stores.Contains(operand))
                    {
                        homes.Slot[operand] = nextSlot++;
                    }
                }
            }
        }

        var steps = new List<LaneStep>();
        var shelves = 0;
        for (var (p, l) = (0, 0); l <= levels; l++)
        {
            steps.AddRange(calls.Where(call => call.Level == l).Select(call => new LaneStep(null, call.Call)));
            for (; p < pieces.Count && pieces[p].Level == l; p++)
            {
                var piece = new LanePieceEmitter(code, instructions, homes, stores, p, pieces[p].Part, nextSlot);
                steps.Add(new LaneStep(piece.Emit(), default));
                shelves = Math.Max(shelves, piece.Shelves);
            }
        }

        nextSlot += shelves; // values do not stay there from one piece to another

        return steps;
    }

    private void FindLive()
    {
        var waiting = new Stack<int>(code.Stores.Select(store => store.Node));
        while (waiting.TryPop(out var i))
        {
            if (!isLive[i])
            {
                isLive[i] = true;
                for (var k = 0; k < code.Nodes[i].OperandCount; k++)
                {
                    waiting.Push(code.Nodes[i].Operand(k));
                }
            }
        }

        for (var i = 0; i < code.Nodes.Count; i++)
        {
            for (var k = 0; k < code.Nodes[i].OperandCount; k++)
            {
                var operand = code.Nodes[i].Operand(k);
                level[i] = Math.Max(level[i], level[operand]);
            }

            level[i] += code.Nodes[i].Op == LaneOp.Call ? 1 : 0;
        }

        Sink();
    }

    // What is needed only after a call is computed after it: less goes through memory.
    private void Sink()
    {
        var latest = new int[code.Nodes.Count];
        Array.Fill(latest, int.MaxValue);
        foreach (var store in code.Stores)
        {
            latest[store.Node] = level[store.Node];
        }

        for (var i = code.Nodes.Count - 1; i >= 0; i--)
        {
            if (!isLive[i])
            {
                continue;
            }

            var node = code.Nodes[i];
            level[i] = node.Op == LaneOp.Call || node.IsInput ? level[i] : Math.Max(level[i], latest[i]);
            for (var k = 0; k < node.OperandCount; k++)
            {
                latest[node.Operand(k)] = Math.Min(latest[node.Operand(k)], node.Op == LaneOp.Call ? level[i] - 1 : level[i]);
            }
        }
    }

    // Arguments and results of calls of one function at one level stand side by side.
    private (List<(int Level, LaneCall Call)> Calls, Dictionary<int, int> ResultSlot) GatherCalls()
    {
        var calls = new List<(int, LaneCall)>();
        var resultSlot = new Dictionary<int, int>();
        var groups = Enumerable.Range(0, code.Nodes.Count).Where(i => isLive[i] && code.Nodes[i].Op == LaneOp.Call)
            .GroupBy(i => (level[i], code.Nodes[i].Function, code.Nodes[i].B >= 0)).ToArray();
        var (puts, live, levels) = (new List<LaneNode>(), new List<bool>(isLive), new List<int>(level));
        foreach (var group in groups)
        {
            var members = group.ToArray();
            var (callLevel, function, hasSecond) = group.Key;
            var first = nextSlot;
            var second = hasSecond ? first + members.Length : -1;
            var result = first + members.Length * (hasSecond ? 2 : 1);
            nextSlot = result + members.Length;
            for (var j = 0; j < members.Length; j++)
            {
                resultSlot[members[j]] = result + j;
                puts.Add(new LaneNode(LaneOp.Put, code.Nodes[members[j]].A, first + j, -1, default));
                levels.Add(callLevel - 1);
                if (hasSecond)
                {
                    puts.Add(new LaneNode(LaneOp.Put, code.Nodes[members[j]].B, second + j, -1, default));
                    levels.Add(callLevel - 1);
                }
            }

            calls.Add((callLevel, new LaneCall(function, first, second, result, members.Length)));
        }

        code.Nodes.AddRange(puts);
        live.AddRange(puts.Select(_ => true));
        (isLive, level) = ([.. live], [.. levels]);
        return (calls, resultSlot);
    }

    // Pieces below the limits; an estimate of bytes is enough.
    private IEnumerable<LanePieceEmitter.Part> Cut(int[] nodes, int[] bare)
    {
        var (first, bytes, locals) = (0, 0, 0);
        for (var i = 0; i < nodes.Length; i++)
        {
            var node = code.Nodes[nodes[i]];
            bytes += 8 + 14 * node.OperandCount;
            locals++;
            if (bytes > MostBytes || locals > MostLocals)
            {
                yield return new LanePieceEmitter.Part(nodes[first..i], []);
                (first, bytes, locals) = (i, 0, 0);
            }
        }

        if (first < nodes.Length || bare.Length > 0)
        {
            yield return new LanePieceEmitter.Part(nodes[first..], bare);
        }
    }
}
