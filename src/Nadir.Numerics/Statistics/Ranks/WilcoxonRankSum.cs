namespace Nadir;

/// <summary>
/// Wilcoxon's rank-sum test (Mann and Whitney's U) with Hodges and Lehmann's shift and its interval. Exact means the distribution over all rearrangements of the ranks that were seen,
/// so that ties (values below a limit of detection) are right (Lehmann 1975, Nonparametrics). The statistic is U, the number of pairs won by the treated.
/// </summary>
public static class WilcoxonRankSum
{
    private const string Method = "Wilcoxon rank-sum test";

    // As R's wilcox.test for untied values; tied ones need their own distribution each time.
    private const int LargestUntied = 50;
    private const int LargestTied = 60;

    /// <summary>Compares two arms. Automatic is exact when both have fewer than 50 values (with ties: 60 in all).</summary>
    /// <param name="treated">Values of the one arm, finite.</param>
    /// <param name="control">Values of the other.</param>
    /// <param name="method">Which null distribution.</param>
    /// <param name="level">Level of the interval of the shift.</param>
    /// <param name="alternative">Which departures count.</param>
    public static Inference Compare(
        ReadOnlySpan<double> treated, ReadOnlySpan<double> control, RankMethod method = RankMethod.Automatic, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        Inference.CheckLevel(level);
        Inference.CheckFinite(treated, nameof(treated));
        Inference.CheckFinite(control, nameof(control));
        var (m, n) = (treated.Length, control.Length);
        if (m < 1 || n < 1)
        {
            return Inference.Failed(Method, FitCode.TooFew, "Each arm needs a value.", m + n, level);
        }

        var ranks = new MidRanks([.. treated, .. control]);
        var isTied = ranks.Ties > 0;
        var isExact = method == RankMethod.Exact || (method == RankMethod.Automatic && (isTied ? m + n <= LargestTied : m < LargestUntied && n < LargestUntied));
        var sum = 0;
        for (var i = 0; i < m; i++)
        {
            sum += ranks.Doubled[i];
        }

        var u = sum / 2.0 - m * (m + 1) / 2.0;
        var variance = m * n / 12.0 * (m + n + 1 - ranks.Ties / ((m + n) * (m + n - 1.0)));
        if (!(variance > 0))
        {
            return Inference.Failed(Method, FitCode.NoVariation, "All values are tied.", m + n, level);
        }

        var p = !isExact ? Asymptotic(u - m * n / 2.0, Math.Sqrt(variance), alternative)
            : isTied ? Tied(ranks.Doubled, sum, m, n, alternative)
            : NullDistribution.MannWhitney(m, n).PValue((int)Math.Round(u), m * n / 2.0, alternative);
        var (estimate, low, high) = HodgesLehmann.Shift(treated, control, level, alternative, isExact);
        return new Inference($"{Method} ({(isExact ? "exact" : "asymptotic")})", estimate, double.NaN, double.NaN, u, p, low, high, level, m + n, FitStatus.Success);
    }

    /// <summary>p of a distance from the mean, with continuity correction.</summary>
    internal static double Asymptotic(double distance, double deviation, Alternative alternative)
    {
        double Tail(double z) => StudentDistribution.UpperTail(z, double.PositiveInfinity);
        return alternative switch
        {
            Alternative.Greater => Tail((distance - 0.5) / deviation),
            Alternative.Less => Tail((-distance - 0.5) / deviation),
            _ => Math.Min(1, 2 * Tail((Math.Abs(distance) - 0.5) / deviation)),
        };
    }

    // The smaller arm is followed: its sum and that of the other add to a constant.
    private static double Tied(int[] doubled, int sum, int m, int n, Alternative alternative)
    {
        var total = doubled.Sum();
        if (m <= n)
        {
            return NullDistribution.Sum(doubled, m).PValue(sum, m * (m + n + 1.0), alternative);
        }

        var turned = alternative switch { Alternative.Greater => Alternative.Less, Alternative.Less => Alternative.Greater, _ => alternative };
        return NullDistribution.Sum(doubled, n).PValue(total - sum, n * (m + n + 1.0), turned);
    }
}
