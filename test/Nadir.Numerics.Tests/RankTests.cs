namespace Nadir;

/// <summary>Rank tests against R, published examples and every rearrangement counted.</summary>
public sealed class RankTests
{
    [Fact]
    public void Rank_sum_and_shift_are_those_of_R()
    {
        var own = WilcoxonRankSum.Compare(ParallelTrial.Change(2), ParallelTrial.Change(0));
        RDigits.Same("ranksum", 1e-10, own.PValue, own.Low, own.High, own.Estimate, own.Statistic);
        RDigits.Same("ranksum.normal", 1e-10, WilcoxonRankSum.Compare(ParallelTrial.Change(2), ParallelTrial.Change(0), RankMethod.Asymptotic).PValue);
        RDigits.Same("ranksum.ties", 1e-10, WilcoxonRankSum.Compare(Round(ParallelTrial.Change(2)), Round(ParallelTrial.Change(0)), RankMethod.Asymptotic).PValue);
    }

    [Fact]
    public void Signed_rank_and_center_are_those_of_R()
    {
        var own = WilcoxonSignedRank.Test(ParallelTrial.Change(2));
        RDigits.Same("signedrank", 1e-10, own.PValue, own.Low, own.High, own.Estimate, own.Statistic);
        RDigits.Same("signedrank.ties", 1e-10, WilcoxonSignedRank.Test(Round(ParallelTrial.Change(2)), RankMethod.Asymptotic).PValue);
    }

    // Hollander and Wolfe 1973, Nonparametric Statistical Methods, pages 29 (depression, nine patients; one-sided p 0.01953) and 69 (permeability; p 0.1272): the examples of R's wilcox.test.
    [Fact]
    public void Examples_of_Hollander_and_Wolfe()
    {
        double[] before = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30], after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
        var depression = WilcoxonSignedRank.Test([.. before.Zip(after, (x, y) => x - y)], alternative: Alternative.Greater);
        Assert.Equal(40, depression.Statistic);
        Assert.Equal(0.01953, depression.PValue, 5);
        double[] term = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46], early = [1.15, 0.88, 0.90, 0.74, 1.21];
        var permeability = WilcoxonRankSum.Compare(term, early, alternative: Alternative.Greater);
        Assert.Equal(35, permeability.Statistic);
        Assert.Equal(0.1272, permeability.PValue, 4);
    }

    // Brunner and Munzel 2000, pain scores: the example that R's lawstat and SciPy print (statistic 3.1375, p 0.005786).
    [Fact]
    public void Pain_scores_of_Brunner_and_Munzel_2000()
    {
        double[] x = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1], y = [3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4];
        var own = MannWhitneyEffect.Compare(y, x);
        Assert.Equal(3.1374674823029505, own.Statistic, 10);
        Assert.Equal(0.0057862086661515377, own.PValue, 10);
        Assert.Equal(0.788961, own.Estimate, 6);
        Assert.Equal(0.5952169, own.Low, 6);
        Assert.Equal(0.9827052, own.High, 6);
        Assert.Equal(17.682841979481548, own.DegreesOfFreedom, 9);
    }

    [Fact]
    public void Exact_p_with_ties_counts_every_rearrangement()
    {
        for (ulong set = 0; set < 12; set++)
        {
            var random = new CounterRandom(set, 3);
            var (m, n) = (3 + (int)(set % 4), 4);
            var values = Enumerable.Range(0, m + n).Select(i => Math.Round(1.2 * random.Normal((ulong)i))).ToArray();
            if (values.Distinct().Count() < 2)
            {
                continue;
            }

            var ranks = values.Select(value => values.Count(other => other < value) + (values.Count(other => other == value) + 1) / 2.0).ToArray();
            var seen = ranks.Take(m).Sum();
            var mean = m * (m + n + 1) / 2.0;
            var (all, asFar, above) = (0, 0, 0);
            for (var mask = 0; mask < 1 << (m + n); mask++)
            {
                if (int.PopCount(mask) == m)
                {
                    var sum = Enumerable.Range(0, m + n).Where(i => (mask >> i & 1) == 1).Sum(i => ranks[i]);
                    all++;
                    asFar += Math.Abs(sum - mean) >= Math.Abs(seen - mean) - 1e-9 ? 1 : 0;
                    above += sum >= seen - 1e-9 ? 1 : 0;
                }
            }

            Assert.Equal((double)asFar / all, WilcoxonRankSum.Compare(values.AsSpan(0, m), values.AsSpan(m), RankMethod.Exact).PValue, 12);
            Assert.Equal((double)above / all, WilcoxonRankSum.Compare(values.AsSpan(0, m), values.AsSpan(m), RankMethod.Exact, alternative: Alternative.Greater).PValue, 12);
        }
    }

    [Fact]
    public void Exact_signed_ranks_with_ties_count_every_sign()
    {
        double[] changes = [1, -1, 2, 2, 0, -3, 3, 3, 4];
        double[] ranks = [1.5, 1.5, 3.5, 3.5, 6, 6, 6, 8];
        const double Seen = 1.5 + 3.5 + 3.5 + 6 + 6 + 8;
        var asFar = Enumerable.Range(0, 256).Count(mask => Math.Abs(Enumerable.Range(0, 8).Where(i => (mask >> i & 1) == 1).Sum(i => ranks[i]) - 18) >= Seen - 18 - 1e-9);
        var own = WilcoxonSignedRank.Test(changes);
        Assert.Equal(asFar / 256.0, own.PValue, 12);
        Assert.Equal(Seen, own.Statistic);
        Assert.Equal(8, own.Count);
    }

    [Fact]
    public void Arms_without_overlap_and_values_without_spread()
    {
        // 1 / C(8, 4) on each side.
        Assert.Equal(2.0 / 70, WilcoxonRankSum.Compare([5, 6, 7, 8], [1, 2, 3, 4]).PValue, 12);
        Assert.Equal(FitCode.NoVariation, WilcoxonRankSum.Compare([1, 1], [1, 1]).Status.Code);
        Assert.Equal(FitCode.NoVariation, MannWhitneyEffect.Compare([5, 6, 7], [1, 2, 3]).Status.Code);
        Assert.Equal(FitCode.NoVariation, WilcoxonSignedRank.Test([0, 0]).Status.Code);
        Assert.Equal(FitCode.TooFew, WilcoxonRankSum.Compare([], [1]).Status.Code);
    }

    // R's round half to even, as in the digits.
    private static double[] Round(double[] values) => [.. values.Select(value => Math.Round(value))];
}
