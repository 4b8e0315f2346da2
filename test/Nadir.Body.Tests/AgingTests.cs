using static Nadir.Units;

namespace Nadir;

/// <summary>Age, inflammation and CD38 in one loop (claims P6 and E8).</summary>
public sealed class AgingTests
{
    private static readonly Body With = Body.Default.With([Response.Of("aging")]);

    private static BodyAtRest At(double age, double cd38, double nampt, double stress = 1) => With.At(
        new Person(age * year, Sex.Male, 75 * kg, 175 * cm),
        new Dictionary<string, double>(With.Values, StringComparer.Ordinal) { ["inf_by_cd38"] = cd38, ["age_by_nampt"] = nampt, ["inf_stress"] = stress });

    private static double Pool(BodyAtRest rest, string tissue) => rest.TissueNad(tissue, rest.State) / rest.Values[$"V_{tissue}"];

    private static double MedianRatio(BodyAtRest old, BodyAtRest young) =>
        Quantiles.Of([.. BodyAtRest.Tissues.Where(tissue => tissue.Id != "r").Select(tissue => Pool(old, tissue.Id) / Pool(young, tissue.Id))], 0.5);

    private static BodyAtRest WithoutCd38(BodyAtRest rest) => rest.With(new Dictionary<string, double>(StringComparer.Ordinal) { ["CD38"] = 0 });

    // P6: median -30 % over tissues from 20 to 90 years (mouse: McReynolds 2021), whole blood flat, and CD38 knock-out removes what CD38 does, by each side of D5.
    [Theory]
    [InlineData(1, 0, 0.97, 1.03)]
    [InlineData(0.5, 0.5, 0.78, 0.95)]
    [InlineData(0, 1, 0.65, 0.85)]
    public void P6_age_lowers_tissues_and_not_blood_and_a_knock_out_of_CD38_removes_its_part(double cd38, double nampt, double leastWithout, double mostWithout)
    {
        var (young, old) = (At(20, cd38, nampt), At(90, cd38, nampt));
        Assert.InRange(MedianRatio(old, young), 0.65, 0.75);
        Assert.InRange(MedianRatio(WithoutCd38(old), WithoutCd38(young)), leastWithout, mostWithout);
        var blood = ObservationModel.For("whole blood", "NAD", null)!.Analytes["NAD"];
        Assert.InRange(blood(new Sample(old, old.State)) / blood(new Sample(young, young.State)), 0.93, 1.07);
    }

    [Fact]
    public void P6_the_side_without_decline_moves_no_tissue()
    {
        Assert.InRange(MedianRatio(At(90, 0, 0), At(20, 0, 0)), 0.97, 1.03);
    }

    // E8 and P6: stress raises NF-kB, which raises CD38, which lowers NAD+, which raises NF-kB further: the loop gives more than the stress alone.
    [Fact]
    public void E8_inflammatory_stress_raises_CD38_and_lowers_NAD_in_a_closed_loop()
    {
        var (calm, stressed) = (At(43, 1, 0), At(43, 1, 0, stress: 2));
        Assert.Equal(1, calm["inf_N"], 6);
        Assert.True(stressed["inf_N"] > 2, $"{stressed["inf_N"]}");
        Assert.True(stressed["inf_C"] > 1.5, $"{stressed["inf_C"]}");
        Assert.All(BodyAtRest.Tissues.Where(tissue => tissue.Id != "r"), tissue => Assert.True(Pool(stressed, tissue.Id) < Pool(calm, tissue.Id), tissue.Name));

        // SIRT1 damps: without it the tone is higher by (1 + damp), and a little more through the loop.
        var without = calm.With(new Dictionary<string, double>(StringComparer.Ordinal) { ["SIRT1"] = 0 });
        Assert.True(without["inf_N"] > 1.1 && without["inf_C"] > 1, $"{without["inf_N"]}");
    }

    [Fact]
    public void Two_ways_of_aging_at_once_are_refused() =>
        Assert.Throws<ArgumentException>(() => Body.Default.Assume(HypothesisSet.Default.With("aging", "CD38")).With([Response.Of("aging")]));
}
