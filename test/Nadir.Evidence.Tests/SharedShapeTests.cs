namespace Nadir;

public sealed class SharedShapeTests
{
    // Where the words of the shared file say less than, or something else than, our own files.
    private static readonly string[] Different = ["pirinen2020/controls", "pirinen2020/patients", "kimura2022_iv/IV", "ketron2025_NAM/NAM"];

    [Fact]
    public void Shared_file_gives_the_schedules_of_our_own_files()
    {
        Assert.SkipWhen(SharedEvidence.Text is null, SharedEvidence.Missing);
        var shared = EvidenceReader.Parse([("human-nad.json", SharedEvidence.Text!)]);
        var differ = EvidenceReader.BuiltIn().Trials
            .SelectMany(trial => trial.Arms.Where(arm => arm.Schedule != shared[trial.Id].FindArm(arm.Id)!.Schedule), (trial, arm) => $"{trial.Id}/{arm.Id}");
        Assert.Equal(Different.Order(StringComparer.Ordinal), differ.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Shared_file_gives_the_people_of_our_own_files()
    {
        Assert.SkipWhen(SharedEvidence.Text is null, SharedEvidence.Missing);
        var shared = EvidenceReader.Parse([("human-nad.json", SharedEvidence.Text!)]);
        Assert.All(EvidenceReader.BuiltIn().Trials.Where(trial => trial.Id is not ("kimura2022_iv" or "ketron2025_NAM")), trial =>
        {
            var (mine, theirs) = (trial.Population, shared[trial.Id].Population);
            Assert.Equal((mine.N, mine.AgeLow, mine.AgeHigh, mine.Bmi), (theirs.N, theirs.AgeLow, theirs.AgeHigh, theirs.Bmi));
            Assert.True(theirs.MaleFraction is null || Math.Abs(theirs.MaleFraction.Value - (mine.MaleFraction ?? -1)) < 5e-4);
            Assert.True(theirs.AgeMean is null || theirs.AgeMean == mine.AgeMean);
            Assert.Equal(trial.Arms.Select(arm => arm.N), shared[trial.Id].Arms.Select(arm => arm.N));
        });
    }

    [Fact]
    public void Shared_file_is_external_and_its_ids_are_clean()
    {
        Assert.SkipWhen(SharedEvidence.Text is null, SharedEvidence.Missing);
        var shared = EvidenceReader.Parse([("human-nad.json", SharedEvidence.Text!)]);
        Assert.All(shared.Trials, trial => Assert.Equal(TrialRole.External, shared.RoleOf(trial)));
        Assert.All(EvidenceReader.BuiltIn().Trials.Where(trial => trial.Id is not ("norheim2024_copd" or "ketron2025_NAM")), trial =>
            Assert.Equal((trial.Doi, trial.Pmcid, trial.Registry), (shared[trial.Id].Doi, shared[trial.Id].Pmcid, shared[trial.Id].Registry)));
    }

    [Theory]
    [InlineData("NMN", "500 mg twice daily", 1000, 500, 2, "NMN", "immediate", 0)]
    [InlineData("NMN", "twice daily", 1000, 500, 2, "NMN", "immediate", 0)]
    [InlineData("NMN", "two 150 mg doses", 300, 150, 2, "NMN", "immediate", 0)]
    [InlineData("NMN", "two 150 mg capsules once daily", 300, 300, 1, "NMN", "immediate", 0)]
    [InlineData("NMN", "125 mg x2 capsules daily", 250, 250, 1, "NMN", "immediate", 0)]
    [InlineData("NMN (MIB-626)", "daily", 400, 400, 1, "NMN", "immediate", 0)]
    [InlineData("NR-Cl", "three times daily", 900, 300, 3, "NR", "immediate", 0)]
    [InlineData("NR+pterostilbene", "once daily", 250, 250, 1, "NR", "immediate", 0)]
    [InlineData("NA (niacin)", "once daily", 500, 500, 1, "NA", "immediate", 0)]
    [InlineData("NA (ER)", "once daily", 500, 500, 1, "NA", "extended", 0)]
    [InlineData("nicotinamide", "once daily", 500, 500, 1, "NAM", "immediate", 0)]
    [InlineData("NMN", "6 h infusion", 300, 300, 1, "NMN", "immediate", 6)]
    [InlineData("NMN", "30 min infusion once daily", 300, 300, 1, "NMN", "immediate", 0.5)]
    [InlineData("NMN", "", 300, 300, 1, "NMN", "immediate", 0)]
    public void Sentence_is_read_as_a_schedule(string compound, string frequency, double total, double dose, int times, string precursor, string form, double hours) =>
        Assert.Equal(
            new ArmSchedule(precursor, precursor == "NR" ? "chloride" : null, dose, times, 28, form, hours > 0 ? "intravenous" : "oral", hours),
            ReadArm(compound, frequency, $"\"dose_mg\":{total},\"duration_days\":28").Schedule);

    [Fact]
    public void Single_dose_is_one_day_whatever_the_length() =>
        Assert.Equal(new ArmSchedule("NAM", null, 1000, 1, 1, "immediate", "oral", 0), ReadArm("NAM", "single", "\"dose_mg\":1000").Schedule);

    [Theory]
    [InlineData("NMN", "daily", "\"duration_days\":28", "dose is not reported")]
    [InlineData("NMN", "daily", "\"dose_mg\":250", "length of dosing is not reported")]
    [InlineData("NMN", "daily", "\"dose_mg\":250,\"duration_days\":1e9", "not a number of days")]
    [InlineData("NMN", "daily", "\"dose_mg\":1e9,\"duration_days\":28", "above 1,000,000")]
    [InlineData("NMN", "daily + aerobic sport", "\"dose_mg\":250,\"duration_days\":28", "exercise")]
    [InlineData("NMN", "uptitrated to 1000 mg", "\"dose_mg\":1000,\"duration_days\":28", "step by step")]
    [InlineData("NMN", "sublingual, daily", "\"dose_mg\":250,\"duration_days\":28", "only oral")]
    [InlineData("NMN+NR", "daily", "\"dose_mg\":250,\"duration_days\":28", "mixture")]
    [InlineData("NMN and resveratrol", "daily", "\"dose_mg\":250,\"duration_days\":28", "mixture")]
    [InlineData("NAD+", "6 h infusion", "\"dose_mg\":750,\"duration_days\":1", "NAD+ itself")]
    [InlineData("NADH", "daily", "\"dose_mg\":20,\"duration_days\":28", "NAD+ itself")]
    [InlineData("trigonelline", "daily", "\"dose_mg\":50,\"duration_days\":28", "not in the model")]
    public void Arm_that_the_model_cannot_replay_is_kept_with_the_reason(string compound, string frequency, string rest, string reason)
    {
        var arm = ReadArm(compound, frequency, rest);
        Assert.Null(arm.Schedule);
        Assert.Contains(reason, arm.WhyNotReplayed, StringComparison.Ordinal);
    }

    [Fact]
    public void One_trial_a_list_and_a_collection_are_the_same_evidence()
    {
        var trial = Trial("NMN", "daily", "\"dose_mg\":250,\"duration_days\":28");
        var own = """{"id":"own1","citation":"c","design":{},"population":{},"arms":[{"id":"a","compound":"NMN","schedule":{"precursor":"NMN","doseMg":250,"timesPerDay":1,"days":28}}],"observations":[]}""";
        foreach (var text in new[] { trial, $"[{trial},{own}]", $$"""{"trials":[{{trial}},{{own}}]}""" })
        {
            var set = EvidenceReader.Parse([("x.json", text)]);
            Assert.Equal(250, set["t"].Arms[0].Schedule!.DoseMilligrams);
            Assert.All(set.Trials, read => Assert.Equal(set["t"].Arms[0].Schedule, read.Arms[0].Schedule));
        }
    }

    [Fact]
    public void Row_that_is_not_one_number_is_kept_as_text()
    {
        var set = EvidenceReader.Parse([("x.json", Trial(
            "NMN", "daily", "\"dose_mg\":250,\"duration_days\":28", """{"arm":"a","analyte":"NAD+","matrix":"blood","unit":"uM","value":"15-30","spread":"1-2","statistic":"range","checked":"second-hand","n":"~16","day":"late"}"""))]);
        var row = set["t"].Observations[0];
        Assert.Equal((null, "15-30", null, "1-2", null, null), (row.Value, row.ValueText, row.Spread, row.SpreadText, row.N, row.Day));
    }

    private static Arm ReadArm(string compound, string frequency, string rest) => EvidenceReader.Parse([("x.json", Trial(compound, frequency, rest))])["t"].Arms[0];

    private static string Trial(string compound, string frequency, string rest, string rows = "") =>
        $$"""{"id":"t","citation":"c","design":{},"population":{},"arms":[{"arm":"a","compound":"{{compound}}","frequency":"{{frequency}}",{{rest}}}],"observations":[{{rows}}]}""";
}
