namespace Nadir;

/// <summary>Power and sample size in closed form. Effects, deviations and margins are in one unit; n is people per arm and need not be whole.</summary>
public static class Power
{
    private const double LargestSample = 1e8;

    /// <summary>Power of Student's two-sample t-test, from the noncentral t distribution, both tails counted.</summary>
    /// <param name="n">People per arm.</param>
    /// <param name="effect">True difference.</param>
    /// <param name="deviation">Standard deviation within an arm, above zero.</param>
    /// <param name="alpha">Level of the test.</param>
    /// <param name="alternative">Which departures count.</param>
    public static double TwoSample(double n, double effect, double deviation, double alpha = 0.05, Alternative alternative = Alternative.TwoSided) =>
        Student(2 * n - 2, effect / (deviation * Math.Sqrt(2 / n)), alpha, alternative);

    /// <summary>Power of the paired t-test (or of a change within one arm).</summary>
    /// <param name="n">Pairs.</param>
    /// <param name="effect">True mean change.</param>
    /// <param name="deviation">Standard deviation of the changes, above zero.</param>
    /// <param name="alpha">Level of the test.</param>
    /// <param name="alternative">Which departures count.</param>
    public static double Paired(double n, double effect, double deviation, double alpha = 0.05, Alternative alternative = Alternative.TwoSided) =>
        Student(n - 1, effect / (deviation / Math.Sqrt(n)), alpha, alternative);

    /// <summary>
    /// Power of ANCOVA of two arms with the baseline as covariate: the t-test with the variance times 1 - rho² and one degree of freedom less (Borm, Fransen and Lemmens 2007, J Clin
    /// Epidemiol 60:1234). The chance difference of the arms' baselines, which costs a share of about 1 / (2n - 4) of the variance, is counted.
    /// </summary>
    /// <param name="n">People per arm.</param>
    /// <param name="effect">True adjusted difference.</param>
    /// <param name="deviation">Standard deviation within an arm, above zero.</param>
    /// <param name="correlation">Of baseline and response, -1 to 1.</param>
    /// <param name="alpha">Level of the test.</param>
    /// <param name="alternative">Which departures count.</param>
    public static double Ancova(double n, double effect, double deviation, double correlation, double alpha = 0.05, Alternative alternative = Alternative.TwoSided)
    {
        var imbalance = 2 * n > 5 ? 1 + 1 / (2 * n - 4) : 2;
        return Student(2 * n - 3, effect / (deviation * Math.Sqrt((1 - correlation * correlation) * 2 / n * imbalance)), alpha, alternative);
    }

    /// <summary>Power of the two-period crossover, n people in each sequence.</summary>
    /// <param name="n">People per sequence.</param>
    /// <param name="effect">True difference of the treatments.</param>
    /// <param name="within">Standard deviation within a person, above zero.</param>
    /// <param name="carryOver">Carry-over of A minus that of B into the second period: it takes half of itself from the effect that is seen.</param>
    /// <param name="alpha">Level of the test.</param>
    public static double Crossover(double n, double effect, double within, double carryOver = 0, double alpha = 0.05) =>
        Student(2 * n - 2, (effect - carryOver / 2) / (within * Math.Sqrt(1 / n)), alpha, Alternative.TwoSided);

    /// <summary>Power of a one-sided test of non-inferiority of means.</summary>
    /// <param name="n">People per arm.</param>
    /// <param name="effect">True difference, treated minus control.</param>
    /// <param name="margin">Largest loss that is accepted, above zero.</param>
    /// <param name="deviation">Standard deviation within an arm, above zero.</param>
    /// <param name="alpha">One-sided level.</param>
    public static double NonInferiority(double n, double effect, double margin, double deviation, double alpha = 0.025) =>
        Student(2 * n - 2, (effect + margin) / (deviation * Math.Sqrt(2 / n)), alpha, Alternative.Greater);

    /// <summary>Power of the comparison of two rates by the normal distribution, the variance pooled under the null hypothesis (Fleiss, Levin and Paik 2003, chapter 4).</summary>
    /// <param name="n">People per arm.</param>
    /// <param name="treated">True rate of the treated, 0 to 1.</param>
    /// <param name="control">True rate of the control.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static double Proportions(double n, double treated, double control, double alpha = 0.05)
    {
        var mean = (treated + control) / 2;
        var (free, pooled) = (Math.Sqrt(treated * (1 - treated) + control * (1 - control)), Math.Sqrt(2 * mean * (1 - mean)));
        var z = (Math.Sqrt(n) * Math.Abs(treated - control) - NormalDistribution.Quantile(1 - alpha / 2) * pooled) / free;
        return StudentDistribution.UpperTail(-z, double.PositiveInfinity);
    }

    /// <summary>Smallest n, not rounded, with the power wanted.</summary>
    /// <param name="power">Power as a function of n, rising.</param>
    /// <param name="wanted">Power wanted, between 0 and 1.</param>
    /// <param name="smallest">Smallest n that the power function takes.</param>
    /// <returns>n, or infinity when a hundred million do not suffice.</returns>
    public static double SampleSize(Func<double, double> power, double wanted, double smallest = 2)
    {
        ArgumentNullException.ThrowIfNull(power);
        Inference.CheckLevel(wanted);
        if (power(smallest) >= wanted)
        {
            return smallest;
        }

        var (low, high) = (smallest, 2 * smallest);
        while (power(high) < wanted)
        {
            (low, high) = (high, 2 * high);
            if (high > LargestSample)
            {
                return double.PositiveInfinity;
            }
        }

        while (high - low > 1e-9 * high)
        {
            var middle = (low + high) / 2;
            (low, high) = power(middle) < wanted ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>Power of a t-test.</summary>
    /// <param name="degreesOfFreedom">Its degrees of freedom.</param>
    /// <param name="noncentrality">True effect over its true standard error.</param>
    /// <param name="alpha">Level.</param>
    /// <param name="alternative">Which departures count.</param>
    public static double Student(double degreesOfFreedom, double noncentrality, double alpha = 0.05, Alternative alternative = Alternative.TwoSided)
    {
        Inference.CheckLevel(alpha);
        if (!(degreesOfFreedom > 0) || !double.IsFinite(noncentrality))
        {
            throw new ArgumentOutOfRangeException(nameof(degreesOfFreedom), degreesOfFreedom, "Power needs degrees of freedom above zero and a finite effect over a standard error above zero.");
        }

        if (Math.Abs(noncentrality) > 37)
        {
            return alternative == Alternative.TwoSided || (noncentrality > 0 == (alternative == Alternative.Greater)) ? 1 : 0;
        }

        var critical = StudentDistribution.Quantile(1 - (alternative == Alternative.TwoSided ? alpha / 2 : alpha), degreesOfFreedom);
        var upper = 1 - NoncentralStudent.AtMost(critical, degreesOfFreedom, noncentrality);
        var lower = NoncentralStudent.AtMost(-critical, degreesOfFreedom, noncentrality);
        return alternative switch { Alternative.Greater => upper, Alternative.Less => lower, _ => Math.Min(1, upper + lower) };
    }
}
