using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Nadir;

/// <summary>One lane: the same operations without vectors.</summary>
internal readonly unsafe struct Lane1(double v) : ILane<Lane1>
{
    public static int Width => 1;

    /// <summary>The number.</summary>
    public double Value => v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 operator +(Lane1 a, Lane1 b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 operator -(Lane1 a, Lane1 b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 operator *(Lane1 a, Lane1 b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 operator /(Lane1 a, Lane1 b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 All(double value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Load(double* from) => new(*from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane1 value, double* to) => *to = value.Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Fma(Lane1 a, Lane1 b, Lane1 c) => new(Math.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 FmaNegated(Lane1 a, Lane1 b, Lane1 c) => new(Math.FusedMultiplyAdd(-a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Max(Lane1 a, Lane1 b) => new(a.Value > b.Value ? a.Value : b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Abs(Lane1 a) => new(Math.Abs(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 RoughReciprocal(Lane1 a)
    {
        if (!Avx512F.IsSupported)
        {
            return new(1 / a.Value);
        }

        var r = new Lane1(Avx512F.Reciprocal14Scalar(Vector128.CreateScalar(a.Value)).ToScalar());
        return Fma(r, FmaNegated(a, r, All(1)), r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllWithin(Lane1 a, double low, double high) => a.Value >= low && a.Value <= high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 AddBits(Lane1 a, Lane1 b) => new(BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(a.Value) + BitConverter.DoubleToInt64Bits(b.Value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 AndBits(Lane1 a, Lane1 b) => new(BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(a.Value) & BitConverter.DoubleToInt64Bits(b.Value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 OrBits(Lane1 a, Lane1 b) => new(BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(a.Value) | BitConverter.DoubleToInt64Bits(b.Value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 ShiftLeft(Lane1 a, int bits) => new(BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(a.Value) << bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 ShiftRight(Lane1 a, int bits) => new(BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(a.Value) >>> bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Lookup(double* table, Lane1 index) => new(table[BitConverter.DoubleToInt64Bits(index.Value) & 15]);
}
