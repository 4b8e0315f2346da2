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
    public static Lane4 Scale(Lane4 a, Lane4 shifted) => new((a.v.AsInt64() + Vector256.ShiftLeft(shifted.v.AsInt64(), LaneBits.Fraction)).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Lane4 Mantissa, Lane4 Exponent) Split(Lane4 a)
    {
        var bits = a.v.AsInt64() + Vector256.Create(LaneBits.One - LaneBits.RootHalf);
        var exponent = (Vector256.ShiftRightLogical(bits, LaneBits.Fraction) | Vector256.Create(LaneBits.Integer)).AsDouble();
        var mantissa = ((bits & Vector256.Create(LaneBits.FractionMask)) + Vector256.Create(LaneBits.RootHalf)).AsDouble();
        return (new(mantissa), new(exponent - Vector256.Create(LaneBits.IntegerBias)));
    }
}
