using MathNet.Numerics;

namespace Nadir;

/// <summary>Student's t distribution with any positive, also infinite, degrees of freedom.</summary>
public static class StudentDistribution
{
    private const double Normal = 1e10;

    /// <summary>Probability above t.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="degreesOfFreedom">Above zero; infinite means normal.</param>
    public static double UpperTail(double t, double degreesOfFreedom)
    {
        if (double.IsNaN(t) || !(degreesOfFreedom > 0))
        {
            return double.NaN;
        }

        if (degreesOfFreedom > Normal)
        {
            return 0.5 * SpecialFunctions.Erfc(t / Math.Sqrt(2));
        }

        if (double.IsInfinity(t))
        {
            return t > 0 ? 0 : 1;
        }

        var square = t * t;
        var tail = square < degreesOfFreedom
            ? 0.5 - 0.5 * SpecialFunctions.BetaRegularized(0.5, degreesOfFreedom / 2, square / (degreesOfFreedom + square))
            : 0.5 * SpecialFunctions.BetaRegularized(degreesOfFreedom / 2, 0.5, degreesOfFreedom / (degreesOfFreedom + square));
        return t >= 0 ? tail : 1 - tail;
    }

    /// <summary>Density at t.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="degreesOfFreedom">Above zero; infinite means normal.</param>
    public static double Density(double t, double degreesOfFreedom) => degreesOfFreedom > Normal
        ? Math.Exp(-t * t / 2) / Math.Sqrt(2 * Math.PI)
        : Math.Exp(SpecialFunctions.GammaLn((degreesOfFreedom + 1) / 2) - SpecialFunctions.GammaLn(degreesOfFreedom / 2) - (degreesOfFreedom + 1) / 2 * Math.Log(1 + t * t / degreesOfFreedom))
            / Math.Sqrt(Math.PI * degreesOfFreedom);

    /// <summary>Quantile: Newton's method on the tail, kept inside a bracket.</summary>
    /// <param name="probability">Between 0 and 1.</param>
    /// <param name="degreesOfFreedom">Above zero; infinite means normal.</param>
    public static double Quantile(double probability, double degreesOfFreedom)
    {
        if (probability < 0.5)
        {
            return -Quantile(1 - probability, degreesOfFreedom);
        }

        var z = NormalDistribution.Quantile(probability);
        if (degreesOfFreedom > Normal || probability == 0.5)
        {
            return z;
        }

        var (low, high, tail) = (0.0, double.PositiveInfinity, 1 - probability);
        // Cornish and Fisher, Abramowitz and Stegun 26.7.5.
        var t = z + (z * z * z + z) / (4 * degreesOfFreedom) + (5 * Math.Pow(z, 5) + 16 * z * z * z + 3 * z) / (96 * degreesOfFreedom * degreesOfFreedom);
        for (var i = 0; i < 200; i++)
        {
            var excess = UpperTail(t, degreesOfFreedom) - tail;
            (low, high) = excess > 0 ? (t, high) : (low, t);
            // Newton on the logarithm of the tail, which is nearly straight in log t where tails are heavy.
            var next = degreesOfFreedom > 3 ? t + excess / Density(t, degreesOfFreedom) : t * Math.Exp(Math.Log((excess + tail) / tail) * (excess + tail) / (t * Density(t, degreesOfFreedom)));
            next = next > low && next < high ? next : double.IsInfinity(high) ? 2 * t + 1 : (low + high) / 2;
            if (Math.Abs(next - t) <= 1e-13 * t)
            {
                return next;
            }

            t = next;
        }

        return t;
    }
}
