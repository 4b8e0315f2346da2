namespace Nadir;

/// <summary>
/// Probability that a treated value is above a control's, ties counting half, with Brunner and Munzel's test and interval (2000, Biom J 42:17), which allow unequal spreads. For small
/// arms (below about 10 each) the test is somewhat liberal: use <see cref="WilcoxonRankSum"/> there.
/// </summary>
public static class MannWhitneyEffect
{
    private const string Method = "Brunner-Munzel test";

    /// <summary>Compares two arms; the null value is one half.</summary>
    /// <param name="treated">Values of the one arm, finite.</param>
    /// <param name="control">Values of the other.</param>
    /// <param name="level">Level of the interval, which is cut at 0 and 1.</param>
    /// <param name="alternative">Which departures count.</param>
    public static Inference Compare(ReadOnlySpan<double> treated, ReadOnlySpan<double> control, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        Inference.CheckFinite(treated, nameof(treated));
        Inference.CheckFinite(control, nameof(control));
        var (m, n) = (treated.Length, control.Length);
        if (m < 2 || n < 2)
        {
            return Inference.Failed(Method, FitCode.TooFew, "Each arm needs two values.", m + n, level);
        }

        var all = new MidRanks([.. treated, .. control]).Doubled;
        var (meanA, a) = Placements(all.AsSpan(0, m), new MidRanks(treated.ToArray()).Doubled, n);
        var (_, b) = Placements(all.AsSpan(m), new MidRanks(control.ToArray()).Doubled, m);
        var (va, vb) = (a / (m - 1) / m, b / (n - 1) / n);
        if (!(va + vb > 0))
        {
            return Inference.Failed(Method, FitCode.NoVariation, "The arms do not overlap (or do not vary): the variance of the probability cannot be estimated.", m + n, level);
        }

        var freedom = (va + vb) * (va + vb) / (va * va / (m - 1) + vb * vb / (n - 1));
        var result = Inference.Student(Method, meanA, Math.Sqrt(va + vb), freedom, m + n, level, alternative, 0.5);
        return result with { Low = Math.Max(0, result.Low), High = Math.Min(1, result.High) };
    }

    // Share of the other arm that lies below each value: its mean and sum of squared deviations.
    private static (double Mean, double Squares) Placements(ReadOnlySpan<int> all, int[] own, int others)
    {
        var placements = new double[own.Length];
        for (var i = 0; i < own.Length; i++)
        {
            placements[i] = (all[i] - own[i]) / 2.0 / others;
        }

        return TTest.Moments(placements);
    }
}
