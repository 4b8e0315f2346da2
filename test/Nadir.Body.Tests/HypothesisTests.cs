using static Nadir.Units;

namespace Nadir;

/// <summary>Disputed questions as switches. Claims of the ledger that a test bears on are named.</summary>
public sealed class HypothesisTests
{
    private static readonly Person Woman = new(55 * year, Sex.Female, 68 * kg, 166 * cm);
    private static readonly Regimen Matching = Regimen.Oral(Precursor.NR, 1000 * mg, 1 * day, 14);

    private static double Blood(BodyAtRest rest, Regimen regimen, double hour)
    {
        var blood = ObservationModel.For("whole blood", "NAD", null)!.Analytes["NAD"];
        return blood(new Sample(rest, rest.Simulate(regimen, [hour]).StateAt(0))) / blood(new Sample(rest, rest.State));
    }

    [Fact]
    public void Every_dispute_from_D1_to_D10_is_a_switch_with_rivals()
    {
        Assert.All(Enumerable.Range(1, 10), i => Assert.True(Hypothesis.Named($"D{i}").Settings.Count >= 2));
        Assert.All(Hypothesis.All, hypothesis => Assert.All(hypothesis.Settings, setting => Assert.NotEmpty(setting.Meaning)));
        Assert.Equal(Hypothesis.All.Count, Hypothesis.All.Select(one => one.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_default_set_is_the_default_body()
    {
        Assert.Same(Body.Default, Body.Default.Assume(HypothesisSet.Default));
        Assert.Same(Body.Default, Body.Default.Assume(HypothesisSet.Parse(["slc12a8=off", "aging=none"])));
        Assert.Equal("slc12a8=on", HypothesisSet.Parse(["D1=ON"]).ToString());
    }

    [Theory]
    [InlineData("slc12a8", "NAME=SETTING")]
    [InlineData("slc12a9=on", "no hypothesis 'slc12a9'")]
    [InlineData("slc12a8=maybe", "known: off, on")]
    public void An_unknown_switch_is_refused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => HypothesisSet.Parse([text])).Message, StringComparison.Ordinal);

    // U1: the transporter is off by default; with it NMN fills the gut wall sooner, and rest stays as it is.
    [Fact]
    public void U1_Slc12a8_is_off_by_default_and_a_rival_when_on()
    {
        Assert.DoesNotContain(Body.Default.Network.Reactions, reaction => reaction.Id.StartsWith("SLC12A8", StringComparison.Ordinal));
        var (off, on) = (Body.Default.At(Woman), Body.Default.Assume(HypothesisSet.Parse(["slc12a8=on"])).At(Woman));
        Assert.Equal(off["NAD_gut"], on["NAD_gut"], 1e-4 * off["NAD_gut"]);
        var once = Regimen.Oral(Precursor.NMN, 500 * mg, 1 * day, 1);
        double Gut(BodyAtRest rest) => rest.Simulate(once, [0.5]).StateAt(0)[rest.Model.StateIndex("NMN_gut")];
        Assert.True(Gut(on) > 2 * Gut(off));
    }

    [Fact]
    public void Intact_NMN_reaches_plasma_only_under_its_rival()
    {
        var once = Regimen.Oral(Precursor.NMN, 250 * mg, 1 * day, 1);
        double Peak(BodyAtRest rest) => rest.Simulate(once, [0.1, 0.25, 0.5, 1])["NMN_p"].Max();
        Assert.True(Peak(Body.Default.At(Woman)) < 1e-6);
        Assert.InRange(Peak(Body.Default.Assume(HypothesisSet.Parse(["intact=intact"])).At(Woman)), 0.01, 5);
    }

    [Fact]
    public void Rivals_of_D3_raise_blood_NAD_alike_and_differ_in_NaMN()
    {
        var rules = Body.Default.Rules;
        var man = new Person(rules["ref_age"] * year, Sex.Male, rules["ref_mass"] * kg, rules["ref_height"] * cm);
        var (microbes, kinase) = (Body.Default.At(man), Body.Default.Assume(HypothesisSet.Parse(["route=kinase"])).At(man));
        Assert.Equal(Blood(microbes, Matching, 336), Blood(kinase, Matching, 336), 0.005);
        double Acid(BodyAtRest rest) => rest.Simulate(Matching, [8]).StateAt(0)[rest.Model.StateIndex("NaX_r")] / rest["NaX_r"];
        Assert.True(Acid(microbes) > 2 * Acid(kinase));
    }

    [Fact]
    public void Base_exchange_conserves_rings()
    {
        var rest = Body.Default.Assume(HypothesisSet.Parse(["route=base exchange", "intact=intact", "sarm1=on"])).At(Woman);
        var run = rest.Simulate(Regimen.Oral(Precursor.NMN, 500 * mg, 1 * day, 3), [0, 72]);
        var dosed = 3 * rest.Micromoles(new Intake(Precursor.NMN, 500, 0));
        Assert.Equal(dosed + rest.Intake * 72, rest.Rings(run.StateAt(1)) - rest.Rings(run.StateAt(0)), 1e-6 * dosed);
    }

    // McReynolds et al. 2021: the median tissue falls by 30 % from young to old (mouse); every driver is set to that.
    [Theory]
    [InlineData("CD38")]
    [InlineData("NAMPT")]
    [InlineData("PARP")]
    public void Rivals_of_D5_share_the_median_fall(string driver)
    {
        var body = Body.Default.Assume(HypothesisSet.Default.With("aging", driver));
        BodyAtRest At(double age) => body.At(new Person(age * year, Sex.Female, 68 * kg, 166 * cm));
        var (young, old) = (At(25), At(75));
        double[] ratios = [.. BodyAtRest.Tissues.Where(tissue => tissue.Id != "r").Select(tissue => old.TissueNad(tissue.Id, old.State) / old.Values[$"V_{tissue.Id}"] / (young.TissueNad(tissue.Id, young.State) / young.Values[$"V_{tissue.Id}"]))];
        Assert.Equal(0.7, Quantiles.Of(ratios, 0.5), 0.02);
    }

    [Fact]
    public void Without_inhibition_a_load_of_NAM_does_not_hold_SIRT1_back()
    {
        var once = Regimen.Oral(Precursor.NAM, 1000 * mg, 1 * day, 1);
        double Drive(BodyAtRest rest) => rest.Fluxes(1, rest.Simulate(once, [1]).StateAt(0))["SIRT1_mus"] / rest.Fluxes(0, rest.State)["SIRT1_mus"];
        Assert.True(Drive(Body.Default.At(Woman)) < 0.8);
        Assert.InRange(Drive(Body.Default.Assume(HypothesisSet.Parse(["inhibition=off"])).At(Woman)), 0.999, 1.2);
    }

    // P2: eNAMPT from fat, liver and brain feeds other tissues when switched on, falls with age, and its effect on distant pools shows.
    [Fact]
    public void P2_eNAMPT_is_a_switch_that_acts_on_distant_pools_and_falls_with_age()
    {
        var on = Body.Default.Assume(HypothesisSet.Parse(["enampt=on"]));
        Condition[] thin = [new(Input.Named("NAMPT.adi"), 0.5)];
        double Ratio(Body body, string pool) => body.At(Woman).Under(thin)[pool] / body.At(Woman)[pool];
        Assert.Equal(1, Ratio(Body.Default, "NAD_bra"), 3);
        Assert.InRange(Ratio(on, "NAD_bra"), 0.9, 0.995);
        Assert.Equal(1, Ratio(on, "NAD_mus"), 3);
        BodyAtRest At(Body body, double age) => body.At(new Person(age * year, Sex.Male, 75 * kg, 175 * cm));
        Assert.True(At(on, 75)["NAD_bra"] < 0.98 * At(on, 43)["NAD_bra"]);
        Assert.Equal(At(Body.Default, 43)["NAD_bra"], At(on, 43)["NAD_bra"], 1e-4 * At(on, 43)["NAD_bra"]);
    }

    // P2: each source alone: with half of its own NAMPT less of the enzyme reaches the distant pools, in the order of the shares; without the switch nothing does.
    [Theory]
    [InlineData("adi", 0.6)]
    [InlineData("liv", 0.3)]
    [InlineData("bra", 0.1)]
    public void P2_fat_liver_and_brain_each_feed_distant_pools(string source, double share)
    {
        var on = Body.Default.Assume(HypothesisSet.Parse(["enampt=on"]));
        Assert.Equal(share, Body.Default.Rules[$"enampt.from.{source}"]);
        Condition[] thin = [new(Input.Named($"NAMPT.{source}"), 0.5)];
        double Ratio(Body body, string pool) => body.At(Woman).Under(thin)[pool] / body.At(Woman)[pool];

        // Heart is no source: what moves it came by blood. Its NAMPT falls by share of blood x share of the source x half, of which the control coefficient reaches NAD+.
        var lost = 1 - Body.Default.Rules["enampt.share"] * share * 0.5;
        Assert.InRange(Ratio(on, "NAD_hea") / Ratio(Body.Default, "NAD_hea"), lost, 1 - 0.1 * (1 - lost));
        Assert.Equal(1, Ratio(on, "NAD_mus") / Ratio(Body.Default, "NAD_mus"), 3);
    }

    [Fact]
    public void SARM1_opens_only_when_NMN_piles_up_in_brain()
    {
        var on = Body.Default.Assume(HypothesisSet.Parse(["sarm1=on"])).At(Woman);
        double Loss(BodyAtRest rest, params Condition[] conditions) => rest.Under(conditions)["NAD_bra"] / rest["NAD_bra"];
        Condition low = new(Input.Named("NMNAT"), 0.02);
        Assert.True(Loss(on, low) < 0.8 * Loss(Body.Default.At(Woman), low));
        Assert.Equal(Body.Default.At(Woman)["NAD_bra"], on["NAD_bra"], 0.01 * on["NAD_bra"]);
    }

    // D4 and D8 change how tissues are read, never blood.
    [Theory]
    [InlineData("blood=marker")]
    [InlineData("effect=none")]
    public void Readings_of_tissue_follow_the_switch(string text)
    {
        var regimen = Regimen.Oral(Precursor.NMN, 500 * mg, 1 * day, 14);
        var rest = Body.Default.Assume(HypothesisSet.Parse([text])).At(Woman);
        var muscle = ObservationModel.For("muscle", "NAD", null)!.Analytes["NAD"];
        var state = rest.Simulate(regimen, [336]).StateAt(0);
        var fold = muscle(new Sample(rest, state)) / muscle(new Sample(rest, rest.State));
        Assert.Equal(text == "effect=none" ? 1 : Blood(rest, regimen, 336), fold, 9);
        Assert.Equal(Blood(Body.Default.At(Woman), regimen, 336), Blood(rest, regimen, 336), 1e-9);
    }
}
