using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Nadir;

/// <summary>Eight lanes.</summary>
internal readonly unsafe struct Lane8(Vector512<double> v) : ILane<Lane8>
{
    private readonly Vector512<double> v = v;

    public static int Width => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator +(Lane8 a, Lane8 b) => new(a.v + b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator -(Lane8 a, Lane8 b) => new(a.v - b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator *(Lane8 a, Lane8 b) => new(a.v * b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator /(Lane8 a, Lane8 b) => new(a.v / b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 All(double value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Load(double* from) => new(Vector512.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane8 value, double* to) => value.v.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Fma(Lane8 a, Lane8 b, Lane8 c) => new(Vector512.FusedMultiplyAdd(a.v, b.v, c.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 FmaNegated(Lane8 a, Lane8 b, Lane8 c) =>
        new(Avx512F.IsSupported ? Avx512F.FusedMultiplyAddNegated(a.v, b.v, c.v) : Vector512.FusedMultiplyAdd(-a.v, b.v, c.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Max(Lane8 a, Lane8 b) => new(Vector512.MaxNative(a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Abs(Lane8 a) => new(Vector512.Abs(a.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 RoughReciprocal(Lane8 a)
    {
        if (!Avx512F.IsSupported)
        {
            return new(Vector512<double>.One / a.v);
        }

        var r = new Lane8(Avx512F.Reciprocal14(a.v));
        return Fma(r, FmaNegated(a, r, All(1)), r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllWithin(Lane8 a, double low, double high) =>
        Vector512.GreaterThanOrEqualAll(a.v, Vector512.Create(low)) && Vector512.LessThanOrEqualAll(a.v, Vector512.Create(high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 AddBits(Lane8 a, Lane8 b) => new((a.v.AsInt64() + b.v.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 AndBits(Lane8 a, Lane8 b) => new(a.v & b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 OrBits(Lane8 a, Lane8 b) => new(a.v | b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 ShiftLeft(Lane8 a, int bits) => new(Vector512.ShiftLeft(a.v.AsInt64(), bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 ShiftRight(Lane8 a, int bits) => new(Vector512.ShiftRightLogical(a.v.AsInt64(), bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Lookup(double* table, Lane8 index)
    {
        if (Avx512F.IsSupported)
        {
            return new(Avx512F.PermuteVar8x64x2(Vector512.Load(table), index.v.AsInt64(), Vector512.Load(table + 8)));
        }

        var entries = index.v.AsInt64() & Vector512.Create(15L);
        var (lower, upper) = (entries.GetLower(), entries.GetUpper());
        return new(Vector512.Create(
            Vector256.Create(table[lower[0]], table[lower[1]], table[lower[2]], table[lower[3]]),
            Vector256.Create(table[upper[0]], table[upper[1]], table[upper[2]], table[upper[3]])));
    }
}
