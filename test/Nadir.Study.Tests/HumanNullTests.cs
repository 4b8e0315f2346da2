using static Nadir.Units;

namespace Nadir;

/// <summary>
/// Published nulls of people lie inside the 90 % intervals. Those of glucose, HbA1c (O9) and maximal oxygen uptake (O6) are in <see cref="ResponseStudyTests"/>, the muscle of Dollerup in <see cref="ComparisonTests"/>.
/// </summary>
public sealed class HumanNullTests
{
    private static readonly Lazy<Comparison> Muscle = new(() => ComparisonStudy.Run(Body.Default, EvidenceReader.BuiltIn(), new ComparisonOptions(50, 1, ["yoshino2021", "pencina2023b_28d"])));

    // 250 mg NMN for ten weeks by biopsy, and 2000 mg for four by spectroscopy: replayed with the people, assay and errors of these trials.
    [Theory]
    [InlineData("yoshino2021")]
    [InlineData("pencina2023b_28d")]
    public void E1_muscle_NAD_at_250_to_2000_mg_NMN_may_be_unchanged(string trial) => HoldsNull(Muscle.Value, trial);

    // 2000 mg is the edge: the lower end of the interval is near zero, so more draws and two seeds.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void E1_muscle_NAD_at_2000_mg_NMN_may_be_unchanged_by_either_seed(ulong seed) =>
        HoldsNull(ComparisonStudy.Run(Body.Default, EvidenceReader.BuiltIn(), new ComparisonOptions(200, seed, ["pencina2023b_28d"])), "pencina2023b_28d");

    private static void HoldsNull(Comparison comparison, string trial)
    {
        var row = comparison.Directions.Single(d => d.Trial == trial && d.Analyte == "NAD+" && d.Matrix.Contains("muscle", StringComparison.Ordinal));
        Assert.Equal("no change", row.Reported);
        Assert.InRange(0, row.Lower!.Value, row.Upper!.Value);
        Assert.InRange(row.Predicted!.Value, 0, 25);
    }

    // P6: whole-blood NAD+ of people is flat with age: 75 over 25 years, 50 people each.
    [Fact]
    public void P6_blood_NAD_is_flat_with_age()
    {
        var (body, source) = (Body.Default, new BodyDraws(Body.Default, 7));
        var blood = ObservationModel.For("whole blood", "NAD", null)!.Analytes["NAD"];
        double[] ratios = [.. Enumerable.Range(0, 20).Select(draw =>
        {
            var values = source.Values(draw);
            double At(double age) => body.At(new Person(age * year, Sex.Female, 68 * kg, 166 * cm), values) is var rest ? blood(new Sample(rest, rest.State)) : 0;
            return At(75) / At(25) * Math.Exp(body.Rules["wholeblood.between"] * Math.Sqrt(2.0 / 50) * new CounterRandom(7, (ulong)draw).Normal(0));
        })];
        var (low, high) = (Quantiles.Of(ratios, 0.05), Quantiles.Of(ratios, 0.95));
        Assert.InRange(1, low, high);
        Assert.InRange(high / low, 1.05, 1.6);
    }
}
