using System.Text.Json.Nodes;
using Nadir.App;

namespace Nadir;

public sealed class TrialCommandTests : IDisposable
{
    private const string Null = """
        {"kind":"trial","title":"null","arms":[{"label":"A","n":8},{"label":"B","n":8}],"visits":[{"day":0},{"day":28}],
         "endpoints":[{"name":"blood NAD"},{"name":"PhenoAge"}],"analyses":[{"endpoint":"blood NAD","method":"ancova","scale":"log"},{"endpoint":"PhenoAge","method":"ancova"}]}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("nadir-trial-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_trial_gives_JSON_participants_and_a_report()
    {
        var (study, people, page, chart) = (Write("null.json", Null), Path.Combine(folder, "people.csv"), Path.Combine(folder, "null.html"), Path.Combine(folder, "null.svg"));
        var (code, output, _) = await Run("trial", study, "--replicates", "20", "--pool", "24", "--json", "--participants", people, "--html", page, "--chart", chart);
        Assert.Equal(0, code);
        var json = JsonNode.Parse(output)!;
        Assert.Equal(2, json["contrasts"]!.AsArray().Count);
        Assert.NotNull(json["contrasts"]![0]!["power"]);
        Assert.Null(json["contrasts"]![1]!["power"]);
        Assert.NotNull(json["contrasts"]![1]!["sizeUnknown"]);
        Assert.Equal(1 + 16 * 2, (await File.ReadAllLinesAsync(people, TestContext.Current.CancellationToken)).Length);
        var html = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        int[] places = [.. new[] { "<h2>Methods", "<h2>Flow of participants", "<h2>Baseline", "<h2>Results", "<h2>Limits", "<h2>Made from" }.Select(heading => html.IndexOf(heading, StringComparison.Ordinal))];
        Assert.True(places[0] > 0 && places.SequenceEqual(places.Order()));
        Assert.StartsWith("<svg", await File.ReadAllTextAsync(chart, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("size unknown", html, StringComparison.Ordinal);
        Assert.Contains((string)json["provenance"]!["study"]!, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_file_lists_every_problem_and_exits_with_2()
    {
        var (code, _, error) = await Run("trial", Write("wrong.json", Null.Replace("\"n\":8", "\"n\":0", StringComparison.Ordinal).Replace("{\"day\":28}", "{\"day\":0}", StringComparison.Ordinal)));
        Assert.Equal(2, code);
        Assert.All(new[] { "arms[0].n", "arms[1].n", "visits[1]" }, place => Assert.Contains(place, error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Conditions_of_an_arm_are_for_concentrations_and_wrong_ones_are_told()
    {
        var text = Null.Replace("\"label\":\"B\",\"n\":8", "\"label\":\"B\",\"n\":8,\"conditions\":[{\"input\":\"training\",\"size\":1},{\"input\":\"tea\",\"size\":1}]", StringComparison.Ordinal).Replace("PhenoAge", "six-minute walk", StringComparison.Ordinal);
        var (code, _, error) = await Run("trial", Write("conditions.json", text));
        Assert.Equal(2, code);
        Assert.All(new[] { "arms[1].conditions[1]", "endpoints", "follow what is taken only" }, said => Assert.Contains(said, error, StringComparison.Ordinal));
        Assert.Equal("placebo; training 1 programs, day 0 on", TrialFile.Read("training", Body.Default).Arms[2].Text);
    }

    [Fact]
    public async Task What_follows_an_endpoint_of_unknown_size_is_refused()
    {
        var text = Null.Replace("\"endpoints\":[", "\"dropout\":{\"share\":0.2,\"informative\":1},\"rescue\":{\"endpoint\":\"SF-36\",\"above\":1,\"effect\":0},\"endpoints\":[{\"name\":\"SF-36\"},", StringComparison.Ordinal);
        var (code, _, error) = await Run("trial", Write("unsized.json", text));
        Assert.Equal(2, code);
        Assert.All(new[] { "dropout.informative", "rescue.endpoint" }, place => Assert.Contains(place, error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_run_warns_before_it_starts_and_a_stopped_one_is_taken_up()
    {
        var (study, state) = (Write("null.json", Null.Replace("\"label\":\"B\",\"n\":8", "\"label\":\"B\",\"n\":8,\"takes\":[{\"precursor\":\"NMN\",\"mg\":300,\"days\":28}]", StringComparison.Ordinal)), Path.Combine(folder, "state"));
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var (code, _, error) = await Run(["trial", study, "--pool", "100000", "--resume", state, "--budget", "1"], stop.Token);
        Assert.Equal(130, code);
        Assert.Contains("may take about", error, StringComparison.Ordinal);
        Assert.True(File.Exists(state));
        var (other, _, wrong) = await Run("trial", study, "--pool", "20", "--resume", state);
        Assert.Equal(2, other);
        Assert.Contains("another", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whole_numbers_may_be_written_with_a_point()
    {
        var text = Null.Replace("\"n\":8", "\"n\":8.0", StringComparison.Ordinal).Replace("{\"day\":28}", "{\"day\":2.8e1,\"window\":0.0}", StringComparison.Ordinal)
            .Replace("\"name\":\"blood NAD\"", "\"name\":\"blood NAD\",\"batchSize\":40.0", StringComparison.Ordinal).Replace("\"method\":\"ancova\"}", "\"method\":\"ancova\",\"day\":28.0}", StringComparison.Ordinal);
        var (code, output, error) = await Run("trial", Write("point.json", text), "--replicates", "2", "--pool", "20", "--json");
        Assert.True(code == 0, error);
        Assert.Equal(2, JsonNode.Parse(output)!["contrasts"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("\"method\":\"ancova\",\"scale\":\"log\"", "\"method\":\"noninferiority\",\"scale\":\"log\",\"threshold\":1", "analyses[0].threshold: ", "ratio")]
    [InlineData("\"arms\"", "\"population\":{\"criteria\":[{\"covariate\":\"bmi\",\"atLeast\":70}]},\"arms\"", "population: ", "widen")]
    [InlineData("\"arms\"", "\"adherence\":{\"missed\":0.9},\"runIn\":{\"days\":100,\"leastTaken\":1},\"arms\"", "runIn: ", "smaller share")]
    [InlineData("\"arms\"", "\"population\":{\"age\":{\"high\":60}},\"prevalence\":[{\"group\":\"over 65\",\"share\":0.3}],\"arms\"", "prevalence[0].group: ", "none")]
    [InlineData("\"arms\"", "\"population\":{\"groups\":[\"runners\"]},\"prevalence\":[{\"group\":\"runners\",\"share\":0.3}],\"arms\"", "prevalence[0].group: ", "all")]
    [InlineData("\"arms\"", "\"evidence\":\"nope\",\"alpha\":2,\"arms\"", "evidence: ", "yi2023")]
    [InlineData("\"name\":\"blood NAD\"", "\"name\":\"blood NAD\",\"drift\":-20", "endpoints[0].drift: ", "-1 to 5")]
    [InlineData("\"name\":\"blood NAD\"", "\"name\":\"blood NAD\",\"drift\":-1,\"season\":0.5", "endpoints[0].drift: ", "to nothing")]
    [InlineData("\"name\":\"blood NAD\"", "\"name\":\"blood NAD\",\"season\":1", "endpoints[0].season: ", "to nothing")]
    [InlineData("\"name\":\"blood NAD\"", "\"name\":\"blood NAD\",\"learning\":6", "endpoints[0].learning: ", "0 to 5")]
    [InlineData("\"name\":\"blood NAD\"", "\"name\":\"blood NAD\",\"error\":6", "endpoints[0].error: ", "0 to 5")]
    [InlineData("\"name\":\"PhenoAge\"", "\"name\":\"PhenoAge\",\"batch\":-1", "endpoints[1].batch: ", "0 to 1000")]
    [InlineData("\"label\":\"B\"", "\"label\":\"A\"", "arms[1].label: ", "its own")]
    [InlineData("{\"day\":28}", "{\"day\":28},{\"day\":7}", "visits[2]: ", "in order")]
    [InlineData("{\"day\":28}", "{\"day\":-28}", "visits[1].day: ", "day -28")]
    [InlineData("\"n\":8}]", "\"n\":8,\"takes\":[{\"precursor\":\"NMN\",\"mg\":1,\"days\":1,\"fromDay\":-2147483647}]}]", "arms[1].takes[0].fromDay: ", "0 to 3650")]
    public async Task What_cannot_be_is_refused_at_its_place(string good, string bad, string place, string word)
    {
        var file = Write("bad.json", Null.Replace(good, bad, StringComparison.Ordinal));
        var (code, output, error) = await Run("trial", file, "--json");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(error.Split('\n'), line => line.Contains($"bad.json: {place}", StringComparison.Ordinal) && line.Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_goes_wrong_in_a_parallel_loop_is_told_like_anything_else()
    {
        // One in a few thousand people: the one that is drawn while reading may be found, others are not.
        var population = "{\"criteria\":[{\"covariate\":\"bmi\",\"atLeast\":24,\"atMost\":24.01}]}";
        var (code, _, error) = await Run("trial", Write("rare.json", Null.Replace("\"arms\"", $"\"population\":{population},\"arms\"", StringComparison.Ordinal)), "--pool", "200");
        Assert.Equal(2, code);
        Assert.Contains("nadir: Fewer than one in 5000 people meet the criteria", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_the_pool_has_nobody_of_is_told_before_the_repetitions()
    {
        const string Rare = "\"population\":{\"age\":{\"low\":40,\"high\":65.2}},\"prevalence\":[{\"group\":\"over 65\",\"share\":0.3}],\"arms\"";
        var (code, _, error) = await Run("trial", Write("few.json", Null.Replace("\"arms\"", Rare, StringComparison.Ordinal)), "--pool", "20", "--replicates", "2");
        Assert.Equal(2, code);
        Assert.Contains("some but not all of the 20 people", error, StringComparison.Ordinal);
        Assert.DoesNotContain("repetitions", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crossover_needs_arms_that_swap()
    {
        var parallel = """
            {"kind":"trial","title":"t","arms":[{"label":"A","n":8},{"label":"B","n":8,"takes":[{"precursor":"NMN","mg":300,"days":56}]}],"visits":[{"day":0},{"day":14},{"day":56}],
             "endpoints":[{"name":"blood NAD"}],"analyses":[{"endpoint":"blood NAD","method":"crossover","day":14}]}
            """;
        var (code, _, error) = await Run("trial", Write("parallel.json", parallel));
        Assert.Equal(2, code);
        Assert.Contains("analyses[0].method: it is no crossover", error, StringComparison.Ordinal);
        Assert.Contains("swap", error, StringComparison.Ordinal);

        var design = Path.Combine(folder, "design.json");
        Assert.Equal(0, (await Run("design", "--design", "crossover", "--precursor", "NMN", "--dose", "300", "--n", "8", "--weeks", "2", "--age", "any", "--endpoint", "blood NAD", "--out", design)).Code);
        Assert.Equal(AnalysisMethod.Crossover, TrialFile.Read(design, Body.Default).Analyses[0].Method);
        Assert.Equal(AnalysisMethod.Crossover, TrialFile.Read("crossover-washout", Body.Default).Analyses[0].Method);
    }

    [Fact]
    public async Task Problems_of_the_schema_and_of_the_meaning_are_told_together()
    {
        var text = Null.Replace("\"arms\"", "\"alpha\":\"x\",\"dropout\":{\"share\":2,\"much\":1},\"arms\"", StringComparison.Ordinal).Replace("\"label\":\"B\"", "\"label\":\"A\"", StringComparison.Ordinal)
            .Replace("\"scale\":\"log\"", "\"threshold\":\"x\",\"scale\":\"log\"", StringComparison.Ordinal).Replace("\"ancova\",", "\"noninferiority\",", StringComparison.Ordinal);
        var (code, _, error) = await Run("trial", Write("both.json", text));
        Assert.Equal(2, code);
        Assert.All(new[] { "alpha: ", "dropout.share: ", "dropout.much: ", "arms[1].label: ", "analyses[0].threshold: " }, place => Assert.Single(error.Split('\n'), line => line.Contains($"both.json: {place}", StringComparison.Ordinal)));

        (code, _, error) = await Run("trial", Write("title.json", Null.Replace("\"title\":\"null\",", "\"a.b\":1,\"alpha\":2,", StringComparison.Ordinal)));
        Assert.Equal(2, code);
        Assert.Contains("'title' is missing", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Non_inferiority_of_a_pressure_bounds_its_rise()
    {
        // What is taken lowers the pressure, so that a margin of 1 mmHg is easier to hold than without; the other way round it would be harder.
        var text = """
            {"kind":"trial","title":"t","arms":[{"label":"A","n":60},{"label":"B","n":60,"takes":[{"precursor":"NMN","mg":300,"days":28}]}],"visits":[{"day":0},{"day":28}],
             "endpoints":[{"name":"systolic pressure"}],"analyses":[{"endpoint":"systolic pressure","method":"noninferiority","threshold":1}]}
            """;
        var (code, output, error) = await Run("trial", Write("pressure.json", text), "--replicates", "60", "--pool", "130", "--json");
        Assert.True(code == 0, error);
        var contrast = JsonNode.Parse(output)!["contrasts"]![0]!;
        Assert.True((double)contrast["estimate"]! < -1, contrast.ToJsonString());
        Assert.True((double)contrast["power"]! > 0.4, contrast.ToJsonString());
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static Task<(int Code, string Output, string Error)> Run(params string[] arguments) => Run(arguments, TestContext.Current.CancellationToken);

    private static async Task<(int Code, string Output, string Error)> Run(string[] arguments, CancellationToken cancellation)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error, cancellation);
        return (code, output.ToString(), error.ToString());
    }
}
