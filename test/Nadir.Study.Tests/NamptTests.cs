namespace Nadir;

/// <summary>
/// NAMPT in people's tissues as in cells: more than tenfold protein gave 40 to 60 % more NAD⁺ (Hara et al. 2019, PLoS One 14:e0214000), and overuse of NAD⁺
/// did not speed up its synthesis (Hoyland et al. 2024, Nat Metab 6:2319). Cell lines; applied to people by assumption.
/// </summary>
[Trait("Claim", "P1")]
public sealed class NamptTests
{
    private static readonly BodyAtRest Rest = Body.Default.At(new Person(43 * Units.year, Sex.Male, 75 * Units.kg, 175 * Units.cm));

    [Fact]
    public void P1_ten_times_NAMPT_gives_what_over_expression_gave()
    {
        var pools = Tissues(ControlStudy.Scaled(Rest, "NAMPT", 10));
        Assert.InRange(Quantiles.Of(pools, 0.5), 1.4, 1.6);
        Assert.All(pools, fold => Assert.InRange(fold, 1.3, 1.7));

        // Over the decade the logarithm of the pool rises 0.15 to 0.20 times as fast, of most tissues.
        Assert.InRange(Math.Log10(Quantiles.Of(pools, 0.5)), 0.146, 0.204);
    }

    [Fact]
    public void P1_half_the_NAMPT_lowers_every_pool_by_less_than_half_and_none_of_it_by_more()
    {
        var half = Tissues(ControlStudy.Scaled(Rest, "NAMPT", 0.5));
        Assert.All(half, fold => Assert.InRange(fold, 0.6, 0.9));

        // Tissue by tissue: a knock-out takes most of the NAD⁺ of a tissue without another route.
        Assert.InRange(Rest.With(new Dictionary<string, double> { ["NAMPT.mus"] = 0.01 }) is var none ? none["NAD_mus"] / Rest["NAD_mus"] : 1, 0, 0.2);
    }

    [Fact]
    public void P1_control_of_NAMPT_over_every_pool_lies_between_that_over_the_decade_and_one()
    {
        var row = ControlStudy.Coefficients(Rest, ["NAMPT"]).Single();
        Assert.All(BodyAtRest.Tissues, tissue => Assert.InRange(row.Pools[tissue.Name], 0.15, 0.5));
    }

    [Fact]
    public void Overuse_of_NAD_hardly_speeds_up_its_synthesis()
    {
        var used = Rest.With(new Dictionary<string, double> { ["PARP1"] = 6 });
        Assert.InRange(used["NAD_mus"] / Rest["NAD_mus"], 0.3, 0.7);
        Assert.InRange(used.Fluxes(0, used.State)["NAMPT_mus"] / Rest.Fluxes(0, Rest.State)["NAMPT_mus"], 0.95, 1.20);
    }

    private static double[] Tissues(ControlRow row) => [.. BodyAtRest.Tissues.Select(tissue => row.Pools[tissue.Name])];
}
