namespace Nadir;

/// <summary>Rates, non-inferiority and multiplicity against R, published examples and closed forms.</summary>
public sealed class RateTests
{
    [Fact]
    public void Fisher_and_intervals_are_those_of_R()
    {
        RDigits.Same("fisher", 1e-9, FisherExact.PValue(9, 20, 3, 20), FisherExact.PValue(9, 20, 3, 20, Alternative.Greater), FisherExact.PValue(5, 15, 20, 29));
        var (a, b, wilson) = (ProportionInterval.ClopperPearson(7, 40), ProportionInterval.ClopperPearson(0, 12), ProportionInterval.Wilson(7, 40));
        RDigits.Same("clopper", 1e-10, a.Low, a.High, b.Low, b.High);
        RDigits.Same("wilson", 1e-10, wilson.Low, wilson.High);
        // Nobody of n: 1 - alpha/2 root, in closed form.
        Assert.Equal(1 - Math.Pow(0.025, 1.0 / 12), b.High, 12);
    }

    // Fisher 1935, the lady tasting tea.
    [Fact]
    public void Lady_tasting_tea() => Assert.Equal(17.0 / 70, FisherExact.PValue(3, 4, 1, 4, Alternative.Greater), 12);

    // Newcombe 1998, Stat Med 17:873, table II, method 10.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    public void Intervals_of_Newcombe_1998(int a, int m, int b, int n, double low, double high)
    {
        var own = ResponderRates.Compare(a, m, b, n);
        Assert.Equal(low, own.Low, 4);
        Assert.Equal(high, own.High, 4);
        Assert.Equal((double)a / m - (double)b / n, own.Estimate, 12);
    }

    // The example of SciPy's boschloo_exact: 74 of 117 against 31 of 63; Fisher 0.0483, Boschloo 0.0355.
    [Fact]
    public void Boschloo_is_that_of_SciPy()
    {
        Assert.Equal(0.0483, FisherExact.PValue(74, 117, 31, 63, Alternative.Greater), 4);
        Assert.InRange(Boschloo.PValue(74, 117, 31, 63, Alternative.Greater), 0.0355, 0.0356); // printed as 0.0355...
    }

    // Every table of two small arms at every common rate of a grid: the level is held, and Boschloo rejects whatever Fisher rejects.
    [Fact]
    public void Exact_tests_hold_their_level_at_every_common_rate()
    {
        const int M = 8, N = 6;
        var p = Enumerable.Range(0, M + 1).Select(a => Enumerable.Range(0, N + 1).Select(b => (
            Fisher: ResponderRates.Compare(a, M, b, N).PValue, Boschloo: ResponderRates.Compare(a, M, b, N, RateTest.Boschloo).PValue)).ToArray()).ToArray();
        var best = 0.0;
        for (var rate = 0.02; rate < 1; rate += 0.02)
        {
            double Mass(int k, int n) => MathNet.Numerics.SpecialFunctions.Binomial(n, k) * Math.Pow(rate, k) * Math.Pow(1 - rate, n - k);
            double Error(Func<(double Fisher, double Boschloo), double> which) =>
                Enumerable.Range(0, M + 1).Sum(a => Enumerable.Range(0, N + 1).Sum(b => which(p[a][b]) <= 0.05 ? Mass(a, M) * Mass(b, N) : 0));
            var (fisher, boschloo) = (Error(x => x.Fisher), Error(x => x.Boschloo));
            Assert.True(fisher <= boschloo + 1e-12 && boschloo <= 0.05 + 1e-9, $"{rate}: {fisher}, {boschloo}");
            best = Math.Max(best, boschloo);
        }

        Assert.True(best > 0.03, $"{best}");
    }

    [Fact]
    public void Non_inferiority_turns_where_the_interval_reaches_the_margin()
    {
        var effect = Ancova.Fit([5.1, 4.8, 6.0, 5.5, 4.9, 5.2, 5.9, 5.0], [0, 0, 0, 0, 1, 1, 1, 1], 2).Versus(1);
        var own = NonInferiority.OfEffect(effect, 1);
        Assert.Equal(effect.Low, own.Low, 10); // one-sided 97.5 % and two-sided 95 %
        Assert.Equal(0.025, NonInferiority.OfEffect(effect, -own.Low).PValue, 9);
        var less = NonInferiority.OfEffect(effect with { Estimate = -effect.Estimate }, 1, isLessBetter: true);
        Assert.Equal((own.PValue, -own.Low, double.NegativeInfinity), (less.PValue, less.High, less.Low));
        var rates = NonInferiority.OfRates(62, 80, 60, 75, 0.1);
        Assert.Equal(0.025, NonInferiority.OfRates(62, 80, 60, 75, -rates.Low).PValue, 6);
        Assert.Throws<ArgumentOutOfRangeException>(() => NonInferiority.OfRates(1, 2, 1, 2, 0));
        Assert.Throws<ArgumentException>(() => NonInferiority.OfEffect(WilcoxonRankSum.Compare([1, 2, 3], [2, 3, 4.5]), 1));
    }

    // At the restricted rates the likelihood may not rise along the line p - q = -margin.
    [Theory]
    [InlineData(20, 40, 25, 45, 0.1)]
    [InlineData(3, 30, 5, 25, 0.2)]
    [InlineData(29, 30, 25, 25, 0.05)]
    public void Farrington_and_Mannings_variance_is_at_the_likeliest_rates(int a, int m, int b, int n, double margin)
    {
        var own = NonInferiority.OfRates(a, m, b, n, margin);
        double Log(int k, double p) => k == 0 ? 0 : k * Math.Log(p);
        var (best, at) = (double.NegativeInfinity, 0.0);
        for (var q = margin; q <= 1; q += 1e-5)
        {
            var likelihood = Log(a, q - margin) + Log(m - a, 1 - q + margin) + Log(b, q) + Log(n - b, 1 - q);
            (best, at) = likelihood > best ? (likelihood, q) : (best, at);
        }

        var error = Math.Sqrt((at - margin) * (1 - at + margin) / m + at * (1 - at) / n);
        Assert.Equal(error, own.StandardError, 4);
        Assert.Equal(((double)a / m - (double)b / n + margin) / own.StandardError, own.Statistic, 9);
    }
}
