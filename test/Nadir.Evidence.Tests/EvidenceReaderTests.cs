using System.Text.Json.Nodes;

namespace Nadir;

public sealed class EvidenceReaderTests
{
    private const string Valid = """
        {"trials":[{"id":"x2030","citation":"X 2030","design":{"duration_days":28,"matrix":"whole blood"},"population":{"n_total":20,"age":"40-60"},
        "arms":[{"arm":"NMN","n":10,"compound":"NMN","dose_mg":500,"frequency":"250 mg twice daily","duration_days":28},{"arm":"placebo","n":10,"compound":"placebo","dose_mg":0,"duration_days":28}],
        "observations":[{"arm":"NMN","analyte":"NAD+","matrix":"whole blood","unit":"fold","day":28,"value":1.9,"statistic":"fold_change","checked":"read in the source"}]}]}
        """;

    [Fact]
    public void Built_in_evidence_has_every_trial_with_a_role()
    {
        var set = EvidenceReader.BuiltIn();
        Assert.Equal(43, set.Trials.Count);
        Assert.Equal(166, set.Trials.Sum(trial => trial.Observations.Count));
        Assert.Equal(9, set.Trials.Count(trial => set.RoleOf(trial) == TrialRole.Training));
        Assert.All(set.Trials, trial => Assert.NotEqual(TrialRole.External, set.RoleOf(trial)));
        Assert.Equal(155.6, set.References.Single(reference => reference.Id == "urine_2py").Value);
    }

    [Fact]
    public void Built_in_evidence_equals_the_shared_file_row_by_row()
    {
        var shared = SharedFile();
        Assert.SkipWhen(shared is null, "../shared/evidence/human-nad.json is not there");
        var builtIn = EvidenceReader.BuiltIn();
        foreach (var trial in JsonNode.Parse(File.ReadAllText(shared!))!["trials"]!.AsArray())
        {
            var mine = builtIn[(string)trial!["id"]!];
            Assert.Equal(trial["arms"]!.AsArray().Select(arm => (string)arm!["arm"]!), mine.Arms.Select(arm => arm.Id));
            Assert.Equal(trial["observations"]!.AsArray().Count, mine.Observations.Count);
            foreach (var (theirs, row) in trial["observations"]!.AsArray().Zip(mine.Observations))
            {
                Assert.Equal((string?)theirs!["unit"], row.Unit);
                Assert.Equal((string?)theirs["statistic"], row.Statistic);
                Assert.Equal((double?)theirs["day"], row.Day);
                if (theirs["value"] is JsonValue value && value.TryGetValue<double>(out var number))
                {
                    Assert.Equal(number, row.Value);
                }
            }
        }
    }

    [Fact]
    public void Shared_shape_is_read_with_the_same_schedules()
    {
        var shared = SharedFile();
        Assert.SkipWhen(shared is null, "../shared/evidence/human-nad.json is not there");
        var set = EvidenceReader.Parse([("human-nad.json", File.ReadAllText(shared!))]);
        Assert.Equal(43, set.Trials.Count);
        foreach (var (trial, arm) in new[] { ("conze2019", "1000"), ("christen2026", "NMN"), ("nadbrain2026", "A_NR"), ("menon2007_nicER", "ER niacin"), ("katayoshi2023", "NMN") })
        {
            Assert.Equal(EvidenceReader.BuiltIn()[trial].FindArm(arm)!.Schedule, set[trial].FindArm(arm)!.Schedule);
        }
    }

    [Fact]
    public void Twice_daily_total_is_split_into_two_doses()
    {
        var arm = EvidenceReader.Parse([("x.json", Valid)])["x2030"].FindArm("NMN")!;
        Assert.Equal(new ArmSchedule("NMN", null, 250, 2, 28, "immediate", "oral", 0), arm.Schedule);
    }

    [Theory]
    [InlineData("\"unit\":\"fold\",", "", "observations[0].unit")]
    [InlineData("\"dose_mg\":500", "\"dose_mg\":-5", "arms[0].dose_mg")]
    [InlineData("\"dose_mg\":500", "\"dose_mg\":\"much\"", "arms[0].dose_mg")]
    [InlineData("\"read in the source\"", "\"perhaps\"", "observations[0].checked")]
    [InlineData("\"id\":\"x2030\",", "", "trials[0].id")]
    [InlineData("\"analyte\":\"NAD+\",", "", "observations[0].analyte")]
    public void Wrong_entry_is_named_with_its_place(string from, string to, string place)
    {
        var e = Assert.Throws<ModelException>(() => EvidenceReader.Parse([("x.json", Valid.Replace(from, to, StringComparison.Ordinal))]));
        Assert.Contains(e.Problems, problem => problem.Where.StartsWith("x.json: ", StringComparison.Ordinal) && problem.Where.EndsWith(place, StringComparison.Ordinal));
    }

    [Fact]
    public void Cut_off_file_is_named_with_line_and_column()
    {
        var e = Assert.Throws<ModelException>(() => EvidenceReader.Parse([("x.json", Valid[..200])]));
        Assert.Matches(@"x\.json:\d+:\d+", e.Problems[0].Where);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"foo\":1}")]
    public void File_without_a_trial_is_refused(string text) => Assert.Throws<ModelException>(() => EvidenceReader.Parse([("x.json", text)]));

    [Fact]
    public void Row_without_a_number_is_kept() =>
        Assert.Null(EvidenceReader.Parse([("x.json", Valid.Replace("\"value\":1.9,", "", StringComparison.Ordinal))])["x2030"].Observations[0].Value);

    private static string? SharedFile()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "evidence", "human-nad.json");
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
