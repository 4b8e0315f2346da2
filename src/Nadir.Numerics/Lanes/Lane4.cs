using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Nadir;

/// <summary>Four lanes.</summary>
internal readonly unsafe struct Lane4(Vector256<double> v) : ILane<Lane4>
{
    private readonly Vector256<double> v = v;

    public static int Width => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator +(Lane4 a, Lane4 b) => new(a.v + b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator -(Lane4 a, Lane4 b) => new(a.v - b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator *(Lane4 a, Lane4 b) => new(a.v * b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator /(Lane4 a, Lane4 b) => new(a.v / b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 All(double value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Load(double* from) => new(Vector256.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane4 value, double* to) => value.v.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Fma(Lane4 a, Lane4 b, Lane4 c) => new(Vector256.FusedMultiplyAdd(a.v, b.v, c.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 FmaNegated(Lane4 a, Lane4 b, Lane4 c) =>
        new(System.Runtime.Intrinsics.X86.Fma.IsSupported ? System.Runtime.Intrinsics.X86.Fma.MultiplyAddNegated(a.v, b.v, c.v) : Vector256.FusedMultiplyAdd(-a.v, b.v, c.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Max(Lane4 a, Lane4 b) => new(Vector256.MaxNative(a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Abs(Lane4 a) => new(Vector256.Abs(a.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 RoughReciprocal(Lane4 a)
    {
        if (!Avx512F.VL.IsSupported)
        {
            return new(Vector256<double>.One / a.v);
        }

        var r = new Lane4(Avx512F.VL.Reciprocal14(a.v));
        return Fma(r, FmaNegated(a, r, All(1)), r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllWithin(Lane4 a, double low, double high) =>
        Vector256.GreaterThanOrEqualAll(a.v, Vector256.Create(low)) && Vector256.LessThanOrEqualAll(a.v, Vector256.Create(high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 AddBits(Lane4 a, Lane4 b) => new((a.v.AsInt64() + b.v.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 AndBits(Lane4 a, Lane4 b) => new(a.v & b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 OrBits(Lane4 a, Lane4 b) => new(a.v | b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 ShiftLeft(Lane4 a, int bits) => new(Vector256.ShiftLeft(a.v.AsInt64(), bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 ShiftRight(Lane4 a, int bits) => new(Vector256.ShiftRightLogical(a.v.AsInt64(), bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Lookup(double* table, Lane4 index)
    {
        var entries = index.v.AsInt64();
        if (Avx512F.VL.IsSupported)
        {
            var lower = Avx512F.VL.PermuteVar4x64x2(Vector256.Load(table), entries, Vector256.Load(table + 4));
            var upper = Avx512F.VL.PermuteVar4x64x2(Vector256.Load(table + 8), entries, Vector256.Load(table + 12));
            return new(Avx.BlendVariable(lower, upper, Vector256.ShiftLeft(entries, 60).AsDouble()));
        }

        // Not a gather: on Zen it takes longer than four loads.
        entries &= Vector256.Create(15L);
        return new(Vector256.Create(table[entries[0]], table[entries[1]], table[entries[2]], table[entries[3]]));
    }
}
