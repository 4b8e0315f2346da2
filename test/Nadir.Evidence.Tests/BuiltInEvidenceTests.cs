using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nadir;

public sealed class BuiltInEvidenceTests
{
    private static readonly EvidenceSet BuiltIn = EvidenceReader.BuiltIn();

    [Fact]
    public void Every_trial_is_built_in_and_nine_train_the_body()
    {
        Assert.Equal(43, BuiltIn.Trials.Count);
        Assert.Equal(166, BuiltIn.Trials.Sum(trial => trial.Observations.Count));
        Assert.Equal(9, BuiltIn.Trials.Count(trial => BuiltIn.RoleOf(trial) == TrialRole.Training));
        Assert.Equal(155.6, BuiltIn.References.Single(reference => reference.Id == "urine_2py").Value);
    }

    [Fact]
    public void Every_row_of_the_shared_file_is_kept_with_its_numbers_and_its_order()
    {
        Assert.SkipWhen(SharedEvidence.Text is null, SharedEvidence.Missing);
        var trials = SharedEvidence.Trials.ToArray();
        Assert.Equal(trials.Select(trial => Text(trial, "id")).Order(StringComparer.Ordinal), BuiltIn.Trials.Select(trial => trial.Id));
        foreach (var trial in trials)
        {
            var mine = BuiltIn[Text(trial, "id")!];
            Assert.Equal(Text(trial, "doi"), mine.Doi);
            Assert.Equal(trial["arms"]!.AsArray().Select(arm => (Text(arm!, "arm"), Text(arm!, "compound"))), mine.Arms.Select(arm => ((string?)arm.Id, (string?)arm.Compound)));
            Assert.Equal(trial["observations"]!.AsArray().Select(row => Row(row!)), mine.Observations.Select(row => Row(AsShared(mine.Id, row))));
            Assert.Equal(Enumerable.Range(1, mine.Observations.Count), mine.Observations.Select(row => row.Row));
        }
    }

    // The shared file repeats day 14 of Conze 2019 at day 56; the paper prints other figures (docs/decisions/0041-conze-printed.md).
    private static readonly Dictionary<string, (double Shared, double Printed)> ConzeDay56 = new(StringComparer.Ordinal) { ["100"] = (22, 10), ["300"] = (51, 48), ["1000"] = (142, 139) };

    private static Observation AsShared(string trial, Observation row) =>
        trial == "conze2019" && row.Day == 56 && row.Value == ConzeDay56[row.Arm].Printed ? row with { Value = ConzeDay56[row.Arm].Shared } : row;

    [Fact]
    public void Conze_2019_carries_what_the_paper_prints_for_day_56() =>
        Assert.All(ConzeDay56, arm => Assert.Equal(arm.Value.Printed, BuiltIn["conze2019"].Observations.Single(row => row.Arm == arm.Key && row.Day == 56).Value));

    [Fact]
    public void Every_reference_value_of_the_shared_file_is_kept()
    {
        Assert.SkipWhen(SharedEvidence.Text is null, SharedEvidence.Missing);
        Assert.Equal(
            SharedEvidence.References.Select(value => (
                Text(value, "id"), Text(value, "analyte"), Text(value, "matrix"), Text(value, "unit"), Number(value, "value"), Words(value, "value"),
                Number(value, "spread"), Words(value, "spread"), (int?)Number(value, "n"), Text(value, "statistic"), Text(value, "citation"), Check(value), Text(value, "url"))),
            BuiltIn.References.Select(value => (
                (string?)value.Id, (string?)value.Analyte, (string?)value.Matrix, (string?)value.Unit, value.Value, value.ValueText,
                value.Spread, value.SpreadText, value.N, value.Statistic, (string?)value.Citation, value.Checked, value.Url)));
    }

    [Theory]
    [InlineData("conze2019", "1000", "NR", "chloride", 1000, 1, 56, "immediate", "oral", 0)]
    [InlineData("okabe2022", "NMN", "NMN", null, 250, 1, 84, "immediate", "oral", 0)]
    [InlineData("katayoshi2023", "NMN", "NMN", null, 125, 2, 84, "immediate", "oral", 0)]
    [InlineData("nadbrain2026", "A_NR", "NR", "chloride", 600, 2, 8, "immediate", "oral", 0)]
    [InlineData("martens2018", "NR", "NR", "chloride", 500, 2, 42, "immediate", "oral", 0)]
    [InlineData("liao2021", "1200", "NMN", null, 600, 2, 42, "immediate", "oral", 0)]
    [InlineData("huang2022", "NMN", "NMN", null, 300, 1, 60, "immediate", "oral", 0)]
    [InlineData("christen2026", "NAM", "NAM", null, 500, 1, 14, "immediate", "oral", 0)]
    [InlineData("nam_highdose1995", "3-10 g", "NAM", null, 6000, 1, 1, "immediate", "oral", 0)]
    [InlineData("menon2007_nicER", "ER niacin", "NA", null, 2000, 1, 1, "extended", "oral", 0)]
    [InlineData("wang2023_fingerstick", "500", "NMN", null, 500, 1, 30, "immediate", "oral", 0)]
    [InlineData("pirinen2020", "patients", "NA", null, 1000, 1, 300, "immediate", "oral", 0)]
    [InlineData("pencina2023a_14d", "1000 bid", "NMN", null, 1000, 2, 14, "immediate", "oral", 0)]
    [InlineData("pencina2023b_28d", "MIB-626", "NMN", null, 1000, 2, 28, "immediate", "oral", 0)]
    [InlineData("kimura2022_iv", "IV", "NMN", null, 300, 1, 1, "immediate", "intravenous", 0.333333)]
    [InlineData("dellinger2017", "NRPT2X", "NR", "chloride", 500, 1, 56, "immediate", "oral", 0)]
    [InlineData("trammell2016", "300", "NR", "chloride", 300, 1, 1, "immediate", "oral", 0)]
    [InlineData("yi2023", "placebo", "placebo", null, 0, 1, 60, "immediate", "oral", 0)]
    public void Arm_is_replayed_as_it_was_given(
        string trial, string arm, string precursor, string? salt, double dose, int times, double days, string form, string route, double hours) =>
        Assert.Equal(new ArmSchedule(precursor, salt, dose, times, days, form, route, hours), BuiltIn[trial].FindArm(arm)!.Schedule);

    [Theory]
    [InlineData("wang2023_fingerstick", "500+sport", "exercise")]
    [InlineData("wang2023_fingerstick", "sport", "exercise")]
    [InlineData("nam1g_pregnancy2024", "pregnant", "pregnancy")]
    [InlineData("grant2019_ivNAD", "IV NAD+", "infused NAD+")]
    [InlineData("connell2021", "INT", "mixture")]
    [InlineData("airhart2017", "NR", "raised step by step")]
    [InlineData("yoshino_followup_NCT04571008", "NMN", "300 or 450 mg")]
    public void Arm_that_cannot_be_replayed_says_why(string trial, string arm, string reason)
    {
        var found = BuiltIn[trial].FindArm(arm)!;
        Assert.Null(found.Schedule);
        Assert.Contains(reason, found.WhyNotReplayed, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_arm_has_a_schedule_or_a_reason_and_never_both() =>
        Assert.All(BuiltIn.Trials.SelectMany(trial => trial.Arms), arm => Assert.True(arm.Schedule is null ^ arm.WhyNotReplayed is null, arm.Id));

    [Fact]
    public void Arms_of_plain_NR_say_that_the_chloride_is_assumed() =>
        Assert.All(
            BuiltIn.Trials.SelectMany(trial => trial.Arms).Where(arm => arm.Schedule is { Precursor: "NR" } && !arm.Compound.Contains("Cl", StringComparison.Ordinal)),
            arm => Assert.Contains("NR chloride", arm.Note, StringComparison.Ordinal));

    [Fact]
    public void Only_NR_is_weighed_as_a_chloride() =>
        Assert.All(
            BuiltIn.Trials.SelectMany(trial => trial.Arms).Select(arm => arm.Schedule).OfType<ArmSchedule>(),
            schedule => Assert.Equal(schedule.Precursor == "NR", schedule.Salt is not null));

    [Fact]
    public void Remarks_of_the_shared_registry_ids_became_notes()
    {
        Assert.Equal("NCT02950441", BuiltIn["elhassan2019"].Registry);
        Assert.Contains("unconfirmed", BuiltIn["elhassan2019"].Design.Note, StringComparison.Ordinal);
        Assert.Equal("PMC5062546", BuiltIn["trammell2016"].Pmcid);
        Assert.Contains("unconfirmed", BuiltIn["trammell2016"].Design.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("irie2020", 10, 47.9, null, null, 1.0, null)]
    [InlineData("liao2021", 48, 38.5, 27.0, 50.0, 0.833, null)]
    [InlineData("pencina2023b_28d", 30, 61.9, 45.0, null, null, 29.2)]
    [InlineData("yoshino2021", 25, null, null, null, 0.0, 32.2)]
    [InlineData("connell2021", 14, 72.9, null, null, 0.714, 25.2)]
    [InlineData("lapatto2023", 40, 37.0, 33.0, 41.0, null, null)]
    public void Population_is_in_numbers(string trial, int n, double? mean, double? low, double? high, double? male, double? bmi)
    {
        var people = BuiltIn[trial].Population;
        Assert.Equal((n, mean, low, high, male, bmi), (people.N, people.AgeMean, people.AgeLow, people.AgeHigh, people.MaleFraction, people.Bmi));
    }

    [Fact]
    public void Assumed_mean_ages_say_so() =>
        Assert.All(new[] { "kim2022", "igarashi2022", "morifuji2024" }, id => Assert.Contains("assumed", BuiltIn[id].Population.Note, StringComparison.Ordinal));

    [Fact]
    public void Roles_name_every_trial_once()
    {
        Assert.Equal(BuiltIn.Trials.Select(trial => trial.Id), BuiltIn.Roles.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(TrialRole.External, BuiltIn.Roles.Values);
    }

    private static (string, string, string, string, double?, double?, double?, string?, string, double?, string?, int?, string?, Checked, string?) Row(Observation row) => (
        row.Arm, row.Analyte, row.Matrix, row.Unit, row.Day, row.Hour, row.Value, row.ValueText, row.Statistic,
        row.Spread, row.SpreadText, row.N, row.PValue, row.Checked, row.Url);

    private static (string, string, string, string, double?, double?, double?, string?, string, double?, string?, int?, string?, Checked, string?) Row(JsonNode row) => (
        Text(row, "arm")!, Text(row, "analyte")!.Replace("MNA", "MeNAM", StringComparison.Ordinal), Text(row, "matrix")!, Text(row, "unit")!, Number(row, "day"), Number(row, "hour"), Number(row, "value"), Words(row, "value"),
        Text(row, "statistic")!, Number(row, "spread"), Words(row, "spread"), (int?)Number(row, "n"), Text(row, "p_value"), Check(row), Text(row, "url"));

    private static string? Text(JsonNode node, string key) => (string?)node[key];

    private static double? Number(JsonNode node, string key) => node[key] is { } value && value.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>() : null;

    private static string? Words(JsonNode node, string key) => node[key] is { } value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static Checked Check(JsonNode node) => Text(node, "checked") switch
    {
        "read in the source" => Checked.ReadInSource,
        "second-hand" => Checked.SecondHand,
        "computed" => Checked.Computed,
        _ => Checked.Unconfirmed,
    };
}
