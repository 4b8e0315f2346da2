using static Nadir.Units;

namespace Nadir;

/// <summary>What tells rivals apart. Claims of the ledger that a test bears on are named.</summary>
public sealed class HypothesisStudyTests
{
    private static readonly Person Woman = new(55 * year, Sex.Female, 68 * kg, 166 * cm);

    // Closed forms: equal normals 0; one standard deviation apart 1/2; the general formula with unequal spreads.
    [Theory]
    [InlineData(0, 1, 0, 1, 0)]
    [InlineData(1, 1, 0, 1, 0.5)]
    [InlineData(0, 2, 0, 1, 0.8068528194400547)]
    public void Divergence_is_that_of_normal_distributions(double mean, double spread, double otherMean, double otherSpread, double expected) =>
        Assert.Equal(expected, Discrimination.Divergence(mean, spread, otherMean, otherSpread), 12);

    // Two equally likely signals at +1 and -1 in normal noise of standard deviation 1: 0.4859 bits, the capacity of the binary-input Gaussian channel at 0 dB.
    [Theory]
    [InlineData(0, 1, 0, 1, 0, 1e-9)]
    [InlineData(1, 1, -1, 1, 0.4859, 2e-4)]
    [InlineData(100, 1, -100, 1, 1, 1e-9)]
    [InlineData(0, 0.001, 50, 20, 0.99, 0.01)]
    public void Bits_are_the_information_of_a_binary_signal_in_noise(double mean, double spread, double otherMean, double otherSpread, double expected, double tolerance)
    {
        Assert.Equal(expected, Discrimination.Bits(mean, spread, otherMean, otherSpread), tolerance);
        Assert.Equal(Discrimination.Bits(mean, spread, otherMean, otherSpread), Discrimination.Bits(otherMean, otherSpread, mean, spread), 9);
    }

    // U1: the program says which measurement would tell the transporter from the other ways in, and how the predictions differ. D2: plasma NMN soon after a dose settles it.
    [Fact(Explicit = true)]
    public void U1_names_a_measurement_that_tells_rivals_apart()
    {
        var run = HypothesisStudy.Run(Body.Default, Woman, [Hypothesis.Named("slc12a8"), Hypothesis.Named("intact"), Hypothesis.Named("interest")], 20, 20, 1);
        Assert.Empty(run.Failures);
        var transporter = run.Pairs.Single(pair => pair.Hypothesis.Id == "slc12a8");
        Assert.True(transporter.Furthest!.Ratio > 1.5);
        Assert.InRange(transporter.Best[0].Bits, 0.05, 1);
        Assert.True(transporter.BitsWhenWidened < transporter.Best[0].Bits);
        var intact = run.Pairs.Single(pair => pair.Hypothesis.Id == "intact");
        Assert.Equal(("NMN", "plasma"), (intact.Best[0].Analyte, intact.Best[0].Matrix));
        Assert.True(intact.Best[0].Bits > 0.9);

        // Ties of interest change no prediction.
        var ties = run.Pairs.Single(pair => pair.Hypothesis.Id == "interest");
        Assert.Null(ties.Furthest);
        Assert.Empty(ties.Best);
    }

    [Fact]
    public void Too_few_draws_are_refused() => Assert.Throws<ArgumentException>(() => HypothesisStudy.Run(Body.Default, Woman, Hypothesis.All, 5, 20, 1));
}
