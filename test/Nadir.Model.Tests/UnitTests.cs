using static Nadir.Units;

namespace Nadir;

public sealed class UnitTests
{
    [Theory]
    [InlineData("umol/L", "uM", 1)]
    [InlineData("mg/mL", "g/L", 1)]
    [InlineData("µg*h/mL", "ng*h/mL", 1000)]
    [InlineData("L/h", "mL/min", 1000.0 / 60)]
    [InlineData("day", "h", 24)]
    [InlineData("1/h", "1/s", 1.0 / 3600)]
    [InlineData("nmol/L", "uM", 1e-3)]
    public void One_unit_in_another(string from, string to, double expected) =>
        Assert.Equal(expected, new Quantity(1, Unit.Parse(from)).In(Unit.Parse(to)), 1e-12 * expected);

    [Fact]
    public void Dimensions_that_differ_do_not_convert_or_add()
    {
        Assert.Throws<ArgumentException>(() => (5 * mg).In(h));
        Assert.Throws<ArgumentException>(() => 5 * mg + 1 * h);
    }

    [Fact]
    public void Concentration_times_volume_is_an_amount() => Assert.Equal(10, (2 * uM * (5 * L)).In(umol), 12);

    [Theory]
    [InlineData("furlong")]
    [InlineData("")]
    [InlineData("m^x")]
    public void Unknown_unit_is_refused_with_its_text(string text) =>
        Assert.Contains($"'{text}'", Assert.Throws<ModelException>(() => Unit.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("umol/L/h")]
    [InlineData("kg*m^2")]
    public void Print_reads_back(string text) => Assert.Equal(Unit.Parse(text), Unit.Parse(Unit.Parse(text).ToString()));
}
