namespace Nadir;

/// <summary>Sobol indices and Shapley effects against closed forms.</summary>
public sealed class GroupEffectTests
{
    private const int Pairs = 3000;

    // Ishigami and Homma 1990 with a = 7, b = 0.1 on (-pi, pi)^3: variances of the parts in closed form.
    [Fact]
    public void Ishigami_function()
    {
        const double A = 7, B = 0.1;
        var pi4 = Math.Pow(Math.PI, 4);
        var (one, two, both) = (Math.Pow(1 + B * pi4 / 5, 2) / 2, A * A / 8, B * B * pi4 * pi4 * (1.0 / 18 - 1.0 / 50));
        var variance = one + two + both;
        var found = new GroupEffects(Mixtures(3, random => Math.PI * (2 * random - 1), x => Math.Sin(x[0]) + A * Math.Pow(Math.Sin(x[1]), 2) + B * Math.Pow(x[2], 4) * Math.Sin(x[0])));
        Assert.Equal(13.845, variance, 3e-3);
        Assert.InRange(found.Variance / variance, 0.95, 1.05);
        Near(one / variance, found.Effects[0].First, found.Effects[0].FirstError);
        Near(two / variance, found.Effects[1].First, found.Effects[1].FirstError);
        Near(0, found.Effects[2].First, found.Effects[2].FirstError);
        Near((one + both) / variance, found.Effects[0].Total, found.Effects[0].TotalError);
        Near(both / variance, found.Effects[2].Total, found.Effects[2].TotalError);
        Near((one + both / 2) / variance, found.Effects[0].Shapley, found.Effects[0].ShapleyError);
        Near(two / variance, found.Effects[1].Shapley, found.Effects[1].ShapleyError);
        Near(both / 2 / variance, found.Effects[2].Shapley, found.Effects[2].ShapleyError);
        Assert.Equal(1, found.Effects.Sum(effect => effect.Shapley), 12);
    }

    // A sum of normal groups: every index is the group's share of the variance; one more group is added in closed form.
    [Fact]
    public void Linear_Gaussian_with_an_added_group()
    {
        double[] slopes = [1, 2, 0.5, 0];
        const double Added = 3;
        var variance = slopes.Sum(slope => slope * slope) + Added;
        var found = new GroupEffects(Mixtures(4, NormalDistribution.Quantile, x => x.Zip(slopes).Sum(pair => pair.First * pair.Second)), Added);
        for (var g = 0; g < slopes.Length; g++)
        {
            var share = slopes[g] * slopes[g] / variance;
            Near(share, found.Effects[g].First, found.Effects[g].FirstError);
            Near(share, found.Effects[g].Total, found.Effects[g].TotalError);
            Near(share, found.Effects[g].Shapley, found.Effects[g].ShapleyError);
        }

        Near(Added / variance, found.Added.Shapley, found.Added.ShapleyError);
        Assert.Equal(1, found.Effects.Sum(effect => effect.Shapley) + found.Added.Shapley, 12);
        Assert.Equal(0, found.Effects[3].Total, 12);
    }

    [Fact]
    public void Mixtures_must_be_complete() => Assert.Throws<ArgumentException>(() => new GroupEffects([[1, 2, 3], [1, 2, 3]]));

    private static void Near(double closed, double estimate, double error)
    {
        Assert.InRange(error, 0, 0.03);
        Assert.InRange(estimate, closed - 3.5 * error - 1e-12, closed + 3.5 * error + 1e-12);
    }

    private static double[][] Mixtures(int groups, Func<double, double> law, Func<double[], double> result) => [.. Enumerable.Range(0, Pairs).Select(pair =>
    {
        var random = new CounterRandom(11, (ulong)pair);
        double Input(int group, bool first) => law(random.Uniform((ulong)(2 * group + (first ? 1 : 0))));
        return Enumerable.Range(0, 1 << groups).Select(mixture => result([.. Enumerable.Range(0, groups).Select(group => Input(group, (mixture >> group & 1) == 1))])).ToArray();
    })];
}
