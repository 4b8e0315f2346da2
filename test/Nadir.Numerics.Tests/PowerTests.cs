namespace Nadir;

/// <summary>Power, sample size, Student's distribution, crossover and imputation against R, published figures and closed forms.</summary>
public sealed class PowerTests
{
    [Fact]
    public void Power_is_that_of_R()
    {
        RDigits.Same("power.t", 1e-6, Power.TwoSample(20, 1, 1), Power.Paired(12, 0.5, 1), Power.SampleSize(n => Power.TwoSample(n, 1, 1), 0.9), Power.TwoSample(30, 0.5, 1, 0.05, Alternative.Greater));
        RDigits.Same("power.prop", 1e-6, Power.Proportions(50, 0.5, 0.75), Power.SampleSize(n => Power.Proportions(n, 0.5, 0.75), 0.9));
    }

    [Fact]
    public void Students_distribution_is_that_of_R() => RDigits.Same(
        "pt", 1e-10, NoncentralStudent.AtMost(1.3, 7.5, 0.8), NoncentralStudent.AtMost(4, 38, 3.1), NoncentralStudent.AtMost(-0.5, 4, 1), StudentDistribution.Quantile(0.975, 3.7),
        StudentDistribution.Quantile(0.995, 0.8), StudentDistribution.UpperTail(12, 40), StudentDistribution.Quantile(0.6, 150));

    [Theory]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7.7)]
    [InlineData(500)]
    [InlineData(double.PositiveInfinity)]
    public void Quantile_undoes_the_tail(double freedom)
    {
        foreach (var p in new[] { 0.51, 0.6, 0.9, 0.975, 0.9999 })
        {
            Assert.Equal(1, StudentDistribution.UpperTail(StudentDistribution.Quantile(p, freedom), freedom) / (1 - p), 9);
            Assert.Equal(-StudentDistribution.Quantile(p, freedom), StudentDistribution.Quantile(1 - p, freedom), 6);
        }
    }

    // Two closed forms: Cauchy with one degree of freedom, t / sqrt(2 + t²) with two.
    [Fact]
    public void Tails_of_one_and_two_degrees_of_freedom()
    {
        Assert.Equal(0.5 - Math.Atan(3) / Math.PI, StudentDistribution.UpperTail(3, 1), 14);
        Assert.Equal(0.5 - 3 / (2 * Math.Sqrt(11)), StudentDistribution.UpperTail(3, 2), 14);
    }

    // Cohen 1988, table 2.4.1: 64 people per arm see half a standard deviation with 80 % at 5 %; 393 see a fifth.
    [Fact]
    public void Sample_sizes_of_Cohen_1988()
    {
        Assert.Equal(64, Math.Ceiling(Power.SampleSize(n => Power.TwoSample(n, 0.5, 1), 0.8)));
        Assert.Equal(394, Math.Ceiling(Power.SampleSize(n => Power.TwoSample(n, 0.2, 1), 0.8)));
        Assert.Equal(26, Math.Ceiling(Power.SampleSize(n => Power.TwoSample(n, 0.8, 1), 0.8)));
    }

    [Fact]
    public void Covariate_saves_the_share_of_variance_that_it_explains()
    {
        var (plain, adjusted) = (Power.SampleSize(n => Power.TwoSample(n, 0.2, 1), 0.9), Power.SampleSize(n => Power.Ancova(n, 0.2, 1, 0.7), 0.9));
        Assert.Equal(1 - 0.49, adjusted / plain, 2);
        Assert.Equal(0.05, Power.Ancova(30, 0, 1, 0.7), 10);
        Assert.Equal(Power.Crossover(20, 1, 2), Power.Crossover(20, 1.5, 2, carryOver: 1), 12);
        Assert.Equal(Power.NonInferiority(40, 0, 0.5, 1), Power.TwoSample(40, 0.5, 1, 0.025, Alternative.Greater), 12);
        Assert.Equal(double.PositiveInfinity, Power.SampleSize(n => Power.TwoSample(n, 0, 1), 0.8));
        Assert.Equal(1, Power.TwoSample(1000, 50, 1));
    }

    [Fact]
    public void Power_of_the_t_test_is_how_often_it_rejects()
    {
        var random = new CounterRandom(3, 3);
        ulong index = 0;
        var hits = 0;
        for (var trial = 0; trial < 4000; trial++)
        {
            var a = Enumerable.Range(0, 10).Select(_ => 1 + random.Normal(index++)).ToArray();
            var b = Enumerable.Range(0, 10).Select(_ => random.Normal(index++)).ToArray();
            hits += TTest.Student(a, b).Rejects(0.05) ? 1 : 0;
        }

        var (low, high) = ProportionInterval.ClopperPearson(hits, 4000, 0.999);
        Assert.InRange(Power.TwoSample(10, 1, 1), low, high);
    }
}
