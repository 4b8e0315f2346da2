using MathNet.Numerics;

namespace Nadir;

/// <summary>The noncentral t distribution (Lenth 1989, algorithm AS 243, Appl Stat 38:185).</summary>
public static class NoncentralStudent
{
    private const int MostTerms = 10_000;

    /// <summary>Probability at or below t.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="degreesOfFreedom">Above zero.</param>
    /// <param name="noncentrality">Mean over standard error; at most about 37.</param>
    public static double AtMost(double t, double degreesOfFreedom, double noncentrality)
    {
        if (noncentrality == 0 || degreesOfFreedom > 1e8)
        {
            return 1 - StudentDistribution.UpperTail(t - noncentrality, degreesOfFreedom);
        }

        if (t < 0)
        {
            return 1 - AtMost(-t, degreesOfFreedom, -noncentrality);
        }

        var square = t * t;
        var x = square / (square + degreesOfFreedom);
        var below = StudentDistribution.UpperTail(noncentrality, double.PositiveInfinity);
        return x <= 0 ? below : Math.Clamp(below + Series(x, degreesOfFreedom, noncentrality), 0, 1);
    }

    private static double Series(double x, double degreesOfFreedom, double noncentrality)
    {
        var lambda = noncentrality * noncentrality;
        var p = 0.5 * Math.Exp(-0.5 * lambda);
        if (p == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(noncentrality), noncentrality, "The noncentrality must be at most about 37.");
        }

        var q = Math.Sqrt(2 / Math.PI) * p * noncentrality;
        var (a, b, rest) = (0.5, 0.5 * degreesOfFreedom, 0.5 - p);
        var power = Math.Pow(1 - x, b);
        var odd = SpecialFunctions.BetaRegularized(a, b, x);
        var gOdd = 2 * power * Math.Exp(a * Math.Log(x) + SpecialFunctions.GammaLn(a + b) - SpecialFunctions.GammaLn(a) - SpecialFunctions.GammaLn(b));
        var even = 1 - power;
        var gEven = b * x * power;
        var sum = p * odd + q * even;
        for (var k = 1; k <= MostTerms; k++)
        {
            a += 1;
            odd -= gOdd;
            even -= gEven;
            gOdd *= x * (a + b - 1) / a;
            gEven *= x * (a + b - 0.5) / (a + 0.5);
            p *= lambda / (2 * k);
            q *= lambda / (2 * k + 1);
            rest -= p;
            sum += p * odd + q * even;
            if (2 * rest * (odd - gOdd) < 1e-14 && k > lambda / 2)
            {
                break;
            }
        }

        return sum;
    }
}
