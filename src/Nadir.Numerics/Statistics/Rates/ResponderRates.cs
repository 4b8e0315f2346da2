namespace Nadir;

/// <summary>Two rates of responders: their difference (treated minus control) with Newcombe's interval (1998, Stat Med 17:873, method 10) and a test.</summary>
public static class ResponderRates
{
    /// <summary>Compares two rates.</summary>
    /// <param name="treated">Responders of the treated.</param>
    /// <param name="treatedCount">The treated, at least one.</param>
    /// <param name="control">Responders of the control.</param>
    /// <param name="controlCount">The control, at least one.</param>
    /// <param name="test">Which test gives p. The statistic is always the pooled z.</param>
    /// <param name="level">Level of the interval, two-sided.</param>
    /// <param name="alternative">Which departures count for p.</param>
    public static Inference Compare(int treated, int treatedCount, int control, int controlCount, RateTest test = RateTest.Fisher, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        var (low, high) = Newcombe(treated, treatedCount, control, controlCount, level);
        var (a, b) = ((double)treated / treatedCount, (double)control / controlCount);
        var pooled = (double)(treated + control) / (treatedCount + controlCount);
        var error = Math.Sqrt(pooled * (1 - pooled) * (1.0 / treatedCount + 1.0 / controlCount));
        var z = error > 0 ? (a - b) / error : 0;
        var p = test switch
        {
            RateTest.Fisher => FisherExact.PValue(treated, treatedCount, control, controlCount, alternative),
            RateTest.Boschloo => Boschloo.PValue(treated, treatedCount, control, controlCount, alternative),
            _ => Normal(z, alternative),
        };
        return new Inference(
            $"difference of rates ({test switch { RateTest.Fisher => "Fisher's exact test", RateTest.Boschloo => "Boschloo's exact test", _ => "pooled z-test" }}, Newcombe's interval)",
            a - b, Math.Sqrt(a * (1 - a) / treatedCount + b * (1 - b) / controlCount), test == RateTest.Pooled ? double.PositiveInfinity : double.NaN, z, p, low, high, level, treatedCount + controlCount,
            FitStatus.Success);
    }

    /// <summary>Newcombe's interval of the difference.</summary>
    /// <param name="treated">Responders of the treated.</param>
    /// <param name="treatedCount">The treated.</param>
    /// <param name="control">Responders of the control.</param>
    /// <param name="controlCount">The control.</param>
    /// <param name="level">Level, two-sided.</param>
    public static (double Low, double High) Newcombe(int treated, int treatedCount, int control, int controlCount, double level = 0.95)
    {
        var (lowA, highA) = ProportionInterval.Wilson(treated, treatedCount, level);
        var (lowB, highB) = ProportionInterval.Wilson(control, controlCount, level);
        var (a, b) = ((double)treated / treatedCount, (double)control / controlCount);
        double Root(double x, double y) => Math.Sqrt(x * x + y * y);
        return (a - b - Root(a - lowA, highB - b), a - b + Root(highA - a, b - lowB));
    }

    internal static double Normal(double z, Alternative alternative) => alternative switch
    {
        Alternative.Greater => StudentDistribution.UpperTail(z, double.PositiveInfinity),
        Alternative.Less => StudentDistribution.UpperTail(-z, double.PositiveInfinity),
        _ => 2 * StudentDistribution.UpperTail(Math.Abs(z), double.PositiveInfinity),
    };
}
