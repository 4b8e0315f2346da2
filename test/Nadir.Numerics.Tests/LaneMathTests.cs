using System.Numerics;

namespace Nadir;

/// <summary>exp, ln and pow of the lanes against series in 160-bit integers, and the widths against each other.</summary>
public sealed unsafe class LaneMathTests
{
    private const int Bits = 160;
    private const int Cases = 4000;
    private static readonly BigInteger One = BigInteger.One << Bits;
    private static readonly BigInteger Ln2 = LnOfSmall(One * 2);

    [Fact]
    public void Exp_is_good_to_one_unit_in_the_last_place()
    {
        var (x, r) = (new LaneMemory(Cases), new LaneMemory(Cases));
        for (var i = 0; i < Cases; i++)
        {
            x.Start[i] = (i % 2 == 0 ? 1400 : 2) * (Uniform(i) - 0.5);
        }

        LaneMath<Lane8>.Exp(x.Start, r.Start, Cases / 8);
        for (var i = 0; i < Cases; i++)
        {
            Assert.True(RelativeError(r.Start[i], Fixed(x.Start[i])) <= Ulp(r.Start[i]) / r.Start[i], $"exp {x.Start[i]:R} = {r.Start[i]:R}");
        }
    }

    [Fact]
    public void Ln_is_good_to_one_unit_in_the_last_place()
    {
        var (x, r) = (new LaneMemory(Cases), new LaneMemory(Cases));
        for (var i = 0; i < Cases; i++)
        {
            x.Start[i] = i % 2 == 0 ? Math.Exp(700 * (2 * Uniform(i) - 1)) : 1 + (Uniform(i) - 0.5) * Math.Pow(2, -i % 40);
        }

        LaneMath<Lane8>.Ln(x.Start, r.Start, Cases / 8);
        for (var i = 0; i < Cases; i++)
        {
            var error = Fixed(r.Start[i]) - LnOf(x.Start[i]);
            Assert.True(Math.Abs((double)error / (double)One) <= 1.0 * Ulp(r.Start[i]), $"ln {x.Start[i]:R} = {r.Start[i]:R}");
        }
    }

    [Fact]
    public void Pow_is_good_to_its_stated_bounds()
    {
        var (x, y, r) = (new LaneMemory(Cases), new LaneMemory(Cases), new LaneMemory(Cases));
        for (var i = 0; i < Cases; i++)
        {
            x.Start[i] = Math.Exp(20 * (2 * Uniform(i) - 1));
            y.Start[i] = (i % 2 == 0 ? 8 : 700 / Math.Max(0.1, Math.Abs(Math.Log(x.Start[i])))) * (2 * Uniform(i + Cases) - 1);
        }

        LaneMath<Lane8>.Power(x.Start, y.Start, r.Start, Cases / 8);
        for (var i = 0; i < Cases; i++)
        {
            var exponent = Product(y.Start[i], LnOf(x.Start[i]));
            var relative = RelativeError(r.Start[i], exponent);
            var bound = 3e-16 * (1 + Math.Abs(y.Start[i]));
            Assert.True(relative <= bound, $"{x.Start[i]:R}^{y.Start[i]:R} = {r.Start[i]:R}: {relative:g3}");
        }
    }

    [Fact]
    public void Every_width_gives_the_same_bits_also_where_the_functions_end()
    {
        double[] special = [0, -0.0, 1, -1, 2, -2.5, 709.7, -745, 1e-310, -1e-310, double.PositiveInfinity, double.NegativeInfinity, double.NaN, double.MaxValue, 5e-324, 0.5, 3, -708.5];
        var (x, y, eight, four, one) = (new LaneMemory(Cases), new LaneMemory(Cases), new LaneMemory(Cases), new LaneMemory(Cases), new LaneMemory(Cases));
        for (var i = 0; i < Cases; i++)
        {
            x.Start[i] = i % 5 == 0 ? special[i / 5 % special.Length] : Math.Exp(30 * (Uniform(i) - 0.5));
            y.Start[i] = i % 7 == 0 ? special[i / 7 % special.Length] : 10 * (Uniform(i + Cases) - 0.5);
        }

        void Same(Action<int> run)
        {
            run(8);
            run(4);
            run(1);
            for (var i = 0; i < Cases; i++)
            {
                Assert.True(BitConverter.DoubleToInt64Bits(eight.Start[i]) == BitConverter.DoubleToInt64Bits(one.Start[i])
                    && BitConverter.DoubleToInt64Bits(four.Start[i]) == BitConverter.DoubleToInt64Bits(one.Start[i]), $"{x.Start[i]:R}, {y.Start[i]:R}: {eight.Start[i]:R}, {four.Start[i]:R}, {one.Start[i]:R}");
            }
        }

        Same(w => Run(w, LaneMath<Lane8>.Exp, LaneMath<Lane4>.Exp, LaneMath<Lane1>.Exp));
        Assert.All(Enumerable.Range(0, Cases), i => Assert.True(Near(Math.Exp(x.Start[i]), one.Start[i])));
        Same(w => Run(w, LaneMath<Lane8>.Ln, LaneMath<Lane4>.Ln, LaneMath<Lane1>.Ln));
        Assert.All(Enumerable.Range(0, Cases), i => Assert.True(Near(Math.Log(x.Start[i]), one.Start[i])));
        Same(w => Run(w, (a, r, n) => LaneMath<Lane8>.Power(a, y.Start, r, n), (a, r, n) => LaneMath<Lane4>.Power(a, y.Start, r, n), (a, r, n) => LaneMath<Lane1>.Power(a, y.Start, r, n)));
        Assert.All(Enumerable.Range(0, Cases), i => Assert.True(Near(Math.Pow(x.Start[i], y.Start[i]), one.Start[i]), $"{x.Start[i]:R}^{y.Start[i]:R}: {one.Start[i]:R}"));

        void Run(int width, Batch a, Batch b, Batch c)
        {
            if (width == 8)
            {
                a(x.Start, eight.Start, Cases / 8);
            }
            else if (width == 4)
            {
                b(x.Start, four.Start, Cases / 4);
            }
            else
            {
                c(x.Start, one.Start, Cases);
            }
        }
    }

    private delegate void Batch(double* x, double* result, int groups);

    private static bool Near(double expected, double actual) => expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-13 * Math.Abs(expected) || (Math.Abs(expected) < 1e-290 && Math.Abs(actual) < 1e-290);

    private static double Uniform(int i) => new CounterRandom(3, 1).Uniform((ulong)i);

    private static double Ulp(double x) => Math.BitIncrement(Math.Abs(x)) - Math.Abs(x);

    // |value e^-exponent - 1|, with value as mantissa and power of two.
    private static double RelativeError(double value, BigInteger exponent)
    {
        var power = Math.ILogB(value);
        var ratio = (Fixed(Math.ScaleB(value, -power)) * ExpOf(power * Ln2 - exponent)) >> Bits;
        return Math.Abs((double)(ratio - One) / (double)One);
    }

    private static BigInteger Fixed(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var (exponent, fraction) = ((int)(bits >> 52) & 0x7FF, bits & ((1L << 52) - 1));
        var mantissa = new BigInteger(exponent == 0 ? fraction : fraction | (1L << 52));
        var shift = Math.Max(exponent, 1) - 1075 + Bits;
        var result = shift >= 0 ? mantissa << shift : mantissa >> -shift;
        return bits < 0 ? -result : result;
    }

    private static BigInteger Product(double a, BigInteger b)
    {
        var bits = BitConverter.DoubleToInt64Bits(a);
        var (exponent, fraction) = ((int)(bits >> 52) & 0x7FF, bits & ((1L << 52) - 1));
        var mantissa = new BigInteger(exponent == 0 ? fraction : fraction | (1L << 52)) * b * (bits < 0 ? -1 : 1);
        var shift = Math.Max(exponent, 1) - 1075;
        return shift >= 0 ? mantissa << shift : mantissa >> -shift;
    }

    // Arguments near zero: the callers take out powers of two.
    private static BigInteger ExpOf(BigInteger x)
    {
        var k = (int)(x / Ln2);
        x -= k * Ln2;
        var (sum, term) = (One, One);
        for (var n = 1; n < 80 && !term.IsZero; n++)
        {
            term = (term * x >> Bits) / n;
            sum += term;
        }

        return k >= 0 ? sum << k : sum >> -k;
    }

    private static BigInteger LnOf(double x)
    {
        var power = Math.ILogB(x);
        return power * Ln2 + LnOfSmall(Fixed(Math.ScaleB(x, -power)));
    }

    // 2 artanh((m - 1)/(m + 1)).
    private static BigInteger LnOfSmall(BigInteger m)
    {
        var s = ((m - One) << Bits) / (m + One);
        var (square, power, sum) = (s * s >> Bits, s, BigInteger.Zero);
        for (var n = 1; n < 220; n += 2)
        {
            sum += power / n;
            power = power * square >> Bits;
        }

        return 2 * sum;
    }
}
