namespace Nadir;

/// <summary>Where ring and ribose go in the chemistry of the body.</summary>
public sealed class LabeledBodyTests
{
    private static readonly LabeledBody Human = new(Body.Default, Label.Both);

    [Theory]
    [InlineData("NAMPT_liv", "ring")]
    [InlineData("NAPRT_liv", "ring")]
    [InlineData("SIRT1_mus", "ring")]
    [InlineData("CD38_gut", "ring")]
    [InlineData("PNP_liv", "ring")]
    [InlineData("deamidate_NMN_co", "ring")]
    [InlineData("use_r", "ring")]
    [InlineData("NNMT", "ring")]
    [InlineData("renal_2PY", "ring")]
    [InlineData("NMNAT_bra", "ring,ribose")]
    [InlineData("NRK_liv", "ring,ribose")]
    [InlineData("CD73_si1", "ring,ribose")]
    [InlineData("SLC25A51_mus", "ring,ribose")]
    [InlineData("NADSYN_liv", "ring,ribose")]
    [InlineData("NR_portal", "ring,ribose")]
    [InlineData("diet_NA", "")]
    [InlineData("deNovo_liv", "")]
    public void Reactions_hand_on_what_the_chemistry_says(string reaction, string groups) =>
        Assert.Equal(groups, string.Join(',', Human.Atoms.TransfersOf(reaction).Select(transfer => transfer.Group)));

    [Fact]
    public void Every_ring_goes_somewhere()
    {
        foreach (var reaction in Body.Default.Network.Reactions.Where(reaction => reaction.Reactants.Count > 0 && reaction.Products.Count > 0))
        {
            Assert.Single(Human.Atoms.TransfersOf(reaction.Id), transfer => transfer.Group == "ring");
        }
    }

    [Fact]
    public void Only_what_label_can_reach_is_copied()
    {
        var states = Human.Model.Equations.States;
        Assert.Contains("NAD_liv__ring_ribose", states);
        Assert.Contains("NAD_liv__ring", states);
        Assert.DoesNotContain("NAD_liv__ribose", states);
        Assert.DoesNotContain("NaX_liv__ring_ribose", states);
        Assert.Contains("NAD_liv__ribose", new LabeledBody(Body.Default, Label.Ribose).Model.Equations.States);
    }

    [Fact]
    public void A_dose_without_the_labeled_group_is_refused()
    {
        var mouse = new Mouse(25 * Units.g, 3);
        var e = Assert.Throws<ArgumentException>(() => new LabeledBody(Body.Mouse, Label.Both).Simulate(Body.Mouse.At(mouse), MouseRegimen.Dose(mouse, Precursor.NAM, 100), [0, 1]));
        Assert.Contains("NAM has no ribose", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new LabeledBody(Body.Mouse, Label.None));
    }
}
