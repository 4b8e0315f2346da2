using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>
/// Lane code as machine code for one width: a routine that calls the pieces and functions one after another. A loop over a list of them would fetch the list again
/// at every call, since the stages of a step fill the first cache. Immutable; memory belongs to the caller.
/// </summary>
internal sealed unsafe class LaneProgram<T>
    where T : struct, ILane<T>
{
    private readonly LaneRoutine routine;

    public LaneProgram(IReadOnlyList<LaneStep> steps)
    {
        Pieces = steps.Count(step => step.Piece is not null);
        var method = new DynamicMethod(
            $"lanes{T.Width}", typeof(void), [typeof(object), typeof(double*), typeof(double*), typeof(double*), typeof(double*), typeof(double*)], typeof(LaneProgram<T>).Module, skipVisibility: true);
        var il = method.GetILGenerator();
        foreach (var step in steps)
        {
            if (step.Piece is { } piece)
            {
                for (var argument = 1; argument <= 5; argument++)
                {
                    il.Emit(OpCodes.Ldarg, (short)argument);
                }

                il.Emit(OpCodes.Call, piece);
            }
            else
            {
                EmitCall(il, step.Call);
            }
        }

        il.Emit(OpCodes.Ret);

        // Bound to an object that nobody reads: a delegate of a static method without one shuffles its arguments at every call.
        routine = method.CreateDelegate<LaneRoutine>(this);
        RuntimeHelpers.PrepareDelegate(routine);
    }

    /// <summary>Pieces of machine code, for tests.</summary>
    public int Pieces { get; }

    public void Run(double* memory, double* state, double* output, double* time, double* uniform) => routine(memory, state, output, time, uniform);

    private static void EmitCall(ILGenerator il, LaneCall call)
    {
        void Slot(int slot)
        {
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Ldc_I4, slot * T.Width * sizeof(double));
            il.Emit(OpCodes.Conv_I);
            il.Emit(OpCodes.Add);
        }

        Slot(call.First);
        if (call.Function is Operator.Exp or Operator.Ln)
        {
            Slot(call.Result);
            il.Emit(OpCodes.Ldc_I4, call.Count);
            il.Emit(OpCodes.Call, call.Function == Operator.Exp ? Function(LaneMath<T>.Exp) : Function(LaneMath<T>.Ln));
            return;
        }

        Slot(Math.Max(call.Second, 0));
        Slot(call.Result);
        il.Emit(OpCodes.Ldc_I4, call.Count);
        if (call.Function == Operator.Power)
        {
            il.Emit(OpCodes.Call, Function(LaneMath<T>.Power));
            return;
        }

        il.Emit(OpCodes.Ldc_I4, (int)call.Function);
        il.Emit(OpCodes.Call, call.Second < 0 ? Function(OneByOne) : Function(TwoByTwo));
    }

    private static MethodInfo Function(Unary function) => function.Method;

    private static MethodInfo Function(Binary function) => function.Method;

    private static MethodInfo Function(Any function) => function.Method;

    private static void OneByOne(double* x, double* unused, double* result, int count, Operator function)
    {
        for (var i = 0; i < count * T.Width; i++)
        {
            result[i] = Arithmetic.Unary(function, x[i]);
        }
    }

    private static void TwoByTwo(double* x, double* y, double* result, int count, Operator function)
    {
        for (var i = 0; i < count * T.Width; i++)
        {
            result[i] = Arithmetic.Apply(function, [x[i], y[i]]);
        }
    }

    private delegate void Unary(double* x, double* result, int count);

    private delegate void Binary(double* x, double* y, double* result, int count);

    private delegate void Any(double* x, double* y, double* result, int count, Operator function);
}
