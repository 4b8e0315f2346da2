namespace Nadir;

/// <summary>Multiplicity against R's p.adjust and mvtnorm, Dunnett's tables and closed forms.</summary>
public sealed class MultiplicityTests
{
    private static readonly double[] P = [0.001, 0.012, 0.021, 0.034, 0.2, 0.021];

    [Fact]
    public void Adjusted_p_values_are_those_of_R()
    {
        RDigits.Same("bonferroni", 1e-12, Multiplicity.Bonferroni(P));
        RDigits.Same("holm", 1e-12, Multiplicity.Holm(P));
        RDigits.Same("hochberg", 1e-12, Multiplicity.Hochberg(P));
    }

    [Fact]
    public void Holm_and_the_fixed_sequence_are_graphs()
    {
        var all = new double[6, 6];
        var chain = new double[6, 6];
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++)
            {
                all[i, j] = i == j ? 0 : 0.2;
                chain[i, j] = j == i + 1 ? 1 : 0;
            }
        }

        Same(Multiplicity.Holm(P), Multiplicity.Graph(P, [1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0], all));
        Same(Multiplicity.FixedSequence(P), Multiplicity.Graph(P, [1, 0, 0, 0, 0, 0], chain));
    }

    // Parallel gatekeeping by hand: two primary hypotheses share alpha, each hands its half to both secondary ones, which exchange theirs.
    // p = 0.01, 0.05 | 0.02, 0.06: H1 at 0.01 / 0.5 = 0.02; it gives a quarter to each secondary: H3 at 0.02 / 0.25 = 0.08, after it H4 has 0.5: 0.06 / 0.5 = 0.12; H2 0.05 / 0.5 = 0.1.
    [Fact]
    public void Parallel_gatekeeping_by_hand()
    {
        var own = Multiplicity.Graph([0.01, 0.05, 0.02, 0.06], [0.5, 0.5, 0, 0], new[,] { { 0, 0, 0.5, 0.5 }, { 0, 0, 0.5, 0.5 }, { 0, 0, 0, 1 }, { 0, 0, 1.0, 0 } });

        // H1 0.02; H3 0.08 (0.25 of alpha); then H2 0.05 / 0.5 = 0.1 gives 0.25 + 0.25 more to H4, which has all: 0.06 / 1 < 0.1.
        Same([0.02, 0.1, 0.08, 0.1], own);
    }

    [Fact]
    public void A_gate_stays_shut_until_the_whole_family_is_rejected()
    {
        var own = Multiplicity.SerialGatekeeping([[0.01, 0.03], [0.001, 0.02]]);
        Same([0.02, 0.03], own[0]);
        Same([0.03, 0.03], own[1]);
    }

    [Fact]
    public void Dunnetts_p_is_that_of_the_multivariate_t_of_R() =>
        RDigits.Same("dunnett", 2e-6, Dunnett.PValue(2.2, 20, 10, [8, 9, 12]), Dunnett.PValue(2.5, 57, 20, [20, 20]), Dunnett.PValue(3.1, 7, 4, [3, 5, 4, 4]));

    // Dunnett 1964, Biometrics 20:482, table II: two-sided 5 % points of p arms and a control of equal size.
    [Theory]
    [InlineData(2, 10, 2.57)]
    [InlineData(3, 20, 2.54)]
    [InlineData(5, 60, 2.58)]
    [InlineData(9, 15, 3.04)]
    [InlineData(2, double.PositiveInfinity, 2.21)]
    [InlineData(3, double.PositiveInfinity, 2.35)]
    public void Critical_values_are_those_of_Dunnett_1964(int arms, double freedom, double critical) =>
        Assert.Equal(critical, Dunnett.Quantile(0.95, freedom, 10, [.. Enumerable.Repeat(10, arms)]), 2);

    [Fact]
    public void One_arm_against_control_is_Students_test()
    {
        double[] control = [1, 2, 3, 4.5], treated = [3, 4, 5, 7.5, 6];
        var own = Dunnett.Compare(control, [treated])[0];
        var test = TTest.Student(treated, control);
        Assert.Equal(test.PValue, own.PValue, 7);
        Assert.Equal(test.Low, own.Low, 6);
        Assert.Equal(FitCode.NoVariation, Dunnett.Compare([1, 1], [[2, 2]])[0].Status.Code);
    }

    [Fact]
    public void Numbers_that_are_no_p_values_and_graphs_that_give_more_than_they_have_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Multiplicity.Holm([0.1, double.NaN]));
        Assert.Throws<ArgumentException>(() => Multiplicity.Graph([0.1, 0.2], [0.7, 0.7], new double[2, 2]));
        Assert.Throws<ArgumentException>(() => Multiplicity.Graph([0.1, 0.2], [0.5, 0.5], new[,] { { 0.5, 0.5 }, { 1, 0 } }));
    }

    private static void Same(double[] expected, double[] own)
    {
        Assert.Equal(expected.Length, own.Length);
        for (var i = 0; i < own.Length; i++)
        {
            Assert.Equal(expected[i], own[i], 10);
        }
    }
}
