using static Nadir.Units;

namespace Nadir;

/// <summary>Responses asked with intervals: published nulls lie inside, what has only a sign has no size, a knock-out abolishes.</summary>
/// <remarks>
/// Nulls inside by construction are no blind predictions: uptake and its threshold (exe_cap_nmn, exe_mito_nmn are centered on zero because of them), glucose, HbA1c and clamp (glu_effect has both
/// results inside), pressure and ALT (centers pooled from trials some of which have the validation role). What these tests hold is that nothing on the way from dose to outcome breaks that.
/// </remarks>
public sealed class ResponseStudyTests
{
    private static readonly Person Woman = new(55 * year, Sex.Female, 68 * kg, 166 * cm);
    private static readonly double[] FourWeeks = [0, 24 * 28];
    private static readonly double[] OneWeek = [0, 24 * 7];
    private static readonly Lazy<ResponseForecast> Exercise = new(() => Ask("exercise", 300));

    private static ResponseForecast Ask(string response, double dose, int draws = 20, Condition[]? conditions = null, double[]? hours = null) => ResponseStudy.Run(
        Body.Default, Woman, new ResponseQuestion(Response.Of(response), Regimen.Oral(Precursor.NMN, dose * mg, 1 * day, 28), hours ?? FourWeeks, DriveKind.Pool, null, conditions), draws, 3);

    private static ResponseRange Effect(ResponseForecast forecast, string output) => forecast.Outputs.Single(series => series.Output.Id == output).Effect!;

    // O9: fasting glucose and HbA1c do not differ in pooled trials: inside, as glu_effect was set. The clamp of one arm (+25 %) is inside the prior of the reference regimen (ResponseModuleTests);
    // after four weeks of 250 mg it is above the interval, of which only a rise is asked here.
    [Fact]
    public void O9_nulls_of_glucose_lie_inside_and_the_clamp_may_rise_or_not()
    {
        var forecast = Ask("glucose", 250, 30);
        Assert.True(Effect(forecast, "glu_G").Contains(0));
        Assert.True(Effect(forecast, "glu_hba1c").Contains(0) && Effect(forecast, "glu_hba1c").Contains(-0.01));
        Assert.True(Effect(forecast, "glu_homa").Contains(0));
        Assert.True(Effect(forecast, "glu_clamp").Contains(0));
        Assert.InRange(Effect(forecast, "glu_clamp").High, 15, 60);
    }

    // O6: maximal uptake did not differ from placebo at 300 to 2000 mg.
    [Theory]
    [InlineData(300)]
    [InlineData(2000)]
    public void O6_the_null_of_maximal_uptake_lies_inside(double dose)
    {
        var forecast = dose > 300 ? Ask("exercise", dose) : Exercise.Value;
        Assert.True(Effect(forecast, "exe_vo2").Contains(0) && Effect(forecast, "exe_threshold").Contains(0));
        Assert.True(Effect(forecast, "exe_walk").Contains(0) && Effect(forecast, "exe_walk").Contains(10));
    }

    // O6: training is an input; it acts through the response and leaves what NMN does on top as it is (D3: NMN at most adds).
    [Fact]
    public void O6_training_is_an_input_and_is_not_counted_twice()
    {
        var (plain, trained) = (Exercise.Value, Ask("exercise", 300, 20, [new Condition(Input.Named("training"), 1)]));
        ResponseSeries Of(ResponseForecast forecast, string output) => forecast.Outputs.Single(series => series.Output.Id == output);
        Assert.Equal(Effect(plain, "exe_walk").Best, Effect(trained, "exe_walk").Best, 1e-3);
        Assert.True(Of(trained, "exe_vo2").Control![^1].Best > Of(plain, "exe_vo2").Control![^1].Best + 2);
    }

    // P6, E6: radiation of a study is the damage of the response, at its hour; it does not speed up a repair of nothing.
    [Fact]
    public void E6_radiation_that_begins_is_damage_at_that_hour()
    {
        ResponseForecast With(Dictionary<string, double>? inputs, params Condition[] conditions) => ResponseStudy.Run(
            Body.Default, Woman, new ResponseQuestion(Response.Of("dna-repair"), Regimen.Oral(Precursor.NMN, 300 * mg, 1 * day, 2), [0, 36], DriveKind.Pool, inputs, conditions), 20, 3);
        var radiation = Input.Named("radiation");
        var (asked, set) = (With(null, new Condition(radiation, 4, fromHour: 24)), With(new() { ["dna_dose"] = 4, ["dna_at"] = 24 }));
        Assert.Equal(set.Outputs.Select(series => (series.Output.Id, series.Rise, series.Fall)), asked.Outputs.Select(series => (series.Output.Id, series.Rise, series.Fall)));
        Assert.Contains(asked.Outputs, series => series.Output.Id == "dna_area" && series.Fall > 0);
        Assert.Contains("once", Assert.Throws<ArgumentException>(() => With(null, new Condition(radiation, 4, fromHour: 24), new Condition(radiation, 1, fromHour: 30))).Message, StringComparison.Ordinal);
    }

    // E7: whoever asks this response is told that the human claim is implausible.
    [Fact]
    public void E7_the_answer_says_that_doubled_telomeres_are_implausible()
    {
        var forecast = Ask("dna-repair", 300, 20, null, [0, 1]);
        Assert.Contains(forecast.Notes, note => note.Contains("telomeres", StringComparison.Ordinal) && note.Contains("implausible", StringComparison.Ordinal));
        Assert.Equal((0, 0), (forecast.Outputs.Single(series => series.Output.Id == "dna_T").Rise, forecast.Outputs.Single(series => series.Output.Id == "dna_T").Fall));
    }

    // O2: diastolic pressure in people: centered on the pooled effect, with its interval.
    [Fact]
    public void O2_diastolic_pressure_of_people_has_the_pooled_effect_and_its_interval()
    {
        var effect = Effect(Ask("vessels", 300, 30), "ves_dbp");
        Assert.InRange(effect.Best, -3.46, -2.2);
        Assert.True(effect.Contains(-2.15), $"{effect}");
        Assert.InRange(effect.High - effect.Low, 2, 9);
    }

    // E1 and E3: biopsies of people showed no change: chances only, "no visible change" likely, and no size anywhere.
    [Fact]
    public void E1_mitochondria_of_people_may_not_change_and_no_size_is_given()
    {
        var forecast = Ask("mitochondria", 300);
        Assert.True(forecast.IsSignOnly);
        Assert.Equal("sign only, human", forecast.Badge);
        Assert.All(forecast.Outputs, series => Assert.True(series.Effect is null && series.Treated is null && series.Control is null));
        var mass = forecast.Outputs.Single(series => series.Output.Id == "mit_M");
        Assert.True(mass.None > 0.4 && mass.Rise > 0 && mass.Rise + mass.Fall + mass.None == 1, $"{mass.Rise} {mass.None}");
    }

    [Fact]
    public void E3_without_SIRT1_nothing_moves()
    {
        var mass = Ask("mitochondria", 300, 20, [new Condition(Input.Named("SIRT1"), 0)], OneWeek).Outputs.Single(series => series.Output.Id == "mit_M");
        Assert.Equal(1, mass.None);
    }

    [Fact]
    public void The_same_seed_gives_the_same_chances_and_a_wrong_input_is_refused()
    {
        Assert.Equal(Effect(Ask("lipids", 300, hours: OneWeek), "lip_ldl"), Effect(Ask("lipids", 300, hours: OneWeek), "lip_ldl"));
        var e = Assert.Throws<ArgumentException>(() => ResponseStudy.Run(
            Body.Default, Woman, new ResponseQuestion(Response.Of("lipids"), Regimen.None, FourWeeks, Inputs: new Dictionary<string, double>(StringComparer.Ordinal) { ["salt"] = 1 }), 20, 1));
        Assert.Contains("no input 'salt'", e.Message, StringComparison.Ordinal);
    }

    // P6 with intervals: on every side tissues fall by about 30 % and blood stays; without CD38 the side of CD38 has no fall.
    [Fact(Explicit = true)]
    public void P6_age_by_every_side_with_intervals()
    {
        var rows = AgingStudy.Run(Body.Default, Woman, 20, 5).ToDictionary(row => row.Side, StringComparer.Ordinal);
        foreach (var side in new[] { "CD38", "NAMPT", "both" })
        {
            Assert.True(rows[side].Tissues.Contains(0.7), side);
            Assert.InRange(rows[side].Tissues.Best, 0.64, 0.78);
            Assert.InRange(rows[side].Blood.Best, 0.9, 1.1);

            // What a comparison of 50 old with 50 young people would see: flat lies inside.
            var noise = Math.Exp(1.645 * Body.Default.Rules["wholeblood.between"] * Math.Sqrt(2.0 / 50));
            Assert.InRange(1, rows[side].Blood.Low / noise, rows[side].Blood.High * noise);
        }

        Assert.True(rows["CD38"].TissuesWithoutCd38.Low > 0.97);
        Assert.True(rows["NAMPT"].TissuesWithoutCd38.Best < 0.9);
        Assert.InRange(rows["no decline"].Tissues.Low, 0.97, 1.03);
    }

    // E1: matrix NAD(H) sets the respiratory capacity of muscle, heart and liver; NMN raises it where the pool rises, and a body that has lost its NAD+ cannot hold ATP.
    [Fact]
    public void E1_respiratory_capacity_and_ATP_follow_matrix_NAD_in_muscle_heart_and_liver()
    {
        var rest = Body.Default.At(Woman);
        var run = rest.Simulate(Regimen.Oral(Precursor.NMN, 500 * mg, 1 * day, 14), [0, 24 * 14]);
        var (before, after) = (RedoxState.Of(rest, 0, run.StateAt(0)), RedoxState.Of(rest, 24 * 14, run.StateAt(1)));
        foreach (var tissue in new[] { "muscle", "heart", "liver" })
        {
            var (a, b) = (before.Single(row => row.Tissue == tissue), after.Single(row => row.Tissue == tissue));
            Assert.Equal(1, a.Atp, 6);
            Assert.True(b.Matrix > a.Matrix && b.RespiratoryCapacity > a.RespiratoryCapacity, tissue);
            Assert.InRange(b.Atp, 0.999, 1.001); // at rest demand decides, not the pool: the null of people
            Assert.True(b.Cytosol > a.Cytosol && b.FreeCytosol > a.FreeCytosol, tissue);
            Assert.Equal(a.CytosolRatio, b.CytosolRatio, 1e-3 * a.CytosolRatio); // NADH follows: a set-point, moved by what loads it and not by the pool
        }
    }

    // E1: what SLC25A51 carries: with a five-hundredth of it capacity is lower and liver falls short; with a tenth of that respiration and ATP of muscle, heart and liver do.
    [Fact]
    public void E1_without_SLC25A51_respiration_and_ATP_fall_in_muscle_heart_and_liver()
    {
        var rest = Body.Default.At(Woman);
        RedoxState With(double activity, string tissue) =>
            rest.Under([new Condition(Input.Named("SLC25A51"), activity)]) is var person ? RedoxState.Of(person, 0, person.State).Single(row => row.Tissue == tissue) : null!;
        foreach (var tissue in new[] { "muscle", "heart", "liver" })
        {
            var (whole, little, least) = (With(1, tissue), With(0.002, tissue), With(0.0002, tissue));
            Assert.True(little.RespiratoryCapacity < 0.95 * whole.RespiratoryCapacity, $"{tissue}: {little.RespiratoryCapacity} {whole.RespiratoryCapacity}");
            Assert.True(least.Respiration < 0.7 && least.Atp < 0.7, $"{tissue}: {least.Respiration} {least.Atp}");
            Assert.True(least.Cytosol > 0.99 * whole.Cytosol, tissue);
        }

        Assert.True(With(0.002, "liver").Respiration < 0.8 && With(0.002, "liver").Atp < 0.8);
    }

    // O8: lactate over pyruvate is K and free NAD+/NADH; it rises without oxygen and hardly moves on NMN. O5: ethanol loads the liver with NADH.
    [Fact]
    public void O8_lactate_follows_the_equilibrium_of_LDH_and_O5_ethanol_loads_the_liver()
    {
        var rest = Body.Default.At(Woman);
        var calm = RedoxState.Of(rest, 0, rest.State).Single(row => row.Tissue == "muscle");
        Assert.Equal(1 / (calm.CytosolRatio * rest.Rule("redox.K.LDH")), calm.LactateOverPyruvate, 9);
        var hypoxic = rest.Under([new Condition(Input.Named("hypoxia"), 0.9)]);
        Assert.True(RedoxState.Of(hypoxic, 0, hypoxic.State).Single(row => row.Tissue == "muscle").Lactate > calm.Lactate);
        var drunk = rest.Under([new Condition(Input.Named("ethanol"), 1)]);
        var (sober, loaded) = (RedoxState.Of(rest, 0, rest.State).Single(row => row.Tissue == "liver"), RedoxState.Of(drunk, 0, drunk.State).Single(row => row.Tissue == "liver"));
        Assert.True(loaded.MatrixRatio < sober.MatrixRatio && loaded.LactateOverPyruvate > 2 * sober.LactateOverPyruvate);
    }

    // O5 and O1 in the body of the mouse: the response takes the ethanol of the body; without Sirt1 the heart is not spared.
    [Fact(Explicit = true)]
    public void O5_O1_mouse_liver_takes_the_ethanol_of_the_body_and_Sirt1_decides_over_the_heart()
    {
        var mouse = new Mouse(25 * g, 3);
        var water = MouseRegimen.DrinkingWater(Body.Mouse, mouse, Precursor.NMN, 300, 28);
        var liver = ResponseStudy.Run(Body.Mouse, mouse, new ResponseQuestion(Response.Of("liver"), water, [0, 24 * 14], Conditions: [new Condition(Input.Named("ethanol"), 1)]), 24, 3);
        var prevented = Effect(liver, "hep_prevented");
        Assert.True(prevented.Low < 0.15 && prevented.High > 0.85, $"{prevented}");
        double[] hours = [0, 24, 48];
        var closed = new Dictionary<string, double>(StringComparer.Ordinal) { ["isc_at"] = 24.5 };
        var dose = Regimen.Of([new Intake(Precursor.NMN, 12.5, 24) { Route = Route.Peritoneum }], "NMN 500 mg/kg into the peritoneum, 30 minutes before");
        ResponseSeries Death(params Condition[] conditions) => ResponseStudy.Run(
            Body.Mouse, mouse, new ResponseQuestion(Response.Of("heart-ischemia"), dose, hours, DriveKind.Pool, closed, conditions), 24, 3).Outputs.Single(series => series.Output.Id == "isc_D");
        Assert.True(Death().Fall > 0.2 && Death().Rise < 0.1, $"{Death()}");
        Assert.Equal(1, Death(new Condition(Input.Named("SIRT1"), 0)).None);
    }
}
