namespace Nadir;

/// <summary>
/// Wilcoxon's signed-rank test of changes with the Hodges-Lehmann estimate of their center. Zeros are left out (Wilcoxon 1945); exact means all signs of the ranks that were seen,
/// ties included. The statistic is the sum of the ranks of positive changes.
/// </summary>
public static class WilcoxonSignedRank
{
    private const string Method = "Wilcoxon signed-rank test";
    private const int LargestExact = 100;

    /// <summary>Tests changes against zero. Automatic is exact up to 100 changes.</summary>
    /// <param name="changes">One a person, finite.</param>
    /// <param name="method">Which null distribution.</param>
    /// <param name="level">Level of the interval of the center.</param>
    /// <param name="alternative">Which departures count.</param>
    public static Inference Test(ReadOnlySpan<double> changes, RankMethod method = RankMethod.Automatic, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        Inference.CheckLevel(level);
        Inference.CheckFinite(changes, nameof(changes));
        double[] moved = [.. changes.ToArray().Where(change => change != 0)];
        var n = moved.Length;
        if (n == 0)
        {
            return Inference.Failed(Method, FitCode.NoVariation, "No change differs from zero.", changes.Length, level);
        }

        var ranks = new MidRanks([.. moved.Select(Math.Abs)]);
        var isExact = method == RankMethod.Exact || (method == RankMethod.Automatic && n <= LargestExact);
        var sum = 0;
        for (var i = 0; i < n; i++)
        {
            sum += moved[i] > 0 ? ranks.Doubled[i] : 0;
        }

        var mean = n * (n + 1) / 4.0;
        double p;
        if (!isExact)
        {
            p = WilcoxonRankSum.Asymptotic(sum / 2.0 - mean, Math.Sqrt(n * (n + 1.0) * (2 * n + 1) / 24 - ranks.Ties / 48), alternative);
        }
        else
        {
            p = ranks.Ties > 0 ? NullDistribution.Signs(ranks.Doubled).PValue(sum, 2 * mean, alternative) : NullDistribution.SignedRank(n).PValue(sum / 2, mean, alternative);
        }

        var (estimate, low, high) = HodgesLehmann.Center(moved, level, alternative, isExact);
        return new Inference($"{Method} ({(isExact ? "exact" : "asymptotic")})", estimate, double.NaN, double.NaN, sum / 2.0, p, low, high, level, n, FitStatus.Success);
    }
}
