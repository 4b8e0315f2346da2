namespace Nadir;

/// <summary>Pooled results against published digits: Viechtbauer 2010 (metafor), J Stat Softw 36(3), and closed forms.</summary>
public sealed class MetaAnalysisTests
{
    // Colditz et al. 1994, JAMA 271:698: cases and non-cases of tuberculosis, vaccinated and not, in 13 trials of BCG.
    private static readonly (int TreatedCases, int TreatedRest, int ControlCases, int ControlRest)[] Bcg =
    [
        (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619), (33, 5036, 47, 5761), (180, 1361, 372, 1079), (8, 2537, 10, 619),
        (505, 87886, 499, 87892), (29, 7470, 45, 7232), (17, 1699, 65, 1600), (186, 50448, 141, 27197), (5, 2493, 3, 2338), (27, 16886, 29, 17825),
    ];

    private static readonly StudyEffect[] RiskRatios =
    [
        .. Bcg.Select((t, i) => new StudyEffect(
            $"trial {i + 1}", Math.Log((double)t.TreatedCases / (t.TreatedCases + t.TreatedRest) / ((double)t.ControlCases / (t.ControlCases + t.ControlRest))),
            1.0 / t.TreatedCases - 1.0 / (t.TreatedCases + t.TreatedRest) + 1.0 / t.ControlCases - 1.0 / (t.ControlCases + t.ControlRest))),
    ];

    [Fact]
    public void BCG_random_effects_by_REML_is_that_of_Viechtbauer_2010()
    {
        var pooled = MetaAnalysis.Pool(RiskRatios);
        Assert.Equal(-0.7145, pooled.Estimate, 4);
        Assert.Equal(0.1798, pooled.StandardError, 4);
        Assert.Equal(-1.0669, pooled.Low, 4);
        Assert.Equal(-0.3622, pooled.High, 4);
        Assert.Equal(0.3132, pooled.Tau2, 4);
        Assert.Equal(92.22, pooled.I2, 2);
        Assert.Equal(152.2330, pooled.Q, 4);
    }

    [Fact]
    public void BCG_common_effect_and_DerSimonian_Laird_are_those_of_Viechtbauer_2010()
    {
        var common = MetaAnalysis.Pool(RiskRatios, HeterogeneityEstimator.CommonEffect);
        Assert.Equal(-0.4303, common.Estimate, 4);
        Assert.Equal(0.0405, common.StandardError, 4);
        var random = MetaAnalysis.Pool(RiskRatios, HeterogeneityEstimator.DerSimonianLaird);
        Assert.Equal(0.3088, random.Tau2, 4);
        Assert.Equal(-0.7141, random.Estimate, 4);
    }

    // Hartung and Knapp of two studies by hand: equal variances, so the mean is the mean and the error the half difference.
    [Fact]
    public void Hartung_Knapp_of_two_equal_studies_is_the_t_test_of_two_numbers()
    {
        var pooled = MetaAnalysis.Pool([new StudyEffect("a", 1, 0.5), new StudyEffect("b", 4, 0.5)], HeterogeneityEstimator.PauleMandel, knappHartung: true);
        Assert.Equal(2.5, pooled.Estimate, 12);
        Assert.Equal(1.5, pooled.StandardError, 10);
        Assert.Equal(4.5 - 0.5, pooled.Tau2, 8);
        Assert.Equal(2.5 - 12.706204736 * 1.5, pooled.Low, 6);
        Assert.Equal(2 / Math.PI * Math.Atan(1.5 / 2.5), pooled.PValue, 8);
    }

    [Fact]
    public void Paule_Mandel_leaves_as_much_scatter_as_there_are_degrees_of_freedom()
    {
        var pooled = MetaAnalysis.Pool(RiskRatios, HeterogeneityEstimator.PauleMandel);
        var scatter = RiskRatios.Sum(study => Math.Pow(study.Estimate - pooled.Estimate, 2) / (study.Variance + pooled.Tau2));
        Assert.Equal(12, scatter, 8);
        Assert.Equal(100, pooled.Weights.Sum(), 9);
    }

    [Fact]
    public void Studies_that_agree_have_no_heterogeneity()
    {
        foreach (var estimator in Enum.GetValues<HeterogeneityEstimator>())
        {
            var pooled = MetaAnalysis.Pool([new StudyEffect("a", 2, 1), new StudyEffect("b", 2.1, 2), new StudyEffect("c", 1.9, 4)], estimator);
            Assert.Equal(0, pooled.Tau2);
            Assert.Equal(0, pooled.I2);
            Assert.Equal(Math.Sqrt(1 / 1.75), pooled.StandardError, 12);
        }
    }

    [Fact]
    public void Variance_of_an_interval_gives_the_interval_back()
    {
        var variance = MetaAnalysis.VarianceOfInterval(-7.85, 0.85);
        var pooled = MetaAnalysis.Pool([new StudyEffect("a", -3.5, variance)]);
        Assert.Equal(-7.85, pooled.Low, 10);
        Assert.Equal(0.85, pooled.High, 10);
        Assert.Throws<ArgumentException>(() => MetaAnalysis.Pool([]));
        Assert.Throws<ArgumentException>(() => MetaAnalysis.Pool([new StudyEffect("a", 1, 0)]));
    }
}
