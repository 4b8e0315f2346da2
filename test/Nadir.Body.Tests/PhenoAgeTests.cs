using static Nadir.Units;

namespace Nadir;

public sealed class PhenoAgeTests
{
    private static readonly BloodPanel Panel = new(45, 80, 5.2, 0.1, 30, 90, 13, 65, 6);

    // The two Gompertz models cancel: PhenoAge = zero + (ln(scale gompertz/gamma) + predictor) / rate, by hand with the coefficients of Levine et al. 2018.
    [Fact]
    public void Score_is_the_closed_form_of_the_published_coefficients()
    {
        var predictor = -19.90667 - 0.03359355 * 45 + 0.009506491 * 80 + 0.1953192 * 5.2 + 0.09536762 * Math.Log(0.1) - 0.01199984 * 30 + 0.02676401 * 90 + 0.3306156 * 13 + 0.001868778 * 65
            + 0.05542406 * 6 + 0.08035356 * 50;
        var score = PhenoAge.Of(Panel, 50 * year);
        Assert.Equal(141.50225 + (Math.Log(0.0055305 * 1.51714 / 0.007692696) + predictor) / 0.090165, score.Years, 9);
        Assert.Equal(1 - Math.Exp(-1.51714 * Math.Exp(predictor) / 0.007692696), score.MortalityScore, 12);
    }

    // Levine et al. 2018: gamma is 0.0076927 a month and the score looks ten years ahead, so the constant is exp(120 gamma) - 1.
    [Fact]
    public void Gompertz_constant_is_ten_years_of_gamma() => Assert.Equal(1.51714, Math.Exp(120 * 0.0076927) - 1, 4);

    // Slopes that the paper's table gives: a year of age moves the score by 0.0804/0.0902 years.
    [Fact]
    public void Values_move_the_score_the_way_the_table_says()
    {
        double Of(BloodPanel panel, double age) => PhenoAge.Of(panel, age * year).Years;
        Assert.Equal(0.08035356 / 0.090165, Of(Panel, 51) - Of(Panel, 50), 9);
        Assert.Equal(0.3306156 / 0.090165, Of(Panel with { RedCellWidth = 14 }, 50) - Of(Panel, 50), 9);
        Assert.Equal(0.09536762 * Math.Log(10) / 0.090165, Of(Panel with { CReactiveProtein = 1 }, 50) - Of(Panel, 50), 9);
        Assert.True(Of(Panel with { Albumin = 40 }, 50) > Of(Panel, 50));
        Assert.InRange(PhenoAge.Of(Panel, 50 * year).RetestBand, 2, 12);
    }

    [Fact]
    public void Wrong_units_are_told()
    {
        Assert.Contains("g/L", Assert.Throws<ArgumentException>(() => PhenoAge.Of(Panel with { Albumin = 4.5 }, 50 * year)).Message, StringComparison.Ordinal);
        Assert.Contains("mmol/L", Assert.Throws<ArgumentException>(() => PhenoAge.Of(Panel with { Glucose = 95 }, 50 * year)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PhenoAge.Of(Panel with { CReactiveProtein = 0 }, 50 * year));
        Assert.Throws<ArgumentException>(() => PhenoAge.Of(Panel, 12 * year));
        Assert.Throws<ArgumentException>(() => PhenoAge.Of(Panel with { WhiteCells = double.NaN }, 50 * year));
    }
}
