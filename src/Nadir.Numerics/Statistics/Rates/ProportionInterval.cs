using MathNet.Numerics;

namespace Nadir;

/// <summary>Intervals of a proportion; also of a power or a type-I error that was counted in simulated trials.</summary>
public static class ProportionInterval
{
    /// <summary>Wilson 1927, J Am Stat Assoc 22:209: close to its level on average.</summary>
    /// <param name="successes">0 to trials.</param>
    /// <param name="trials">At least one.</param>
    /// <param name="level">Level, 0 to 1.</param>
    public static (double Low, double High) Wilson(int successes, int trials, double level = 0.95)
    {
        Check(successes, trials, level);
        var z = NormalDistribution.Quantile(0.5 + level / 2);
        var (p, share) = ((double)successes / trials, z * z / trials);
        var (center, half) = ((p + share / 2) / (1 + share), z * Math.Sqrt((p * (1 - p) + share / 4) / trials) / (1 + share));
        return (successes == 0 ? 0 : center - half, successes == trials ? 1 : center + half);
    }

    /// <summary>Clopper and Pearson 1934, Biometrika 26:404: never below its level.</summary>
    /// <param name="successes">0 to trials.</param>
    /// <param name="trials">At least one.</param>
    /// <param name="level">Level, 0 to 1.</param>
    public static (double Low, double High) ClopperPearson(int successes, int trials, double level = 0.95)
    {
        Check(successes, trials, level);
        var tail = (1 - level) / 2;
        return (
            successes == 0 ? 0 : Solve(successes, trials - successes + 1, tail),
            successes == trials ? 1 : Solve(successes + 1, trials - successes, 1 - tail));
    }

    internal static void Check(int successes, int trials, double level = 0.95)
    {
        Inference.CheckLevel(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
    }

    // Quantile of the beta distribution by bisection.
    private static double Solve(double a, double b, double probability)
    {
        var (low, high) = (0.0, 1.0);
        while (high - low > 1e-15 * high)
        {
            var middle = (low + high) / 2;
            if (middle <= low || middle >= high)
            {
                break;
            }

            (low, high) = SpecialFunctions.BetaRegularized(a, b, middle) < probability ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
