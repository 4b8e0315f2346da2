namespace Nadir;

public sealed class StatisticsTests
{
    // Known-answer vectors of Random123 (kat_vectors, philox4x32 10).
    [Fact]
    public void Philox_gives_the_published_vectors()
    {
        Assert.Equal((0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u), CounterRandom.Block(0, 0, 0, 0, 0, 0));
        Assert.Equal(
            (0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu),
            CounterRandom.Block(uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue));
        Assert.Equal(
            (0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u),
            CounterRandom.Block(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0));
    }

    [Fact]
    public void Normal_draws_have_mean_zero_and_variance_one()
    {
        var random = new CounterRandom(7, 3);
        var draws = Enumerable.Range(0, 40_000).Select(i => random.Normal((ulong)i)).ToArray();
        Assert.Equal(0, draws.Average(), 0.02);
        Assert.Equal(1, draws.Average(x => x * x), 0.03);
    }

    // R: qnorm(c(0.975, 0.001, 1e-10, 0.5)).
    [Theory]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(1e-10, -6.361340902404056)]
    [InlineData(0.5, 0)]
    public void Normal_quantile_matches_R(double probability, double expected) => Assert.Equal(expected, NormalDistribution.Quantile(probability), 12);

    // R: quantile(c(3, 1, 4, 1, 5, 9, 2, 6), c(0.05, 0.5, 0.9)) = 1, 3.5, 6.9.
    [Theory]
    [InlineData(0.05, 1)]
    [InlineData(0.5, 3.5)]
    [InlineData(0.9, 6.9)]
    public void Quantiles_match_type_seven(double probability, double expected) => Assert.Equal(expected, Quantiles.Of([3, 1, 4, 1, 5, 9, 2, 6], probability), 12);
}
