namespace Nadir;

/// <summary>Non-inferiority, where more is better unless said otherwise: the null hypothesis is that the effect is minus the margin or worse. One-sided; the lower end of the interval (upper, where less is better) is the limit to hold against the margin.</summary>
public static class NonInferiority
{
    /// <summary>From the effect of any analysis that gives a standard error: t-tests, ANCOVA, mixed models.</summary>
    /// <param name="effect">Treated minus control.</param>
    /// <param name="margin">Largest loss that is accepted, above zero, in the unit of the effect.</param>
    /// <param name="level">Level of the one-sided interval; 0.975 tests at 2.5 %.</param>
    /// <param name="isLessBetter">Whether a rise is the loss, as of blood pressure.</param>
    public static Inference OfEffect(Inference effect, double margin, double level = 0.975, bool isLessBetter = false)
    {
        ArgumentNullException.ThrowIfNull(effect);
        CheckMargin(margin);
        var method = $"non-inferiority, {effect.Method}";
        if (!effect.IsSuccess)
        {
            return effect with { Method = method, Level = level };
        }

        return double.IsNaN(effect.StandardError) || double.IsNaN(effect.DegreesOfFreedom)
            ? throw new ArgumentException($"The {effect.Method} has no standard error to test a margin with.", nameof(effect))
            : Inference.Student(method, effect.Estimate, effect.StandardError, effect.DegreesOfFreedom, effect.Count, level, isLessBetter ? Alternative.Less : Alternative.Greater, isLessBetter ? margin : -margin, effect.Status);
    }

    /// <summary>Two rates, by the score test of Farrington and Manning (1990, Stat Med 9:1447), the variance taken at the rates that are likeliest under the null hypothesis. Not exact.</summary>
    /// <param name="treated">Responders of the treated.</param>
    /// <param name="treatedCount">The treated, at least one.</param>
    /// <param name="control">Responders of the control.</param>
    /// <param name="controlCount">The control, at least one.</param>
    /// <param name="margin">Largest loss of rate that is accepted, between 0 and 1.</param>
    /// <param name="level">Level of the one-sided interval, whose end is where the test turns.</param>
    public static Inference OfRates(int treated, int treatedCount, int control, int controlCount, double margin, double level = 0.975)
    {
        ProportionInterval.Check(treated, treatedCount, level);
        ProportionInterval.Check(control, controlCount);
        CheckMargin(margin);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(margin, 1);
        var difference = (double)treated / treatedCount - (double)control / controlCount;
        var (z, error) = Score(treated, treatedCount, control, controlCount, -margin);
        var critical = NormalDistribution.Quantile(level);
        var (low, high) = (-1.0, difference);
        while (high - low > 1e-12)
        {
            var middle = (low + high) / 2;
            (low, high) = Score(treated, treatedCount, control, controlCount, middle).Z > critical ? (middle, high) : (low, middle);
        }

        return new Inference(
            "non-inferiority of rates (Farrington and Manning)", difference, error, double.PositiveInfinity, z, StudentDistribution.UpperTail(z, double.PositiveInfinity), low, double.PositiveInfinity,
            level, treatedCount + controlCount, FitStatus.Success);
    }

    private static void CheckMargin(double margin)
    {
        if (!(margin > 0) || !double.IsFinite(margin))
        {
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "A margin is a loss above zero.");
        }
    }

    private static (double Z, double Error) Score(int treated, int treatedCount, int control, int controlCount, double difference)
    {
        var (a, b) = Restricted(treated, treatedCount, control, controlCount, difference);
        var error = Math.Sqrt(Math.Max(0, a * (1 - a) / treatedCount + b * (1 - b) / controlCount));
        var distance = (double)treated / treatedCount - (double)control / controlCount - difference;
        return (error > 0 ? distance / error : distance > 1e-12 ? double.PositiveInfinity : 0, error);
    }

    // Likeliest rates whose difference is fixed: the root of a cubic (Farrington and Manning 1990, appendix 1).
    private static (double Treated, double Control) Restricted(int treated, int treatedCount, int control, int controlCount, double difference)
    {
        var (p1, p2, s, theta) = ((double)treated / treatedCount, (double)control / controlCount, difference, (double)controlCount / treatedCount);
        var a = 1 + theta;
        var b = -(1 + theta + p1 + theta * p2 + s * (theta + 2));
        var c = s * s + s * (2 * p1 + theta + 1) + p1 + theta * p2;
        var d = -p1 * s * (1 + s);
        var v = Math.Pow(b / (3 * a), 3) - b * c / (6 * a * a) + d / (2 * a);
        var square = b * b / (9 * a * a) - c / (3 * a);
        var u = (v < 0 ? -1 : 1) * Math.Sqrt(Math.Max(0, square));
        var w = (Math.PI + Math.Acos(u == 0 ? 0 : Math.Clamp(v / (u * u * u), -1, 1))) / 3;
        var rate = Math.Clamp(2 * u * Math.Cos(w) - b / (3 * a), Math.Max(0, s), Math.Min(1, 1 + s));
        return (rate, rate - s);
    }
}
