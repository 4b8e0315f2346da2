namespace Nadir;

public sealed class TrialFileTests
{
    private const string Good = """
        {"kind":"trial","title":"t","arms":[{"label":"A","n":10},{"label":"B","n":10,"takes":[{"precursor":"NMN","mg":300,"days":28}]}],
         "visits":[{"day":0},{"day":14},{"day":28}],"endpoints":[{"name":"blood NAD"}],"analyses":[{"endpoint":"blood NAD","method":"ancova"}]}
        """;

    [Fact]
    public void Every_ready_trial_reads_and_copies_a_known_one()
    {
        Assert.NotEmpty(TrialFile.Ready);
        var evidence = EvidenceReader.BuiltIn();
        Assert.All(TrialFile.Ready, name =>
        {
            var trial = TrialFile.Read(name, Body.Default);
            Assert.True(trial.Evidence is null || evidence[trial.Evidence].Id == trial.Evidence);
        });
    }

    [Fact]
    public void A_plain_file_holds_every_arm_against_the_first_at_the_last_visit()
    {
        var trial = TrialFile.Parse("t.json", Good, Body.Default);
        var plan = Assert.Single(trial.Analyses);
        Assert.Equal(2, plan.Visit);
        Assert.Equal([-1.0, 1.0], Assert.Single(plan.Contrasts).Weights);
    }

    [Fact]
    public void A_wrong_file_lists_every_problem_with_its_place()
    {
        var text = Good.Replace("\"n\":10}", "\"n\":0}", StringComparison.Ordinal)
            .Replace("{\"day\":14}", "{\"day\":14,\"window\":14}", StringComparison.Ordinal)
            .Replace("\"endpoint\":\"blood NAD\"", "\"endpoint\":\"happiness\"", StringComparison.Ordinal)
            .Replace("{\"name\":\"blood NAD\"}", "{\"name\":\"joy\"}", StringComparison.Ordinal)
            .Replace("\"title\":\"t\"", "\"title\":\"t\",\"dropout\":{\"share\":2},\"adherence\":{\"missed\":-1}", StringComparison.Ordinal);
        var problems = Assert.Throws<ModelException>(() => TrialFile.Parse("t.json", text, Body.Default)).Problems;
        foreach (var (place, word) in new[]
        {
            ("arms[0].n", "0 participants"), ("visits[1]", "overlaps"), ("visits[2]", "overlaps"), ("analyses[0].endpoint", "happiness"), ("endpoints[0].name", "joy"), ("dropout.share", "200 %"), ("adherence.missed", "-1"),
        })
        {
            Assert.Contains(problems, problem => problem.Where == $"t.json: {place}" && problem.Message.Contains(word, StringComparison.Ordinal));
        }

        Assert.Equal(7, problems.Count);
    }
}
