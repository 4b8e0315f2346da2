using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>
/// exp, ln and pow over memory, the same bits at every width. Within the ordinary range exp and ln are good to 1 unit in the last place and pow
/// to 4e-15 (5e-16 where the result lies between 1e-4 and 1e4); beyond it (overflow, denormals, negative bases, not a number) a lane takes the
/// value of <see cref="Math"/>.
/// </summary>
internal static unsafe class LaneMath<T>
    where T : struct, ILane<T>
{
    private const double Log2E = 1.4426950408889634;
    private const double Shift = 6755399441055744.0; // 1.5·2^52
    private const double Ln2High = 6.93147180369123816490e-01; // 32 bits: times an exponent it is exact
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double Largest = 708;
    private const double LargestPower = 1021;
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>result = e^x, for so many groups of lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Exp(double* x, double* result, int groups)
    {
        for (var i = 0; i < groups; i++, x += T.Width, result += T.Width)
        {
            var value = T.Load(x);
            if (T.AllWithin(value, -Largest, Largest))
            {
                T.Store(Exponential(value), result);
                continue;
            }

            for (var l = 0; l < T.Width; l++)
            {
                result[l] = Exp(x[l]);
            }
        }
    }

    /// <summary>result = natural logarithm of x, for so many groups of lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Ln(double* x, double* result, int groups)
    {
        for (var i = 0; i < groups; i++, x += T.Width, result += T.Width)
        {
            var value = T.Load(x);
            if (T.AllWithin(value, SmallestNormal, double.MaxValue))
            {
                var (high, low) = Logarithm(value);
                T.Store(high + low, result);
                continue;
            }

            for (var l = 0; l < T.Width; l++)
            {
                result[l] = Ln(x[l]);
            }
        }
    }

    /// <summary>result = x^y, for so many groups of lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Power(double* x, double* y, double* result, int groups)
    {
        var reciprocals = LaneBits.Reciprocals;
        var logarithms = LaneBits.Logarithms;
        var powers = LaneBits.Powers;
        for (var i = 0; i < groups; i++, x += T.Width, y += T.Width, result += T.Width)
        {
            var value = T.Load(x);
            var (whole, part) = Logarithm2(value, reciprocals, logarithms);
            var exponent = T.Load(y);
            var product = exponent * whole;
            var rest = T.Fma(exponent, part, T.Fma(exponent, whole, T.All(0) - product));
            if (T.AllWithin(value, SmallestNormal, double.MaxValue) && T.AllWithin(product + rest, -LargestPower, LargestPower))
            {
                T.Store(Exponential2(product, rest, powers), result);
                continue;
            }

            for (var l = 0; l < T.Width; l++)
            {
                result[l] = Power(x[l], y[l]);
            }
        }
    }

    private static double Exp(double x) =>
        x is >= -Largest and <= Largest ? LaneMath<Lane1>.Exponential(new Lane1(x)).Value : Math.Exp(x);

    private static double Ln(double x)
    {
        if (!(x is >= SmallestNormal and <= double.MaxValue))
        {
            return Math.Log(x);
        }

        var (high, low) = LaneMath<Lane1>.Logarithm(new Lane1(x));
        return high.Value + low.Value;
    }

    private static double Power(double x, double y)
    {
        if (!(x is >= SmallestNormal and <= double.MaxValue))
        {
            return Math.Pow(x, y);
        }

        var (whole, part) = LaneMath<Lane1>.Logarithm2(new Lane1(x), LaneBits.Reciprocals, LaneBits.Logarithms);
        var product = y * whole.Value;
        var rest = Math.FusedMultiplyAdd(y, part.Value, Math.FusedMultiplyAdd(y, whole.Value, 0 - product));
        return product + rest is >= -LargestPower and <= LargestPower
            ? LaneMath<Lane1>.Exponential2(new Lane1(product), new Lane1(rest), LaneBits.Powers).Value
            : Math.Pow(x, y);
    }

    // x = k ln 2 + r, |r| <= ln 2 / 2, a polynomial near the best of degree 12 (error 4e-19 of e^r).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Exponential(T x)
    {
        var shifted = T.Fma(x, T.All(Log2E), T.All(Shift));
        var k = shifted - T.All(Shift);
        var r = T.FmaNegated(k, T.All(Ln2Low), T.FmaNegated(k, T.All(Ln2High), x));
        var p = T.Fma(T.All(2.0911236630261545e-09), r, T.All(2.510038549551032e-08));
        p = T.Fma(p, r, T.All(2.755728296954995e-07));
        p = T.Fma(p, r, T.All(2.7557268459997064e-06));
        p = T.Fma(p, r, T.All(2.4801587317144498e-05));
        p = T.Fma(p, r, T.All(0.00019841269863053618));
        p = T.Fma(p, r, T.All(0.0013888888888886552));
        p = T.Fma(p, r, T.All(0.008333333333330062));
        p = T.Fma(p, r, T.All(0.041666666666666664));
        p = T.Fma(p, r, T.All(0.16666666666666669));
        p = T.Fma(p, r, T.All(0.5));
        p = T.Fma(p * r, r, r);
        return Scale(p + T.All(1), shifted);
    }

    // 2^(whole + rest): sixteenths by a table, what is left (at most 1/32) by a polynomial near the best of its degree (error 2e-17).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Exponential2(T whole, T rest, double* powers)
    {
        var shifted = whole + rest + T.All(Shift / 16);
        var f = whole - (shifted - T.All(Shift / 16)) + rest;
        var square = f * f;
        var p = T.Fma(T.Fma(T.All(0.00015403723980749256), f, T.All(0.0013333781576784268)), square, T.Fma(T.All(0.009618129106919537), f, T.All(0.0555041086566393)));
        p = T.Fma(p, square, T.Fma(T.All(0.24022650695910075), f, T.All(0.6931471805599457)));
        var power = T.Lookup(powers, shifted);
        return Scale(T.Fma(power * f, p, power), T.ShiftRight(shifted, 4));
    }

    // log2 x = whole number + part of at most 0.51: sixteen parts of an octave by a table, the rest by a polynomial near the best of its degree (7e-17).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Whole, T Part) Logarithm2(T x, double* reciprocals, double* logarithms)
    {
        var bits = T.AddBits(x, Bits(LaneBits.One - LaneBits.TableStart));
        var entry = T.ShiftRight(bits, LaneBits.Entry);
        var whole = T.OrBits(T.ShiftRight(bits, LaneBits.Fraction), Bits(LaneBits.Integer)) - T.All(LaneBits.IntegerBias);
        var m = T.AddBits(T.AndBits(bits, Bits(LaneBits.FractionMask)), Bits(LaneBits.TableStart));
        var z = T.Fma(m, T.Lookup(reciprocals, entry), T.All(-1));
        var square = z * z;
        var upper = T.Fma(T.Fma(T.All(-0.18058368547856782), z, T.All(0.2063735146668857)), square, T.Fma(T.All(-0.24044905293427238), z, T.All(0.2885388742396572)));
        var lower = T.Fma(T.Fma(T.All(-0.3606737602369576), z, T.All(0.4808983469793393)), square, T.Fma(T.All(-0.7213475204444817), z, T.All(1.4426950408889634)));
        var p = T.Fma(upper, square * square, lower);
        return (whole, T.Fma(p, z, T.Lookup(logarithms, entry)));
    }

    // a·2^k by its exponent, for k + 1.5·2^52 and results that are normal.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Scale(T a, T shifted) => T.AddBits(a, T.ShiftLeft(shifted, LaneBits.Fraction));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Bits(long bits) => T.All(BitConverter.Int64BitsToDouble(bits));

    // ln x = e ln 2 + 2 artanh(s), s = (m - 1)/(m + 1), as high + low: |low| is at most 1 % of it, the error about 2^-59 of it; the polynomial is near
    // the best of its degree (3e-20 of ln x).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T High, T Low) Logarithm(T x)
    {
        var bits = T.AddBits(x, Bits(LaneBits.One - LaneBits.RootHalf));
        var e = T.OrBits(T.ShiftRight(bits, LaneBits.Fraction), Bits(LaneBits.Integer)) - T.All(LaneBits.IntegerBias);
        var m = T.AddBits(T.AndBits(bits, Bits(LaneBits.FractionMask)), Bits(LaneBits.RootHalf));
        var f = m - T.All(1);
        var d = f + T.All(2);
        var missed = f - (d - T.All(2));
        var inverse = T.All(1) / d;
        var s = f * inverse;
        var rest = T.FmaNegated(s, missed, T.FmaNegated(s, d, f)) * inverse;
        var z = s * s;
        var p = T.Fma(T.All(0.13086767009948175), z, T.All(0.13268759668560612));
        p = T.Fma(p, z, T.All(0.15386240205813478));
        p = T.Fma(p, z, T.All(0.18181795630884753));
        p = T.Fma(p, z, T.All(0.2222222239180047));
        p = T.Fma(p, z, T.All(0.2857142857080323));
        p = T.Fma(p, z, T.All(0.4000000000000088));
        p = T.Fma(p, z, T.All(0.6666666666666666));
        var whole = e * T.All(Ln2High);
        var twice = s + s;
        var high = whole + twice;
        var low = T.Fma(e, T.All(Ln2Low), whole - high + twice);
        return (high, low + T.Fma(s * z, p, rest + rest));
    }
}
