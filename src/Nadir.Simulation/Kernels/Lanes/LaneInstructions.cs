using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Nadir;

/// <summary>How the operations of lane code are called at one width: the intrinsics themselves, for wrappers exhaust the locals the JIT tracks.</summary>
internal sealed class LaneInstructions
{
    private static readonly Lazy<LaneInstructions> Eight = new(() => new(8, typeof(Vector512), typeof(Vector512<double>)));
    private static readonly Lazy<LaneInstructions> Four = new(() => new(4, typeof(Vector256), typeof(Vector256<double>)));
    private static readonly Lazy<LaneInstructions> Single = new(() => new(1, typeof(LaneScalar), typeof(double)));

    private LaneInstructions(int width, Type operations, Type value)
    {
        Width = width;
        Value = value;
        MethodInfo Method(string name, int parameters)
        {
            var method = operations.GetMethods(BindingFlags.Public | BindingFlags.Static).First(m => m.Name == name && m.GetParameters().Length == parameters
                && (m.IsGenericMethodDefinition ? m.GetGenericArguments().Length == 1 && m.ReturnType == Generic(operations, m) : m.ReturnType == value)
                && Array.TrueForAll(m.GetParameters(), p => m.IsGenericMethodDefinition || p.ParameterType == value));
            return method.IsGenericMethodDefinition ? method.MakeGenericMethod(typeof(double)) : method;
        }

        if (width > 1)
        {
            Broadcast = operations.GetMethod(nameof(Vector512.Create), [typeof(double)])!;
            Zero = value.GetProperty(nameof(Vector512<double>.Zero))!.GetMethod!;
            One = value.GetProperty(nameof(Vector512<double>.One))!.GetMethod!;
            And = Method(nameof(Vector512.BitwiseAnd), 2);
            AndNot = Method(nameof(Vector512.AndNot), 2);
            Choose = Method(nameof(Vector512.ConditionalSelect), 3);
            add = value.GetMethod("op_Addition", [value, value]);
            subtract = value.GetMethod("op_Subtraction", [value, value]);
            multiply = value.GetMethod("op_Multiply", [value, value]);
            divide = value.GetMethod("op_Division", [value, value]);
        }

        negate = Method(nameof(Vector512.Negate), 1);
        fma = Method(nameof(Vector512.FusedMultiplyAdd), 3);
        fmaNegated = width == 8 && Avx512F.IsSupported ? typeof(Avx512F).GetMethod(nameof(Avx512F.FusedMultiplyAddNegated), [value, value, value])
            : width == 4 && Fma.IsSupported ? typeof(Fma).GetMethod(nameof(Fma.MultiplyAddNegated), [value, value, value])
            : width == 1 ? Method("FmaNegated", 3) : null;
        sqrt = Method(nameof(Vector512.Sqrt), 1);
        abs = Method(nameof(Vector512.Abs), 1);
        floor = Method(nameof(Vector512.Floor), 1);
        ceiling = Method(nameof(Vector512.Ceiling), 1);
        min = Method(nameof(Vector512.Min), 2);
        max = Method(nameof(Vector512.Max), 2);
        equal = Method(nameof(Vector512.Equals), 2);
        less = Method(nameof(Vector512.LessThan), 2);
        lessOrEqual = Method(nameof(Vector512.LessThanOrEqual), 2);
        select = width == 1 ? Method("Select", 3) : null;
        notEqual = width == 1 ? Method("NotEqual", 2) : null;
    }

    private readonly MethodInfo? add;
    private readonly MethodInfo? subtract;
    private readonly MethodInfo? multiply;
    private readonly MethodInfo? divide;
    private readonly MethodInfo negate;
    private readonly MethodInfo fma;
    private readonly MethodInfo? fmaNegated;
    private readonly MethodInfo sqrt;
    private readonly MethodInfo abs;
    private readonly MethodInfo floor;
    private readonly MethodInfo ceiling;
    private readonly MethodInfo min;
    private readonly MethodInfo max;
    private readonly MethodInfo equal;
    private readonly MethodInfo less;
    private readonly MethodInfo lessOrEqual;
    private readonly MethodInfo? select;
    private readonly MethodInfo? notEqual;

    /// <summary>Lanes.</summary>
    public int Width { get; }

    /// <summary>Values that registers can hold beside what a computation needs; without limit for one lane, whose stack is aligned.</summary>
    public int Registers => Width == 1 ? int.MaxValue : Vector512.IsHardwareAccelerated ? 24 : 10;

    /// <summary>Type of a value on the stack.</summary>
    public Type Value { get; }

    private MethodInfo? Broadcast { get; }

    private MethodInfo? Zero { get; }

    private MethodInfo? One { get; }

    private MethodInfo? And { get; }

    private MethodInfo? AndNot { get; }

    private MethodInfo? Choose { get; }

    public static LaneInstructions Of(int width) => width switch { 8 => Eight.Value, 4 => Four.Value, _ => Single.Value };

    /// <summary>Pointer on the stack to value.</summary>
    public void EmitLoad(ILGenerator il)
    {
        // Not Vector512.Load: in large methods the JIT leaves it as a call.
        il.Emit(OpCodes.Ldobj, Value);
    }

    /// <summary>Pointer to one number to value.</summary>
    public void EmitBroadcast(ILGenerator il)
    {
        il.Emit(OpCodes.Ldind_R8);
        if (Broadcast is not null)
        {
            il.EmitCall(OpCodes.Call, Broadcast, null);
        }
    }

    /// <summary>Stores value; <paramref name="loadValue"/> and <paramref name="loadAddress"/> push.</summary>
    public void EmitStore(ILGenerator il, Action loadValue, Action loadAddress)
    {
        loadAddress();
        loadValue();
        il.Emit(OpCodes.Stobj, Value);
    }

    /// <summary>Operands on the stack to result; a truth becomes 1 and 0.</summary>
    public void EmitOperation(ILGenerator il, LaneOp op)
    {
        switch (op)
        {
            case LaneOp.Add:
                CallOr(il, add, OpCodes.Add);
                break;
            case LaneOp.Subtract:
                CallOr(il, subtract, OpCodes.Sub);
                break;
            case LaneOp.Multiply:
                CallOr(il, multiply, OpCodes.Mul);
                break;
            case LaneOp.Divide:
                CallOr(il, divide, OpCodes.Div);
                break;
            case LaneOp.Equal or LaneOp.NotEqual or LaneOp.Less or LaneOp.LessOrEqual when Width > 1:
                EmitMask(il, op == LaneOp.NotEqual ? LaneOp.Equal : op);
                if (op == LaneOp.NotEqual)
                {
                    // AndNot(1, mask) = 1 & ~mask.
                    var mask = il.DeclareLocal(Value);
                    il.Emit(OpCodes.Stloc, mask);
                    il.EmitCall(OpCodes.Call, One!, null);
                    il.Emit(OpCodes.Ldloc, mask);
                    il.EmitCall(OpCodes.Call, AndNot!, null);
                }
                else
                {
                    il.EmitCall(OpCodes.Call, One!, null);
                    il.EmitCall(OpCodes.Call, And!, null);
                }

                break;
            case LaneOp.FmaNegated when fmaNegated is null:
                throw new InvalidOperationException("Negate the first operand and fuse.");
            default:
                il.EmitCall(OpCodes.Call, MethodOf(op), null);
                break;
        }
    }

    /// <summary>Whether c - a·b is one instruction; else a is negated first.</summary>
    public bool HasFmaNegated => fmaNegated is not null;

    /// <summary>Two operands on the stack to a mask for <see cref="EmitChoose"/>.</summary>
    public void EmitMask(ILGenerator il, LaneOp op) => il.EmitCall(OpCodes.Call, MethodOf(op), null);

    /// <summary>Zero in every lane.</summary>
    public void EmitZero(ILGenerator il) => il.EmitCall(OpCodes.Call, Zero!, null);

    /// <summary>Mask, value, other value to result.</summary>
    public void EmitChoose(ILGenerator il) => il.EmitCall(OpCodes.Call, Choose ?? select!, null);

    private MethodInfo MethodOf(LaneOp op) => op switch
    {
        LaneOp.Negate => negate,
        LaneOp.Fma => fma,
        LaneOp.FmaNegated => fmaNegated!,
        LaneOp.Sqrt => sqrt,
        LaneOp.Abs => abs,
        LaneOp.Floor => floor,
        LaneOp.Ceiling => ceiling,
        LaneOp.Min => min,
        LaneOp.Max => max,
        LaneOp.Equal => equal,
        LaneOp.NotEqual => notEqual!,
        LaneOp.Less => less,
        LaneOp.LessOrEqual => lessOrEqual,
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "Not an operation on values."),
    };

    private static void CallOr(ILGenerator il, MethodInfo? method, OpCode scalar)
    {
        if (method is null)
        {
            il.Emit(scalar);
        }
        else
        {
            il.EmitCall(OpCodes.Call, method, null);
        }
    }

    private static Type Generic(Type operations, MethodInfo method)
    {
        var vector = operations == typeof(Vector512) ? typeof(Vector512<>) : operations == typeof(Vector256) ? typeof(Vector256<>) : typeof(double);
        return vector.IsGenericTypeDefinition ? vector.MakeGenericType(method.GetGenericArguments()) : vector;
    }
}
