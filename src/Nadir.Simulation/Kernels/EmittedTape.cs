using System.Reflection;
using System.Reflection.Emit;

namespace Nadir;

/// <summary>
/// A tape as machine code: dynamic methods of limited size (the JIT stops optimizing large ones), temporaries in locals, values that
/// cross from one method to a later one in scratch.
/// </summary>
internal sealed unsafe class EmittedTape : ITapeProgram
{
    private const int NodesPerMethod = 400;
    private static readonly MethodInfo UnaryMethod = typeof(Arithmetic).GetMethod(nameof(Arithmetic.Unary))!;
    private static readonly MethodInfo PowerMethod = typeof(Arithmetic).GetMethod(nameof(Arithmetic.Power))!;
    private static readonly MethodInfo BinaryMethod = typeof(EmittedTape).GetMethod(nameof(Binary), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo SqrtMethod = typeof(Math).GetMethod(nameof(Math.Sqrt))!;
    private readonly Chunk[] chunks;

    public EmittedTape(Tape tape)
    {
        var nodes = tape.Nodes;
        var chunkOf = new int[nodes.Count];
        for (var i = 0; i < nodes.Count; i++)
        {
            chunkOf[i] = i / NodesPerMethod;
        }

        var uses = new List<int>[nodes.Count];
        for (var i = 0; i < nodes.Count; i++)
        {
            uses[i] = [];
        }

        for (var i = 0; i < nodes.Count; i++)
        {
            foreach (var operand in Operands(nodes[i]))
            {
                uses[operand].Add(i);
            }
        }

        var outputs = tape.Outputs.Select((node, k) => (node, k)).ToLookup(pair => pair.node, pair => pair.k);
        var scratchSlot = new int[nodes.Count];
        Array.Fill(scratchSlot, -1);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (!IsInput(nodes[i]) && uses[i].Exists(user => chunkOf[user] != chunkOf[i]))
            {
                scratchSlot[i] = ScratchSize++;
            }
        }

        var count = nodes.Count == 0 ? 0 : chunkOf[^1] + 1;
        chunks = new Chunk[count];
        for (var c = 0; c < count; c++)
        {
            chunks[c] = new Emitter(nodes, uses, outputs, chunkOf, scratchSlot, c).Emit();
        }
    }

    private delegate void Chunk(double time, double* state, double* fixedValues, double* scratch, double* output);

    public int ScratchSize { get; }

    public void Run(double time, ReadOnlySpan<double> state, ReadOnlySpan<double> fixedValues, Span<double> scratch, Span<double> output)
    {
        fixed (double* y = state, p = fixedValues, s = scratch, o = output)
        {
            foreach (var chunk in chunks)
            {
                chunk(time, y, p, s, o);
            }
        }
    }

    private static bool IsInput(TapeNode node) => node.Op is TapeOp.Fixed or TapeOp.State or TapeOp.Time;

    private static IEnumerable<int> Operands(TapeNode node)
    {
        if (IsInput(node))
        {
            yield break;
        }

        yield return node.A;
        if (node.B >= 0)
        {
            yield return node.B;
        }

        if (node.C >= 0)
        {
            yield return node.C;
        }
    }

    private static double Binary(double a, double b, int function) => Arithmetic.Apply((Operator)function, [a, b]);

    /// <summary>Emits one method. A node that is used once, in this method, is computed where it is used.</summary>
    private sealed class Emitter(
        IReadOnlyList<TapeNode> nodes, List<int>[] uses, ILookup<int, int> outputs, int[] chunkOf, int[] scratchSlot, int chunk)
    {
        private readonly DynamicMethod method = new(
            $"tape{chunk}", typeof(void), [typeof(double), typeof(double*), typeof(double*), typeof(double*), typeof(double*)], typeof(EmittedTape).Module, skipVisibility: true);

        private readonly Dictionary<int, LocalBuilder> locals = [];
        private ILGenerator il = null!;

        public Chunk Emit()
        {
            il = method.GetILGenerator(1 << 14);
            for (var i = chunk * NodesPerMethod; i < nodes.Count && chunkOf[i] == chunk; i++)
            {
                if (IsInput(nodes[i]))
                {
                    WriteOutputs(i);
                }
                else if (!IsInlined(i))
                {
                    Compute(i);
                    var local = il.DeclareLocal(typeof(double));
                    locals[i] = local;
                    il.Emit(OpCodes.Stloc, local);
                    if (scratchSlot[i] >= 0)
                    {
                        Address(OpCodes.Ldarg_3, scratchSlot[i]);
                        il.Emit(OpCodes.Ldloc, local);
                        il.Emit(OpCodes.Stind_R8);
                    }

                    WriteOutputs(i);
                }
            }

            il.Emit(OpCodes.Ret);
            return method.CreateDelegate<Chunk>();
        }

        private bool IsInlined(int i) => uses[i].Count == 1 && chunkOf[uses[i][0]] == chunk && !outputs.Contains(i);

        private void WriteOutputs(int i)
        {
            foreach (var k in outputs[i])
            {
                il.Emit(OpCodes.Ldarg_S, (byte)4);
                Offset(k);
                Load(i);
                il.Emit(OpCodes.Stind_R8);
            }
        }

        private void Load(int i)
        {
            var node = nodes[i];
            if (node.Op == TapeOp.Time)
            {
                il.Emit(OpCodes.Ldarg_0);
            }
            else if (node.Op is TapeOp.Fixed or TapeOp.State)
            {
                Address(node.Op == TapeOp.State ? OpCodes.Ldarg_1 : OpCodes.Ldarg_2, node.A);
                il.Emit(OpCodes.Ldind_R8);
            }
            else if (locals.TryGetValue(i, out var local))
            {
                il.Emit(OpCodes.Ldloc, local);
            }
            else if (chunkOf[i] == chunk)
            {
                Compute(i);
            }
            else
            {
                Address(OpCodes.Ldarg_3, scratchSlot[i]);
                il.Emit(OpCodes.Ldind_R8);
            }
        }

        private void Compute(int i)
        {
            var node = nodes[i];
            if (node.Op == TapeOp.Select)
            {
                Select(node);
                return;
            }

            Load(node.A);
            if (node.B >= 0)
            {
                Load(node.B);
            }

            switch (node.Op)
            {
                case TapeOp.Add:
                    il.Emit(OpCodes.Add);
                    break;
                case TapeOp.Subtract:
                    il.Emit(OpCodes.Sub);
                    break;
                case TapeOp.Multiply:
                    il.Emit(OpCodes.Mul);
                    break;
                case TapeOp.Divide:
                    il.Emit(OpCodes.Div);
                    break;
                case TapeOp.Negate:
                    il.Emit(OpCodes.Neg);
                    break;
                case TapeOp.Sqrt:
                    il.EmitCall(OpCodes.Call, SqrtMethod, null);
                    break;
                case TapeOp.Power:
                    il.EmitCall(OpCodes.Call, PowerMethod, null);
                    break;
                case TapeOp.Unary:
                    CallUnary(node.Function);
                    break;
                default:
                    il.Emit(OpCodes.Ldc_I4, (int)node.Function);
                    il.EmitCall(OpCodes.Call, BinaryMethod, null);
                    break;
            }
        }

        // Unary takes (operator, x): the argument is already on the stack, so it goes through a local.
        private void CallUnary(Operator function)
        {
            var argument = il.DeclareLocal(typeof(double));
            il.Emit(OpCodes.Stloc, argument);
            il.Emit(OpCodes.Ldc_I4, (int)function);
            il.Emit(OpCodes.Ldloc, argument);
            il.EmitCall(OpCodes.Call, UnaryMethod, null);
        }

        private void Select(TapeNode node)
        {
            var otherwise = il.DefineLabel();
            var end = il.DefineLabel();
            var result = il.DeclareLocal(typeof(double));
            Load(node.A);
            il.Emit(OpCodes.Ldc_R8, 0.0);
            il.Emit(OpCodes.Beq, otherwise);
            Load(node.B);
            il.Emit(OpCodes.Stloc, result);
            il.Emit(OpCodes.Br, end);
            il.MarkLabel(otherwise);
            Load(node.C);
            il.Emit(OpCodes.Stloc, result);
            il.MarkLabel(end);
            il.Emit(OpCodes.Ldloc, result);
        }

        private void Address(OpCode loadBase, int index)
        {
            il.Emit(loadBase);
            Offset(index);
        }

        private void Offset(int index)
        {
            if (index > 0)
            {
                il.Emit(OpCodes.Ldc_I4, index * sizeof(double));
                il.Emit(OpCodes.Conv_I);
                il.Emit(OpCodes.Add);
            }
        }
    }
}
