using static Nadir.Units;

namespace Nadir;

/// <summary>Dose-response, consumers, routes, scenarios. Claims of the ledger that a test bears on are named.</summary>
public sealed class ResponseToInputTests
{
    private static readonly Person Woman = new(55 * year, Sex.Female, 68 * kg, 166 * cm);
    private static readonly BodyAtRest Rest = Body.Default.At(Woman);

    // P3: more NMN gives more NAD⁺ up to a point; the point is reported for every pool.
    [Fact]
    public void P3_every_pool_saturates_with_the_dose_and_says_where()
    {
        var curves = DoseStudy.Run(Rest, Precursor.NMN, 14);
        Assert.Equal(BodyAtRest.Tissues.Count + 1, curves.Count);
        foreach (var curve in curves)
        {
            Assert.All(curve.Folds.Zip(curve.Folds.Skip(1)), pair => Assert.True(pair.Second > pair.First, curve.Pool));
            Assert.NotNull(curve.SaturationDose);
            Assert.InRange(curve.HalfDose!.Value, 10, 16000);

            // Up to a point: the last milligram gains less than a tenth of the first.
            Assert.True((curve.Folds[^1] - curve.Folds[^2]) / (DoseStudy.Doses[^1] - DoseStudy.Doses[^2]) < 0.1 * (curve.Folds[0] - 1) / DoseStudy.Doses[0], curve.Pool);
        }
    }

    // A hyperbola 1 + 2 d/(500 + d): half of what it rises to at 16 g, and where its chords fall below a tenth of the first.
    [Fact]
    public void Half_and_saturation_are_those_of_a_hyperbola()
    {
        double[] folds = [.. DoseStudy.Doses.Select(dose => 1 + 2 * dose / (500 + dose))];
        Assert.Equal(500 * 16000 / (2.0 * 16500 - 16000), DoseStudy.Half(folds)!.Value, 30.0);

        // Slope of the chord from a to b is 2*500/((500+a)(500+b)); a tenth of the first (a = 0, b = 25) is first passed where (500+a)(500+b) > 10*500*525: from a = 1000 on.
        Assert.Equal(1000, DoseStudy.Saturation(folds));
        Assert.Null(DoseStudy.Half([.. DoseStudy.Doses.Select(_ => 1.0)]));
    }

    // P5: consumers compete; shares sum to 1; damage, inflammation and inhibitors move them as they must.
    [Fact]
    public void P5_consumers_compete_and_answer_to_NMN_damage_inflammation_and_inhibitors()
    {
        foreach (var tissue in new[] { "liver", "muscle", "brain" })
        {
            var rows = ConsumerStudy.Run(Rest, tissue).ToDictionary(row => row.Arm, StringComparer.Ordinal);
            Assert.All(rows.Values, row => Assert.Equal(1, row.Shares.Values.Sum(), 9));
            Assert.True(rows["NMN 500 mg a day"].OverRest["SIRT1"] > 1.01);
            Assert.True(rows["radiation 2 Gy, an hour ago"].OverRest["PARP1"] > 2);
            Assert.True(rows["radiation 2 Gy, an hour ago"].Shares["SIRT1"] < rows["at rest"].Shares["SIRT1"]);
            Assert.True(rows["inflammation 1"].OverRest["CD38"] > 1.5 && rows["inflammation 1"].OverRest["SIRT3"] < 1);
            Assert.InRange(rows["CD38 inhibitor 80 %"].OverRest["CD38"], 0.19, 0.25);
            Assert.True(rows["PARP inhibitor 80 %"].OverRest["SIRT1"] > 1.01);
        }
    }

    // P5: in every tissue with a nucleus five consumers (SIRT3 where mitochondria are) compete at rest; inflammation and inhibitors of standing move them there too.
    [Fact]
    public void P5_consumers_compete_in_every_tissue()
    {
        IReadOnlyList<TissueFluxes> Under(string input, double size) => FluxStudy.AtRest(Rest.Under([new Condition(Input.Named(input), size)]));
        var (calm, inflamed, freed) = (FluxStudy.AtRest(Rest), Under("inflammation", 1), Under("PARP inhibitor", 0.8));
        var redox = RedoxState.Of(Rest, 0, Rest.State);
        Assert.Equal(BodyAtRest.Tissues.Count, calm.Count);
        foreach (var (row, k) in calm.Select((row, k) => (row, k)).Where(pair => pair.row.Tissue != "red cells"))
        {
            Assert.Equal(1, row.Uses.Values.Sum(), 9);
            Assert.All(new[] { "SIRT1", "PARP1", "CD38", "residual" }, consumer => Assert.True(row.Uses[consumer] > 0, $"{row.Tissue} {consumer}"));
            Assert.Equal(redox.Single(known => known.Tissue == row.Tissue).Matrix is not null, row.Uses.GetValueOrDefault("SIRT3") > 0);
            double Flux(IReadOnlyList<TissueFluxes> table, string consumer) => table[k].Uses[consumer] * table[k].Used;
            Assert.True(Flux(inflamed, "CD38") > Flux(calm, "CD38") && Flux(inflamed, "SIRT1") < Flux(calm, "SIRT1") && inflamed[k].Pool < row.Pool, row.Tissue);
            Assert.True(Flux(freed, "PARP1") < 0.3 * Flux(calm, "PARP1") && Flux(freed, "SIRT1") > Flux(calm, "SIRT1"), row.Tissue);
        }
    }

    // U2, first pass: nicotinamide that the liver splits off NR is part of the route "as NR, then NAM by PNP".
    [Fact]
    public void U2_first_pass_of_NR_to_NAM_in_the_liver_is_part_of_its_route()
    {
        var regimen = RouteStudy.TwoWeeks(Precursor.NMN, 250 * mg);
        var cancellation = TestContext.Current.CancellationToken;
        var (dosed, rest) = (PathwayStudy.MeanFluxes(Rest, regimen, 14, cancellation), PathwayStudy.MeanFluxes(Rest, Regimen.None, 14, cancellation));
        double More(params string[] starts) => dosed.Where(flux => starts.Any(start => flux.Key.StartsWith(start, StringComparison.Ordinal))).Sum(flux => flux.Value - rest[flux.Key]);
        var liver = More("PNP_liv");
        Assert.True(liver > 0.03 * More("ENT_"), $"{liver} of {More("ENT_")}");
        var split = More("PNP_gut", "PNP_mus", "PNP_kid", "NR_loss") + liver;
        var shares = RouteStudy.Shares(Rest, regimen, cancellation);
        Assert.Equal("as NR, then NAM by PNP", RouteStudy.Routes[1]);
        Assert.Equal(split / More("NRK_"), shares[1] / shares[0], 1e-9 * split / More("NRK_"));
    }

    // U2: CD73 to NR to NR kinase, microbes to nicotinic acid, nicotinamide from lumen and liver: shares are distributions and sum to 1.
    [Fact]
    public void U2_route_shares_are_distributions_that_sum_to_one()
    {
        var shares = RouteStudy.Run(Body.Default, Woman, [], Precursor.NMN, 250 * mg, 20, 1);
        Assert.Equal(1, shares.Sum(share => share.Share), 9);
        Assert.All(shares.Where(share => share.Route != "whole, as NMN"), share => Assert.True(share.Low < share.High, share.Route));
        Assert.Equal(0, shares.Single(share => share.Route == "whole, as NMN").Share);
        var killed = RouteStudy.Run(Body.Default, Woman, [new Condition(Input.Named("antibiotics"), 1)], Precursor.NMN, 250 * mg, 20, 1);
        Assert.True(killed.Single(share => share.Route.Contains("microbes, as NA", StringComparison.Ordinal)).Share < 0.1 * shares.Single(share => share.Route.Contains("microbes, as NA", StringComparison.Ordinal)).Share);
    }

    [Fact]
    public void The_map_balances_at_every_node_at_rest()
    {
        var fluxes = PathwayStudy.Run(Rest, Regimen.None, 1);
        foreach (var node in new[] { "NMN", "NAD⁺", "NaMN, NaAD", "MeNAM", "2-PY, 4-PY" })
        {
            var (enters, leaves) = (fluxes.Where(flux => flux.To == node).Sum(flux => flux.Flux), fluxes.Where(flux => flux.From == node).Sum(flux => flux.Flux));
            Assert.Equal(enters, leaves, 1e-4 * enters);
        }
    }

    // O7: window, NMN and both, side by side; the window is labeled as a hypothesis.
    [Fact]
    public void O7_the_factorial_scenario_says_that_it_is_a_hypothesis()
    {
        ScenarioArm Arm(string label, bool window, bool dose) => new(
            label, dose ? Regimen.Oral(Precursor.NMN, 300 * mg, 1 * day, 2) : Regimen.None,
            [window ? new Condition(Input.Named("feeding window"), 1, clockFrom: 12, clockTo: 20) : new Condition(Input.Named("NAMPT rhythm"), 1)]);
        var run = ScenarioStudy.Run(Body.Default, new ContrastScenario("x", Woman, [Arm("neither", false, false), Arm("both", true, true)], 2));
        Assert.Contains(run.Notes, note => note.Contains("feeding window", StringComparison.Ordinal) && note.Contains("hypothesis", StringComparison.Ordinal));
        Assert.True(run.Arms[1].Pools["whole blood"] > 1.05);
        Assert.Equal(1, run.Arms[0].Pools["muscle"], 0.005);
    }

    [Fact]
    public void By_default_whole_blood_NAD_does_not_follow_age()
    {
        Person At(double age) => new(age * year, Sex.Female, 68 * kg, 166 * cm);
        var run = ScenarioStudy.Run(Body.Default, new AgeScenario("x", [At(20), At(90)], Regimen.None, 1, [HypothesisSet.Default, HypothesisSet.Parse(["aging=NAMPT"])]));
        Assert.Equal(1, run.Curves[0].Pools["whole blood"][1], 0.02);
        Assert.True(run.Curves[1].Pools["whole blood"][1] < 0.8);
    }
}
