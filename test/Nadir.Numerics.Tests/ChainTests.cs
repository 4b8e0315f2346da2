namespace Nadir;

/// <summary>Markov chains: what they sample, how they are judged, and that a stopped run goes on bit for bit.</summary>
public sealed class ChainTests
{
    private static readonly SamplerOptions Short = new(8, 40, 60, 2, 3);

    // Digits of R/chains.R (posterior 1.4.0): R-hat, bulk and tail effective sample size.
    [Theory]
    [InlineData("same", 1.00824527585, 129.714462072, 131.311388074)]
    [InlineData("apart", 1.13420299968, 22.6243338525, 94.9922680487)]
    [InlineData("wide", 1.04716435823, 431.411102716, 331.657338819)]
    [InlineData("fast", 1.01775901909, 1040.82399653, 417.615404077)]
    [InlineData("tied", 1.00718986809, 132.625897155, 199.107594862)]
    public void Diagnostics_are_those_of_the_R_package_posterior(string name, double rhat, double bulk, double tail)
    {
        var found = ChainDiagnostics.Of([.. Enumerable.Range(1, 4).Select(i => RDigits.Column("chains.csv", $"{name}{i}"))]);
        Assert.Equal(1, found.RHat / rhat, 9);
        Assert.Equal(1, found.BulkEss / bulk, 9);
        Assert.Equal(1, found.TailEss / tail, 9);
    }

    [Fact]
    public void What_does_not_vary_has_no_diagnostics_and_bad_chains_are_refused()
    {
        Assert.True(double.IsNaN(ChainDiagnostics.Of([[1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1]]).RHat));
        Assert.Throws<ArgumentException>(() => ChainDiagnostics.Of([[1, 2, 3, 4, 5, 6], [1, 2, 3]]));
        Assert.Throws<ArgumentException>(() => ChainDiagnostics.Of([]));
    }

    // A normal target far from the reference in center, spread and correlation: moments in closed form.
    [Fact]
    public void Sampler_finds_the_moments_of_a_normal_target()
    {
        var state = new CrankNicolsonSampler(new StudentReference([0, 0], [1, 0, 1], 10), points => [.. points.Select(Normal)], new SamplerOptions(16, 200, 2000, 4, 1)).Run();
        var (x, y) = (Values(state, 0), Values(state, 1));
        var diagnostics = ChainDiagnostics.Of([.. Enumerable.Range(0, 16).Select(chain => Enumerable.Range(0, state.Kept).Select(i => state.Point(chain, i)[0]).ToArray())]);
        Assert.True(diagnostics.RHat < 1.02);
        var error = 4 / Math.Sqrt(diagnostics.BulkEss);
        Assert.Equal(1, x.Average(), 1.5 * error);
        Assert.Equal(-0.5, y.Average(), 0.8 * error);
        Assert.Equal(1.5, Deviation(x), 1.5 * error);
        Assert.Equal(0.8, Deviation(y), 0.8 * error);
        Assert.Equal(0.6, x.Zip(y).Average(pair => (pair.First - x.Average()) * (pair.Second - y.Average())) / Deviation(x) / Deviation(y), error);
        Assert.InRange(state.Accepted / (16.0 * 2000), 0.2, 0.9);

        // Mean (1, -0.5), standard deviations 1.5 and 0.8, correlation 0.6.
        static double Normal(double[] p)
        {
            var (a, b) = ((p[0] - 1) / 1.5, (p[1] + 0.5) / 0.8);
            return -(a * a - 1.2 * a * b + b * b) / (2 * (1 - 0.36));
        }
    }

    // Half a standard normal: mean sqrt(2/pi), and what has no density or cannot be evaluated is counted and never kept.
    [Fact]
    public void Bounds_and_failures_are_counted_and_never_visited()
    {
        var state = new CrankNicolsonSampler(
            new StudentReference([0], [1], 30), points => [.. points.Select(p => p[0] < 0 ? double.NegativeInfinity : p[0] > 3 ? double.NaN : -p[0] * p[0] / 2)], new SamplerOptions(16, 100, 1000, 2, 4)).Run();
        var values = Values(state, 0);
        Assert.All(values, value => Assert.InRange(value, 0, 3));
        Assert.True(state.Outside > 100 && state.Failed > 10);
        Assert.Equal(0.7912, values.Average(), 0.03); // (1 - exp(-9/2)) sqrt(2/pi) / erf(3/sqrt 2)
    }

    [Fact]
    public void Stopped_run_goes_on_bit_for_bit()
    {
        var whole = Sampler().Run();
        foreach (var stop in new[] { 3, 15, 55 })
        {
            var stream = new MemoryStream();
            using var source = new CancellationTokenSource();
            Assert.Throws<OperationCanceledException>(() => Sampler().Run(null, state =>
            {
                if (state.Iteration == stop)
                {
                    state.Write(stream);
                    source.Cancel();
                }
            }, source.Token));
            stream.Position = 0;
            var resumed = Sampler().Run(ChainState.Read(stream));
            Assert.Equal(Bytes(whole), Bytes(resumed));
        }

        Assert.Equal(30, whole.Kept);
        Assert.Throws<InvalidDataException>(() => ChainState.Read(new MemoryStream(new byte[64])));
        Assert.Throws<ArgumentException>(() => new CrankNicolsonSampler(new StudentReference([0], [1], 5), points => [.. points.Select(_ => 0.0)], Short).Run(whole));

        static CrankNicolsonSampler Sampler() => new(new StudentReference([0, 1, 2], [1, 0.2, 1, 0, 0.1, 2], 8), points => [.. points.Select(p => -p.Sum(v => Math.Abs(v - 1)))], Short);
        static byte[] Bytes(ChainState state)
        {
            var stream = new MemoryStream();
            state.Write(stream);
            return stream.ToArray();
        }
    }

    [Fact]
    public void Reference_that_is_no_guess_of_the_target_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new CrankNicolsonSampler(new StudentReference([0], [1], 5), points => [.. points.Select(_ => double.NaN)], Short).Run());
        Assert.Throws<ArgumentException>(() => new StudentReference([0, 0], [1, 2, 1], 5));
        Assert.Throws<ArgumentException>(() => new CrankNicolsonSampler(new StudentReference([0], [1], 5), points => [.. points.Select(_ => 0.0)], Short with { Every = 0 }));
    }

    private static double[] Values(ChainState state, int parameter) =>
        [.. Enumerable.Range(0, state.Kept).SelectMany(i => Enumerable.Range(0, state.Chains).Select(chain => state.Point(chain, i)[parameter]))];

    private static double Deviation(double[] values) => Math.Sqrt(values.Average(value => value * value) - values.Average() * values.Average());
}
