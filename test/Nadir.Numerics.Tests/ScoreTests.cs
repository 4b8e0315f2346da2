namespace Nadir;

/// <summary>Scores of predictions in closed form and by published ranges.</summary>
public sealed class ScoreTests
{
    [Fact]
    public void Interval_score_is_width_and_twenty_times_the_miss_at_90_percent()
    {
        Assert.Equal(3, PredictionScore.Interval(-1, 2, 0, 0.9), 12);
        Assert.Equal(3 + 20 * 0.5, PredictionScore.Interval(-1, 2, 2.5, 0.9), 12);
        Assert.Equal(3 + 4 * 1.0, PredictionScore.Interval(-1, 2, -2, 0.5), 12);
        Assert.Throws<ArgumentException>(() => PredictionScore.Interval(2, 1, 0, 0.9));
    }

    // Gneiting and Raftery 2007: the expected score is least for the true quantiles; for a standard normal it is then 2 phi(z) / (alpha / 2).
    [Theory]
    [InlineData(0.9)]
    [InlineData(0.5)]
    public void Interval_score_is_proper(double level)
    {
        const int Points = 20_000;
        double Expected(double half) => Enumerable.Range(0, Points).Average(i => PredictionScore.Interval(-half, half, NormalDistribution.Quantile((i + 0.5) / Points), level));
        var z = NormalDistribution.Quantile((1 + level) / 2);
        Assert.Equal(2 * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) / ((1 - level) / 2), Expected(z), 2e-3);
        Assert.True(Expected(z) < Expected(0.8 * z) && Expected(z) < Expected(1.2 * z));
    }

    [Fact]
    public void Errors_and_skill()
    {
        Assert.Equal(2, PredictionScore.MeanAbsolute([-1, 3]), 12);
        Assert.Equal(Math.Sqrt(5), PredictionScore.RootMeanSquare([-1, 3]), 12);
        Assert.Equal(0.75, PredictionScore.Skill(1, 4), 12);
        Assert.Throws<ArgumentException>(() => PredictionScore.MeanAbsolute([]));
    }

    // 15: 11 to 15 and 22: 17 to 22 stand in the order for this project; 10 of a fair coin: P(1 or fewer) = 11/1024 < 0.025 <= P(2 or fewer) = 56/1024.
    [Theory]
    [InlineData(15, 0.9, 11, 15)]
    [InlineData(22, 0.9, 17, 22)]
    [InlineData(10, 0.5, 2, 8)]
    [InlineData(1, 0.9, 0, 1)]
    public void Central_binomial_range(int trials, double probability, int low, int high) => Assert.Equal((low, high), BinomialRange.Central(trials, probability));

    [Fact]
    public void Binomial_range_of_many_is_that_of_the_normal_law()
    {
        var (low, high) = BinomialRange.Central(100_000, 0.9);
        var half = 1.959964 * Math.Sqrt(100_000 * 0.09);
        Assert.InRange(low, 90_000 - half - 2, 90_000 - half + 2);
        Assert.InRange(high, 90_000 + half - 2, 90_000 + half + 2);
    }

    // Two clusters of the same size, all 0 and all 1: the mean is 0, 1/2 or 1 with 1/4, 1/2, 1/4. One cluster alone cannot vary.
    [Fact]
    public void Cluster_bootstrap_draws_whole_clusters()
    {
        double[][] clusters = [[0, 0, 0], [1, 1, 1]];
        Assert.Equal((0, 1), ClusteredMean.Bootstrap(clusters));
        Assert.Equal((0.5, 0.5), ClusteredMean.Bootstrap(clusters, 0.4));
        Assert.Equal((2, 2), ClusteredMean.Bootstrap([[1, 3]]));
    }

    // Many clusters of one: the interval is that of a mean of independent values.
    [Fact]
    public void Cluster_bootstrap_of_single_values_has_the_normal_width()
    {
        var values = Enumerable.Range(0, 400).Select(i => (IReadOnlyList<double>)[NormalDistribution.Quantile((i + 0.5) / 400)]).ToArray();
        var (low, high) = ClusteredMean.Bootstrap(values);
        Assert.Equal(2 * 1.96 / 20, high - low, 0.015);
        Assert.Equal(0, (low + high) / 2, 0.01);
    }

    [Fact]
    public void Effective_count_by_Kish()
    {
        Assert.Equal(4, ClusteredMean.LeastEffectiveCount([3, 3, 3, 3]), 12);
        Assert.Equal(100.0 / 36, ClusteredMean.LeastEffectiveCount([5, 3, 1, 1]), 12);
    }
}
