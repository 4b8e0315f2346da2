namespace Nadir;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.15, "0.150")]
    [InlineData(9.999, "10.0")]
    [InlineData(-36.14, "-36.1")]
    [InlineData(563.7, "564")]
    [InlineData(0.00934, "0.00934")]
    [InlineData(8.2e-6, "8.2e-6")]
    [InlineData(double.NaN, "none")]
    public void Number_has_three_digits(double value, string text) => Assert.Equal(text, Figures.Number(value));

    [Fact]
    public void Missing_ends_give_no_interval() => Assert.Equal(("", "1.00 to 2.00"), (Figures.Interval(1, null), Figures.Interval(1, 2)));
}
