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
                T.Store(Exponential(value, T.All(0)), result);
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
        for (var i = 0; i < groups; i++, x += T.Width, y += T.Width, result += T.Width)
        {
            var value = T.Load(x);
            if (T.AllWithin(value, SmallestNormal, double.MaxValue))
            {
                var (high, low) = Logarithm(value);
                var exponent = T.Load(y);
                var product = exponent * high;
                if (T.AllWithin(product, -Largest, Largest))
                {
                    var rest = T.Fma(exponent, low, T.Fma(exponent, high, T.All(0) - product));
                    var sum = product + rest;
                    T.Store(Exponential(sum, product - sum + rest), result);
                    continue;
                }
            }

            for (var l = 0; l < T.Width; l++)
            {
                result[l] = Power(x[l], y[l]);
            }
        }
    }

    private static double Exp(double x) =>
        x is >= -Largest and <= Largest ? LaneMath<Lane1>.Exponential(new Lane1(x), default).Value : Math.Exp(x);

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

        var (high, low) = LaneMath<Lane1>.Logarithm(new Lane1(x));
        var product = y * high.Value;
        if (!(product is >= -Largest and <= Largest))
        {
            return Math.Pow(x, y);
        }

        var rest = Math.FusedMultiplyAdd(y, low.Value, Math.FusedMultiplyAdd(y, high.Value, 0 - product));
        var sum = product + rest;
        return LaneMath<Lane1>.Exponential(new Lane1(sum), new Lane1(product - sum + rest)).Value;
    }

    // e^(x + low): x = k ln 2 + r, |r| <= ln 2 / 2, a polynomial near the best of degree 12 (error 4e-19 of e^r).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Exponential(T x, T low)
    {
        var shifted = T.Fma(x, T.All(Log2E), T.All(Shift));
        var k = shifted - T.All(Shift);
        var r = T.FmaNegated(k, T.All(Ln2Low), T.FmaNegated(k, T.All(Ln2High), x)) + low;
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
        return T.Scale(p + T.All(1), shifted);
    }

    // ln x = e ln 2 + 2 artanh(s), s = (m - 1)/(m + 1), as high + low: |low| is at most 1 % of it, the error about 2^-59 of it; the polynomial is near
    // the best of its degree (3e-20 of ln x).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T High, T Low) Logarithm(T x)
    {
        var (m, e) = T.Split(x);
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
