using static Nadir.Units;

namespace Nadir;

/// <summary>What each response does, against published figures, closed forms and knock-outs. Tests bear the id of the claim.</summary>
public sealed class ResponseModuleTests
{
    private const double Week = 24 * 7;
    private static readonly IReadOnlyList<BodyParameter> Table = Body.Default.ResponseTable;

    // A response alone for some hours, with drives and inputs set; the last state and every assigned variable by id.
    private static Dictionary<string, double> Run(string id, Organism species, double hours, params (string Id, double Value)[] set)
    {
        var values = set.ToDictionary(pair => pair.Id, pair => pair.Value, StringComparer.Ordinal);
        var model = CompiledModel.Compile(Equations.From(Response.Of(id).Alone(Table, species).With(values)));
        var run = model.Simulate(new Protocol([]), new SimulationOptions([0, hours], new Tolerances(1e-8, 1e-10)));
        var assigned = new double[model.Equations.Assigned.Count];
        model.EvaluateAssigned(hours, run.StateAt(1), model.DefaultParameters(), assigned);
        var result = model.Equations.Assigned.Zip(assigned).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        foreach (var (state, value) in model.Equations.States.Zip(run.StateAt(1).ToArray()))
        {
            result[state] = value;
        }

        return result;
    }

    // O2: de Picciotto 2016, eight weeks of 300 mg/kg a day: dilation 84, 60, 86 %; pulse-wave velocity 337, 464, 359 cm/s.
    [Fact]
    public void O2_arteries_of_young_old_and_treated_old_mice_are_those_of_de_Picciotto()
    {
        const double Old = 27;
        var young = Run("vessels", Organism.Mouse, 100 * Week);
        var old = Run("vessels", Organism.Mouse, 100 * Week, ("resp_age", Old));
        var model = CompiledModel.Compile(Equations.From(Response.Of("vessels").Alone(Table, Organism.Mouse).With(new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["resp_age"] = Old, ["u_res_SIRT1"] = 1, ["ves_R"] = old["ves_R"], ["ves_K"] = old["ves_K"],
        })));
        var run = model.Simulate(new Protocol([]), new SimulationOptions([0, 8 * Week], new Tolerances(1e-8, 1e-10)));
        var values = new double[model.Equations.Assigned.Count];
        model.EvaluateAssigned(8 * Week, run.StateAt(1), model.DefaultParameters(), values);
        var treated = model.Equations.Assigned.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        Assert.Equal([84, 60, 86], new[] { young, old, treated }.Select(arm => Math.Round(arm["ves_edd"])));
        Assert.Equal(337, young["ves_pwv"], 0.5);
        Assert.Equal(464, old["ves_pwv"], 1);
        Assert.InRange(treated["ves_pwv"], 359 * 0.97, 359 * 1.03);
        Assert.InRange(treated["ves_modulus"], 3694 * 0.97, 3694 * 1.03);
        Assert.InRange(treated["ves_noedd"], 61 * 0.85, 61 * 1.15); // published 61, predicted 68: the part that depends on nitric oxide came back less

        // Scavenging superoxide in the bath restores old arteries without NMN (82 % in the paper).
        Assert.InRange(Run("vessels", Organism.Mouse, 100 * Week, ("resp_age", Old), ("ves_tempol", 1))["ves_edd"], 80, 86);

        // Young mice did not respond, and nothing happens without SIRT1.
        Assert.Equal(young["ves_edd"], Run("vessels", Organism.Mouse, 8 * Week, ("u_res_SIRT1", 1))["ves_edd"], 6);
        Assert.Equal(old["ves_edd"], Run("vessels", Organism.Mouse, 100 * Week, ("resp_age", Old), ("u_res_SIRT1", 1), ("act_SIRT1", 0))["ves_edd"], 4);
    }

    // O2 in the body of the mouse: the drive comes from NAD+ of the tissue on drinking water, driven by the pool.
    [Fact]
    public void O2_an_old_mouse_on_drinking_water_answers_as_published()
    {
        var body = Body.Mouse.With([Response.Of("vessels")]);
        var mouse = new Mouse(30 * g, 27);
        var rest = body.At(mouse);
        var run = rest.Simulate(MouseRegimen.DrinkingWater(body, mouse, Precursor.NMN, 300, 56), [0, 8 * Week], new Tolerances(1e-4, 1e-7));
        var (before, after) = (rest.Assigned(0, run.StateAt(0)), rest.Assigned(8 * Week, run.StateAt(1)));
        Assert.InRange(before["ves_edd"], 59, 61);
        Assert.InRange(after["ves_edd"], 82, 88);
        Assert.InRange(before["ves_pwv"], 460, 468);
        Assert.InRange(after["ves_pwv"], 345, 375);
    }

    // E6: radiation does damage, PARP1 uses NAD+, NAD+ dips, damage is repaired; and repair is faster where NAD+ is higher.
    [Fact]
    public void E6_radiation_to_damage_to_dip_of_NAD_to_repair_and_faster_with_more_NAD()
    {
        var body = Body.Mouse.With([Response.Of("dna-repair")]);
        var mouse = new Mouse(30 * g, 27);
        var rest = body.At(mouse, new Dictionary<string, double>(body.Values, StringComparer.Ordinal) { ["dna_dose"] = 4, ["dna_at"] = Week });
        double[] hours = [0, Week - 0.5, Week + 0.5, Week + 3, Week + 48];
        var control = rest.Simulate(Regimen.None, hours);
        var treated = rest.Simulate(MouseRegimen.DrinkingWater(body, mouse, Precursor.NMN, 300, 9), hours);
        double Liver(Trajectory run, int i) => rest.TissueNad("liv", run.StateAt(i));
        Assert.Equal(1, control["dna_D"][1], 3);
        Assert.True(control["dna_D"][2] > 3);
        Assert.True(Liver(control, 3) < 0.995 * Liver(control, 1), $"dip to {Liver(control, 3) / Liver(control, 1)}");
        var strong = body.At(mouse, new Dictionary<string, double>(body.Values, StringComparer.Ordinal) { ["dna_dose"] = 4, ["dna_at"] = Week, ["dna_burst"] = 3, ["dna_per_gray"] = 10 }).Simulate(Regimen.None, hours);
        Assert.True(Liver(strong, 3) < 0.9 * Liver(strong, 1), $"strong: dip to {Liver(strong, 3) / Liver(strong, 1)}");
        Assert.InRange(Liver(control, 4) / Liver(control, 1), 0.98, 1.02);
        Assert.InRange(control["dna_D"][4], 0.98, 1.05);
        Assert.True(treated["dna_area"][4] < control["dna_area"][4]);
        Assert.True(treated["dna_B"][1] < control["dna_B"][1], "NAD+ frees PARP1 from DBC1");
    }

    [Fact]
    public void E6_repair_time_alone_is_the_closed_form()
    {
        // Damage D0 over background falls as exp(-k t): its integral is D0/k, with k = ln 2 / half-life at full NAD+.
        var half = Row("dna_half");
        var run = Run("dna-repair", Organism.Mouse, 400, ("dna_dose", 2), ("dna_at", 100));
        Assert.Equal(2 * Row("dna_per_gray") * half / Math.Log(2), run["dna_area"], 3);

        // Half the free NAD+: saturation 0.5*(1 + K)/(0.5 + K) and PARP1 freed from DBC1 0.5/(0.5 + Kd)*(1 + Kd) slow it; background then settles higher.
        Assert.True(Run("dna-repair", Organism.Mouse, 400, ("dna_dose", 2), ("dna_at", 100), ("x_liv", 0.5))["dna_D"] > 1.2);
    }

    // E7: no growth term in the model gives what the human claim says; 90 days change telomeres by far less than doubling.
    [Fact]
    public void E7_doubling_of_telomeres_in_90_days_is_implausible()
    {
        var draws = new ResponseDraws(Body.Default.With([Response.Of("dna-repair")]), 11);
        for (var draw = 0; draw < 200; draw++)
        {
            var values = draws.Values(draw);
            var lost = values["dna_telomere_loss"] * 24 * 90 / values["dna_telomere"];

            // Even damage wholly gone only saves what would have been lost.
            Assert.InRange(lost, 0, 0.02);
            Assert.True(1 + lost < Row("dna_telomere_claim") / 1.5);
        }
    }

    // E3: PGC-1alpha follows within hours, mass within weeks: time to half of the change, from the time constants.
    [Fact]
    public void E3_PGC1_follows_in_hours_and_mass_in_weeks()
    {
        double Share(string state, double hours) =>
            (Run("mitochondria", Organism.Mouse, hours, ("u_mus_SIRT1", 1))[state] - 1) / (Math.Exp(Row("mit_sirt1_mouse")) - 1);
        Assert.InRange(Share("mit_A", 24), 0.99, 1.0001);
        Assert.InRange(Share("mit_M", 24), 0, 0.1);
        Assert.InRange(Share("mit_M", 2 * Week), 0.5, 0.75);
        Assert.InRange(Share("mit_M", 20 * Week), 0.99, 1.0001);
        Assert.Equal(1, Run("mitochondria", Organism.Mouse, 20 * Week, ("u_mus_SIRT1", 1), ("act_SIRT1", 0))["mit_M"], 6);
    }

    // O9: its rest, the formulas of HOMA-IR and HbA1c, and clamp +25 % as well as none inside the prior.
    [Fact]
    public void O9_glucose_rests_and_clamp_and_null_are_both_reachable()
    {
        var rest = Run("glucose", Organism.Human, 100);
        Assert.Equal(100, rest["glu_G"], 3);
        Assert.Equal(10, rest["glu_I"], 4);
        Assert.Equal(100 * 10 / 405.0, rest["glu_homa"], 4);
        Assert.Equal((100 + 46.7) / 28.7, rest["glu_hba1c"], 4);
        var effect = Table.Single(row => row.Id == "glu_effect");
        double Clamp(double z) => Run("glucose", Organism.Human, 20 * Week, ("u_mus_SIRT1", 1), ("glu_effect", effect.Value + z * effect.Spread))["glu_clamp"];
        Assert.True(Clamp(1.645) > 25 && Clamp(-1.645) < 0, $"{Clamp(-1.645)} to {Clamp(1.645)}");

        // A tolerance test raises and clears glucose; higher sensitivity lowers its area and HOMA-IR.
        var test = Run("glucose", Organism.Human, 30, ("glu_drink", 75), ("glu_at", 20));
        var better = Run("glucose", Organism.Human, 20 * Week + 30, ("glu_drink", 75), ("glu_at", 20 * Week + 20), ("u_mus_SIRT1", 1), ("glu_effect", 0.25));
        Assert.InRange(test["glu_area"], 220, 400);
        Assert.True(better["glu_area"] < test["glu_area"] - 2);
        Assert.True(better["glu_homa"] < test["glu_homa"]);
    }

    // O6: training as an input gives what trials of training gave (16 % in people of 60 and over), and NMN at its center nothing on maximal uptake.
    [Fact]
    public void O6_training_raises_uptake_and_NMN_at_its_center_does_not()
    {
        var trained = Run("exercise", Organism.Human, 52 * Week, ("exe_training", 1));
        Assert.InRange(trained["exe_vo2"], 3.24, 6.3);

        // By capillaries and mitochondria; the ventilatory threshold follows mitochondria alone.
        Assert.Equal(1 + Row("exe_cap_training"), trained["exe_C"], 4);
        Assert.Equal(1 + Row("exe_mito_training"), trained["exe_M"], 4);
        Assert.Equal(Row("exe_vt_share") * Row("exe_vo2_rest") * Row("exe_mito_training"), trained["exe_threshold"], 3);
        var more = Run("exercise", Organism.Human, 52 * Week, ("u_mus_SIRT1", 1), ("exe_cap_nmn", 0.03), ("exe_mito_nmn", 0.05));
        Assert.True(more["exe_C"] > 1.02 && more["exe_M"] > 1.04 && more["exe_threshold"] > 0.5 && more["exe_vo2"] > 0.5);
        var nmn = Run("exercise", Organism.Human, 52 * Week, ("u_mus_SIRT1", 1));
        Assert.Equal(0, nmn["exe_vo2"], 6);
        Assert.Equal((0, 1, 1), (Math.Round(nmn["exe_threshold"], 6), Math.Round(nmn["exe_C"], 6), Math.Round(nmn["exe_M"], 6)));
        Assert.Equal(10, nmn["exe_walk"], 2);

        // The oxidants of a bout clear by first order.
        var bout = Run("exercise", Organism.Human, 12, ("exe_bout", 2), ("exe_at", 10));
        Assert.Equal(1 + 2 * Math.Exp(-2 / Row("exe_tau_H")), bout["exe_H"], 4);
    }

    // O5: ethanol lowers superoxide dismutase and raises ALT, fat and scar; the share prevented spans both mouse results.
    [Fact]
    public void O5_both_published_ALT_results_lie_inside()
    {
        var drunk = Run("liver", Organism.Mouse, 100 * Week, ("hep_ethanol", 1));
        Assert.True(drunk["hep_S"] < 0.6 && drunk["hep_F"] > 1.5 && drunk["hep_B"] > 1.1);
        Assert.Equal(1 + Row("hep_injury"), drunk["hep_J"], 4);
        Assert.Equal(0, drunk["hep_prevented"], 4);
        double Prevented(double z) => Run("liver", Organism.Mouse, 100 * Week, ("hep_ethanol", 1), ("u_liv_SIRT3", 1), ("hep_share", 0.5 + z * Table.Single(row => row.Id == "hep_share").Spread))["hep_prevented"];
        Assert.True(Prevented(-1.645) < 0 && Prevented(1.645) > 0.999);
        Assert.Equal(0, Run("liver", Organism.Mouse, 100 * Week, ("hep_ethanol", 1), ("u_liv_SIRT3", 1), ("act_SIRT3", 0))["hep_prevented"], 4);
    }

    // O1: thirty minutes without flow: NAD+ is lost, oxidants burst on reperfusion, cells die; the drive spares them and a knock-out of Sirt1 abolishes that.
    [Fact]
    public void O1_ischemia_and_reperfusion_and_what_Sirt1_does_to_it()
    {
        (string, double)[] closed = [("isc_at", 1), ("isc_length", 0.5)];
        var atEnd = Run("heart-ischemia", Organism.Mouse, 1.5, closed);
        Assert.Equal(Math.Exp(-0.5 / Row("isc_tau_loss")), atEnd["isc_X"], 4);
        Assert.True(Run("heart-ischemia", Organism.Mouse, 3, closed)["isc_R"] > 1.5);
        double Death(params (string, double)[] more) => Run("heart-ischemia", Organism.Mouse, 25, [.. closed, .. more])["isc_D"];
        var control = Death();
        Assert.InRange(control, 0.05, 0.95);
        Assert.True(Death(("u_now_hea_SIRT1", 1)) < 0.95 * control);
        Assert.Equal(control, Death(("u_now_hea_SIRT1", 1), ("act_SIRT1", 0)), 8);
        Assert.Equal(0, Run("heart-ischemia", Organism.Mouse, 25)["isc_D"], 8);
    }

    // E5: the level of LC3-II rises when more is started and when less is cleared; flux tells the two apart, and so does bafilomycin.
    [Fact]
    public void E5_flux_is_told_from_the_level_of_LC3_II()
    {
        var more = Run("autophagy", Organism.Mouse, Week, ("u_liv_SIRT1", 1));
        var blocked = Run("autophagy", Organism.Mouse, Week, ("aut_lysosome", 0.7));
        Assert.True(more["aut_L"] > 1.05 && blocked["aut_L"] > 1.05);
        Assert.True(more["aut_flux"] > 1.05 && Math.Abs(blocked["aut_flux"] - 1) < 0.01);
        Assert.True(more["aut_P"] < 0.97 && more["aut_G"] < 1);

        // With bafilomycin LC3-II grows by initiation over its time constant: more initiation gives more, a slow lysosome does not.
        double Growth(params (string, double)[] set) =>
            Run("autophagy", Organism.Mouse, Week + 2, [.. set, ("aut_at", Week)])["aut_L"] - Run("autophagy", Organism.Mouse, Week, set)["aut_L"];
        var normal = Growth();
        Assert.Equal(2 / Row("aut_tau_L"), normal, 4);
        Assert.True(Growth(("u_liv_SIRT1", 1)) > 1.05 * normal);
        Assert.Equal(normal, Growth(("aut_lysosome", 0.7)), 4);
        Assert.Equal("+-", Table.Single(row => row.Id == "aut_sirt1").Signs);
    }

    // E4: a mild pulse makes a later one do less; later still the defense is gone again.
    [Fact]
    public void E4_a_mild_pulse_of_oxidants_raises_later_resistance()
    {
        double Second(double first, double at) =>
            Run("stress-resistance", Organism.Mouse, at + 48, ("str_first", first), ("str_first_at", 1), ("str_second", 5), ("str_second_at", at))["str_area"]
            - Run("stress-resistance", Organism.Mouse, at + 48, ("str_first", first), ("str_first_at", 1))["str_area"];
        var naive = Second(0, 48);
        Assert.True(Second(2, 24) < naive - 5e-3, $"{Second(2, 24)} {naive}");
        Assert.Equal(naive, Second(2, 60 * 24), 4);
        Assert.All(Response.Of("stress-resistance").Rows(Table), row => Assert.Equal("assumed", row.Checked));

        // AMPK answers to the pulse, FOXO to AMPK, each later than what drives it, and both come back.
        double After(double hours, string state) => Run("stress-resistance", Organism.Mouse, 1 + hours, ("str_first", 2), ("str_first_at", 1))[state];
        Assert.True(After(1, "str_K") > 1.05 && After(3, "str_F") > 1.02, $"{After(1, "str_K")} {After(3, "str_F")}");
        Assert.True(After(12, "str_K") - 1 < 0.1 * (After(12, "str_F") - 1), $"{After(12, "str_K")} {After(12, "str_F")}");
        Assert.All(new[] { "str_K", "str_F" }, state => Assert.Equal(1, After(30 * 24, state), 4));
    }

    // E2: under disease the drive raises ATF4 and the response and lowers harm; without ATF4 it does nothing.
    [Fact]
    public void E2_the_benefit_needs_ATF4()
    {
        (string, double)[] disease = [("upr_stress", 2)];
        double Harm(params (string, double)[] more) => Run("unfolded-protein", Organism.Mouse, 60 * Week, [.. disease, .. more])["upr_G"];
        Assert.True(Harm() > 1.3);
        Assert.True(Harm(("u_bra_SIRT1", 1)) < Harm() - 1e-3);
        Assert.True(Harm(("upr_atf4", 0)) > Harm());
        Assert.Equal(Harm(("upr_atf4", 0)), Harm(("upr_atf4", 0), ("u_bra_SIRT1", 1)), 6);
        Assert.Equal([Organism.Mouse], Response.Of("unfolded-protein").Evidence.Keys);
        Assert.Equal("sign only, mouse", Response.Of("unfolded-protein").Badge(Organism.Mouse));
    }

    // O10: at the reference regimen the effects are the pooled ones; the trial at 2 g stands apart.
    [Fact]
    public void O10_lipids_are_the_pooled_effects_and_the_two_gram_trial_stands_apart()
    {
        var run = Run("lipids", Organism.Human, 52 * Week, ("u_liv_SIRT1", 1));
        Assert.Equal(-1.5, run["lip_ldl"], 3);
        Assert.Equal(-0.15, run["lip_hdl"], 3);
        Assert.Equal(-12.9, run["lip_tg"], 3);
        var high = Run("lipids", Organism.Human, 52 * Week, ("u_liv_SIRT1", 1e6));
        Assert.Equal(-18.73, high["lip_ldl_2g"], 2);
        foreach (var (id, low, top) in new[] { ("lip_ldl_ref", -11.7, 8.6), ("lip_hdl_ref", -5.73, 5.44), ("lip_tg_ref", -29.5, 3.7) })
        {
            var row = Table.Single(row => row.Id == id);
            Assert.Equal(low, row.Value - 1.96 * row.Spread, 0.2);
            Assert.Equal(top, row.Value + 1.96 * row.Spread, 0.2);
        }
    }

    private static double Row(string id) => Table.Single(row => row.Id == id).Value;
}
