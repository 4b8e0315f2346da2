using static Nadir.Units;

namespace Nadir;

/// <summary>The body of the mouse, its regimens, and NMN in water.</summary>
public sealed class MouseBodyTests
{
    private static readonly Mouse Young = new(25 * g, 3);
    private static readonly BodyAtRest Rest = Body.Mouse.At(Young);

    [Fact]
    public void Mouse_and_human_have_one_chemistry_but_for_uptake_of_whole_NMN()
    {
        var (human, mouse) = (Body.Default.Network.Reactions.ToDictionary(r => r.Id), Body.Mouse.Network.Reactions.ToDictionary(r => r.Id));
        Assert.Equal(["absorb_NMN_si1", "absorb_NMN_si2"], mouse.Keys.Except(human.Keys).Order(StringComparer.Ordinal));
        Assert.Empty(human.Keys.Except(mouse.Keys));
        Assert.All(human, pair => Assert.Equal(pair.Value.Rate, mouse[pair.Key].Rate));
        Assert.Empty(Body.Mouse.Network.CheckUnits());
    }

    [Fact]
    public void Every_number_of_the_mouse_has_an_origin()
    {
        var human = Body.Default.Table.Select(parameter => parameter.Id).ToHashSet(StringComparer.Ordinal);
        Assert.All(Body.Mouse.Table.Concat(MouseReferences.All), parameter => Assert.False(string.IsNullOrWhiteSpace(parameter.Source)));
        Assert.Empty(human.Except(Body.Mouse.Table.Select(parameter => parameter.Id)));
        Assert.DoesNotContain(MouseReferences.All, row => row.Fitted && row.Checked is "unconfirmed" or "assumed" && row.Fitted);
    }

    [Fact]
    public void Rings_balance_in_drinking_water_and_after_injections()
    {
        foreach (var regimen in new[] { MouseRegimen.DrinkingWater(Body.Mouse, Young, Precursor.NMN, 300, 3, Stability.Of(Precursor.NMN, 25, 7)), MouseRegimen.Dose(Young, Precursor.NR, 200, Route.Peritoneum), MouseRegimen.Dose(Young, Precursor.NMN, 100, Route.Vein) })
        {
            var run = Rest.Simulate(regimen, [0, 72]);
            var dosed = regimen.Intakes.Sum(Rest.Micromoles);
            Assert.InRange((Rest.Rings(run.StateAt(1)) - Rest.Rings(run.StateAt(0))) / (dosed + Rest.Intake * 72), 1 - 1e-9, 1 + 1e-9);
        }
    }

    [Fact]
    public void Resting_mouse_stays_at_rest_and_plasma_nicotinamide_is_micromolar()
    {
        var run = Rest.Simulate(Regimen.None, [0, 24 * 10]);
        foreach (var pool in run.States.Where(id => !id.StartsWith("U_", StringComparison.Ordinal) && id != "FEC"))
        {
            var i = Body.Mouse.Model.StateIndex(pool);
            Assert.True(Math.Abs(run.StateAt(1)[i] - run.StateAt(0)[i]) <= 1e-5 * Math.Abs(run.StateAt(0)[i]) + 1e-8, pool);
        }

        Assert.InRange(Rest["NAM_p"], 0.5, 5);
    }

    // McReynolds et al. 2021: 30 % less at 25 months, the flux is kept.
    [Fact]
    public void Old_mice_hold_thirty_percent_less_at_the_same_flux()
    {
        var old = Body.Mouse.At(new Mouse(25 * g, 25));
        foreach (var (tissue, _) in BodyAtRest.Tissues.Where(tissue => tissue.Id != "r"))
        {
            Assert.Equal(0.7, old.TissueNad(tissue, old.State) / Rest.TissueNad(tissue, Rest.State), 3);
            Assert.Equal(1, old.Values[$"N0_{tissue}"] / old.Values[$"t_{tissue}"] / (Rest.Values[$"N0_{tissue}"] / Rest.Values[$"t_{tissue}"]), 9);
        }
    }

    [Fact]
    public void Mass_scales_volumes_and_flows()
    {
        var heavy = Body.Mouse.At(new Mouse(50 * g, 3));
        Assert.Equal(2, heavy.Values["V_liv"] / Rest.Values["V_liv"], 9);
        Assert.Equal(Math.Pow(2, 0.75), heavy.Values["CL_nnmt"] / Rest.Values["CL_nnmt"], 9);
        Assert.Equal(heavy.Values["V_b"] * heavy.Values["hct"], heavy.Values["V_r"], 12);
    }

    [Fact]
    public void Species_are_not_mixed()
    {
        Assert.Throws<ArgumentException>(() => Body.Default.At(Young));
        Assert.Throws<ArgumentException>(() => Body.Mouse.At(new Person(40 * year, Sex.Male, 70 * kg, 175 * cm)));
        Assert.Throws<InvalidOperationException>(() => Rest.Person);
        Assert.Throws<ArgumentException>(() => new Mouse(70 * kg, 3));
        Assert.Throws<ArgumentException>(() => new Mouse(25 * g, 1));
        Assert.Throws<ArgumentException>(() => Body.Default.At(new Person(40 * year, Sex.Male, 70 * kg, 175 * cm)).Doses(MouseRegimen.Dose(Young, Precursor.NMN, 100, Route.Peritoneum)));
        Assert.Throws<ArgumentException>(() => MouseRegimen.Dose(Young, Precursor.NMN, 0));
    }

    // U5: first-order loss; its Arrhenius and acidity factors are closed forms of the table.
    [Fact]
    public void U5_loss_of_NMN_in_water_is_first_order_by_temperature_and_acidity()
    {
        var table = Stability.Of(Precursor.NMN, 22, 7);
        Assert.Equal(0.0002, table.Rate, 12);
        Assert.Equal(Math.Exp(-0.0002 * 240), table.Remaining(240), 12);
        Assert.Equal((1 - Math.Exp(-0.0002 * 240)) / (0.0002 * 240), table.MeanRemaining(0, 240), 12);
        Assert.Equal(Math.Exp(90 / 8.314462618e-3 * (1 / 295.15 - 1 / 310.15)), Stability.Of(Precursor.NMN, 37, 7).Rate / table.Rate, 6);
        Assert.Equal(Math.Sqrt(10), Stability.Of(Precursor.NMN, 22, 8).Rate / table.Rate, 9);
        Assert.Equal(0.1, Stability.Of(Precursor.NMN, 22, 3).Rate / table.Rate, 9);
        Assert.Equal(Stability.Of(Precursor.NMN, 22, 5).Rate, Stability.Of(Precursor.NMN, 22, 3).Rate, 12);
        var (low, high) = table.Interval(240);
        Assert.True(low < table.Remaining(240) && table.Remaining(240) < high && low > 0 && high < 1);
        Assert.Throws<ArgumentException>(() => Stability.Of(Precursor.NR, 22, 7));
        Assert.Throws<ArgumentException>(() => Stability.Of(Precursor.NMN, 90, 7));
    }

    // U5: the dose really taken after storage: what is lost is drunk as nicotinamide, so no ring is lost.
    [Fact]
    public void U5_dose_taken_from_an_old_bottle_is_less_NMN_and_the_same_moles()
    {
        var water = Stability.Of(Precursor.NMN, 30, 7.5);
        var regimen = MouseRegimen.DrinkingWater(Body.Mouse, Young, Precursor.NMN, 300, 8, water, daysPerBottle: 4);
        double Taken(int day, Precursor precursor) => regimen.Intakes.Where(intake => intake.Precursor == precursor && intake.Time == 24 * day).Sum(Rest.Micromoles);
        var weighed = 300 * 0.025 / 334.22 * 1000;
        Assert.Equal(weighed * water.MeanRemaining(72, 84), Taken(3, Precursor.NMN), 9);
        Assert.Equal(Taken(0, Precursor.NMN), Taken(4, Precursor.NMN), 9);
        Assert.All(Enumerable.Range(0, 8), day => Assert.Equal(weighed, Taken(day, Precursor.NMN) + Taken(day, Precursor.NAM), 9));
        Assert.Equal(12, Rest.Doses(regimen).Doses[0].Duration);
    }
}
