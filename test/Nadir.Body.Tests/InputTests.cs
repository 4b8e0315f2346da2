using static Nadir.Units;

namespace Nadir;

/// <summary>What acts besides a regimen. Claims of the ledger that a test bears on are named.</summary>
public sealed class InputTests
{
    private static readonly Person Woman = new(55 * year, Sex.Female, 68 * kg, 166 * cm);
    private static readonly BodyAtRest Rest = Body.Default.At(Woman);
    private static readonly Regimen Daily = Regimen.Oral(Precursor.NMN, 500 * mg, 1 * day, 10);

    private static Condition Of(string input, double size, double? fromHour = null, double? toHour = null, double? clockFrom = null, double? clockTo = null) =>
        new(Input.Named(input), size, fromHour, toHour, clockFrom, clockTo);

    [Fact]
    public void Nothing_that_acts_is_the_same_body() => Assert.Same(Rest, Rest.Under([]));

    [Fact]
    public void A_neutral_condition_in_pieces_gives_the_run_without_it()
    {
        double[] hours = [0, 24, 55, 240];
        var (whole, pieces) = (Rest.Simulate(Daily, hours), Rest.Under([Of("CD38", 1, 30, 50)]).Simulate(Daily, hours));
        for (var i = 0; i < hours.Length; i++)
        {
            for (var j = 0; j < whole.States.Count; j++)
            {
                Assert.True(Math.Abs(pieces.StateAt(i)[j] - whole.StateAt(i)[j]) <= 1e-4 * Math.Abs(whole.StateAt(i)[j]) + 1e-5, $"{whole.States[j]} at {hours[i]}");
            }
        }
    }

    [Fact]
    public void What_has_always_been_there_starts_from_its_steady_state()
    {
        var knockout = Rest.Under([Of("CD38", 0)]);
        Assert.Equal(Rest.With(new Dictionary<string, double> { ["CD38"] = 0 }).State.ToArray(), knockout.State.ToArray());
        Assert.True(knockout["NAD_mus"] > Rest["NAD_mus"]);
    }

    [Fact]
    public void A_condition_changes_nothing_before_it_begins_and_leads_to_its_steady_state()
    {
        var run = Rest.Under([Of("NAMPT inhibitor", 0.5, fromHour: 48)]).Simulate(Regimen.None, [48, 48 + 24 * 400]);
        var steady = Rest.Under([Of("NAMPT inhibitor", 0.5)]);
        var muscle = Rest.Model.StateIndex("NAD_mus");
        Assert.Equal(Rest["NAD_mus"], run.StateAt(0)[muscle], 1e-4 * Rest["NAD_mus"]);
        Assert.Equal(steady["NAD_mus"], run.StateAt(1)[muscle], 2e-3 * Rest["NAD_mus"]);
    }

    [Fact]
    public void Rings_balance_when_conditions_cut_an_extended_release_in_two()
    {
        var once = Regimen.Oral(Precursor.NA, 1000 * mg, 1 * day, 2, ReleaseForm.Extended);
        var run = Rest.Under([Of("antibiotics", 0.9, 2, 26), Of("NNMT inhibitor", 0.5, 3)]).Simulate(once, [0, 48]);
        var dosed = 2 * Rest.Micromoles(new Intake(Precursor.NA, 1000, 0));
        Assert.Equal(dosed + Rest.Intake * 48, Rest.Rings(run.StateAt(1)) - Rest.Rings(run.StateAt(0)), 1e-6 * dosed);
    }

    // D3: without gut microbes NMN hardly raises NaMN and NaAD of blood.
    [Fact]
    public void Antibiotics_take_the_acid_route_away()
    {
        var acid = Rest.Model.StateIndex("NaX_r");
        double Rise(BodyAtRest person) => person.Simulate(Daily, [8]).StateAt(0)[acid] / person.State[acid];
        Assert.True(Rise(Rest.Under([Of("antibiotics", 0.95)])) - 1 < 0.5 * (Rise(Rest) - 1));
    }

    // P6: inflammation (by CD38) lowers NAD+ of every tissue; damage of DNA (by PARP1) makes it dip within two hours and come back. That of the liver rises at first,
    // since it takes up the nicotinamide that the other tissues set free, and dips on the third day.
    [Fact]
    public void P6_inflammation_and_damage_of_DNA_lower_NAD_of_tissues()
    {
        var inflamed = Rest.Under([Of("inflammation", 1)]);
        Assert.All(
            BodyAtRest.Tissues.Where(tissue => tissue.Id != "r"),
            tissue => Assert.True(inflamed.TissueNad(tissue.Id, inflamed.State) < 0.95 * Rest.TissueNad(tissue.Id, Rest.State), tissue.Name));
        var run = Rest.Under([Of("radiation", 4, fromHour: 24)]).Simulate(Regimen.None, [24, 26, 24 * 4, 24 * 15]);
        foreach (var (id, name) in BodyAtRest.Tissues.Where(tissue => tissue.Id != "r"))
        {
            double Over(int i) => Rest.TissueNad(id, run.StateAt(i)) / Rest.TissueNad(id, Rest.State);
            Assert.Equal(1, Over(0), 3);
            Assert.True(Over(id == "liv" ? 2 : 1) < 0.98 && Over(3) > 0.98, $"{name}: {Over(0)} {Over(1)} {Over(2)} {Over(3)}");
        }
    }

    // Luongo et al. 2020: loss of SLC25A51 lowers mitochondrial, not whole-cell NAD⁺.
    [Fact]
    public void E1_without_SLC25A51_the_matrix_runs_empty_and_the_rest_of_the_cell_does_not()
    {
        var less = Rest.Under([Of("SLC25A51", 0.002)]);
        Assert.True(less["NADm_hea"] < 0.5 * Rest["NADm_hea"]);
        Assert.True(less["NAD_hea"] > 0.9 * Rest["NAD_hea"]);
    }

    // D3: moving supports NAD+, in the muscle that moves; blood, where one trial saw a rise and cohorts none, stays.
    [Fact]
    public void D3_training_raises_NAMPT_and_NAD_of_muscle_and_of_nothing_else()
    {
        var trained = Rest.Under([Of("training", 1)]);
        Assert.True(trained["NAD_mus"] > 1.05 * Rest["NAD_mus"]);
        Assert.Equal(Rest["NAD_bra"], trained["NAD_bra"], 0.01 * Rest["NAD_bra"]);
        Assert.Equal(Rest["NAD_r"], trained["NAD_r"], 0.05 * Rest["NAD_r"]);
    }

    [Fact]
    public void Radiation_fades_with_the_half_life_of_repair()
    {
        var hit = Rest.Under([Of("radiation", 2, fromHour: 0)]);
        var rules = Body.Default.Rules;
        double Factor(double hour) => hit.Fluxes(hour, Rest.State)["PARP1_liv"] / Rest.Fluxes(0, Rest.State)["PARP1_liv"];
        Assert.Equal(1 + 2 * rules["radiation.PARP1"], Factor(0), 9);
        Assert.Equal(1 + rules["radiation.PARP1"], Factor(rules["radiation.halflife"]), 9);
    }

    // O7: a feeding window moves the NAMPT rhythm to its middle and slows the stomach inside it; it is labeled as a hypothesis.
    [Fact]
    public void O7_a_feeding_window_moves_the_NAMPT_rhythm_and_the_stomach()
    {
        var rules = Body.Default.Rules;
        var fed = Rest.Under([Of("feeding window", 1, clockFrom: 10, clockTo: 18)], startClock: 0);
        double Flux(string reaction, double clock) => fed.Fluxes(clock, Rest.State)[reaction] / Rest.Fluxes(0, Rest.State)[reaction];

        // Capacity swings by the amplitude; the supply of PRPP damps what it does to the flux.
        double Limited(double activity) => activity * (1 + Rest.Values["q_prpp"]) / (1 + Rest.Values["q_prpp"] * activity);
        Assert.Equal(Limited(1 + rules["rhythm.amplitude"]), Flux("NAMPT_mus", 14), 5);
        Assert.Equal(Limited(1 - rules["rhythm.amplitude"]), Flux("NAMPT_mus", 2), 5);
        Assert.Equal(rules["meal.emptying"], Flux("emptying_NAM", 12), 9);
        Assert.Equal(1, Flux("emptying_NAM", 20), 9);
        Assert.True(Input.Named("feeding window").IsHypothesis);
    }

    [Fact]
    public void A_daily_rhythm_repeats_from_day_to_day()
    {
        var rhythm = Rest.Under([Of("NAMPT rhythm", 1)]);
        var run = rhythm.Simulate(Regimen.None, [0, 24, 48]);
        foreach (var pool in new[] { "NAD_mus", "NAD_liv", "NAD_r", "NAM_p" })
        {
            var i = Rest.Model.StateIndex(pool);
            Assert.Equal(run.StateAt(0)[i], run.StateAt(2)[i], 2e-3 * run.StateAt(0)[i]);
        }

        Assert.Equal(0, rhythm.State[Rest.Model.StateIndex("U_2PY")]);
    }

    // P3: NMNAT by mass action: pyrophosphate pushes the ratio of NMN to NAD⁺ up, loss of ATP slows it.
    [Fact]
    public void P3_ATP_and_pyrophosphate_act_on_NMNAT_by_mass_action()
    {
        var pushed = Rest.Under([Of("pyrophosphate", 10)]);
        var (q, k) = (Rest.Values["Q_nmnat"], Rest.Values["k_nmnat"]);
        Assert.Equal(q / 10, pushed.Values["Q_nmnat"], 1e-9 * q);
        Assert.True(pushed["NMN_mus"] > 5 * Rest["NMN_mus"]);
        var (atp, km) = (Body.Default.Rules["nmnat.ATP"], Body.Default.Rules["nmnat.Km.ATP"]);
        Assert.Equal(k * (0.1 * atp / (0.1 * atp + km)) / (atp / (atp + km)), Rest.Under([Of("ATP", 0.1)]).Values["k_nmnat"], 1e-9 * k);

        // NMNAT1 and NMNAT2 share the work outside the matrix: without one the rate at the same pools falls by its share, and NMN piles up.
        var nucleus = Body.Default.Rules["nmnat.share.nucleus"];
        foreach (var (lost, left) in new[] { ("NMNAT1", 1 - nucleus), ("NMNAT2", nucleus) })
        {
            var less = Rest.Under([Of(lost, 0)]);
            Assert.All(new[] { "mus", "liv", "bra" }, tissue => Assert.Equal(left, less.Fluxes(0, Rest.State)[$"NMNAT_{tissue}"] / Rest.Fluxes(0, Rest.State)[$"NMNAT_{tissue}"], 9));
            Assert.True(less["NMN_mus"] > Rest["NMN_mus"] && less["NAD_mus"] <= 1.0001 * Rest["NAD_mus"], lost);
        }
    }

    [Theory]
    [InlineData("CD38", -1, null, null, "0 to 100")]
    [InlineData("CD38 inhibitor", 2, null, null, "0 to 1")]
    [InlineData("feeding window", 1, null, null, "daily window")]
    [InlineData("radiation", 1, 5.0, 3.0, "an end after it")]
    public void A_condition_that_cannot_be_is_refused(string input, double size, double? from, double? to, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => Of(input, size, from, to)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_enzyme_is_an_input_and_names_are_unique()
    {
        Assert.All(Enzyme.All, enzyme => Assert.NotNull(Input.Find(enzyme)));
        Assert.Equal(Input.All.Count, Input.All.Select(input => input.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("known: ", Assert.Throws<ArgumentException>(() => Input.Named("CD39")).Message, StringComparison.Ordinal);
    }
}
