using System.Text.Json.Nodes;
using Nadir.App;

namespace Nadir;

public sealed class PowerCommandTests : IDisposable
{
    private const string Null = """
        {"kind":"trial","title":"null","arms":[{"label":"A","n":8},{"label":"B","n":8}],"visits":[{"day":0},{"day":28}],"costs":{"unit":"EUR","visit":80,"samples":{"blood NAD":45}},
         "endpoints":[{"name":"blood NAD"},{"name":"PhenoAge"}],"analyses":[{"endpoint":"blood NAD","method":"ancova","scale":"log"},{"endpoint":"PhenoAge","method":"ancova"}]}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("nadir-power-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Power_gives_JSON_a_table_a_chart_and_a_report()
    {
        var (study, table, chart, page) = (Write("null.json", Null), Place("power.csv"), Place("power.png"), Place("power.html"));
        var (code, output, _) = await Run("power", study, "--vary", "n=4,12", "--draws", "0", "--replicates", "100", "--pool", "30", "--json", "--csv", table, "--plot", chart, "--html", page);
        Assert.Equal(0, code);
        var json = JsonNode.Parse(output)!;
        Assert.InRange((double)json["contrasts"]![0]!["power"]!, 0, 0.2);
        Assert.Null(json["contrasts"]![0]!["needed"]!["nAnArm"]);
        Assert.Null(json["contrasts"]![1]!["power"]);
        Assert.NotNull(json["contrasts"]![1]!["sizeUnknown"]);
        Assert.Equal([4, 12], json["curves"]![0]!["points"]!.AsArray().Select(point => (int)point!["value"]!));
        Assert.Equal(1 + 2 + 2, (await File.ReadAllLinesAsync(table, TestContext.Current.CancellationToken)).Length);
        Assert.Equal([0x89, 0x50], (await File.ReadAllBytesAsync(chart, TestContext.Current.CancellationToken))[..2]);
        var html = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        Assert.Contains("size unknown", html, StringComparison.Ordinal);
        Assert.Contains((string)json["provenance"]!["study"]!, html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--vary", "m=3", "varies nothing known")]
    [InlineData("--vary", "dose=100", "no dose to vary")]
    [InlineData("--vary", "n=400", "make the pool larger")]
    [InlineData("--cost", "tea=3", "tea")]
    [InlineData("--power", "1.5", "more than 0")]
    [InlineData("--draws", "3", "draws")]
    [InlineData("--plot", "power.gif", "endings")]
    [InlineData("--html", "/nowhere/at-all/power.html", "folder exists")]
    [InlineData("--resume", "/nowhere/at-all/state", "folder exists")]
    public async Task A_wrong_option_says_what_is_wrong(string option, string value, string said)
    {
        var (code, _, error) = await Run(["power", Write("null.json", Null), option, value, "--pool", "30"]);
        Assert.Equal(2, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_prices_of_a_file_are_told_with_their_place()
    {
        var (code, _, error) = await Run("power", Write("wrong.json", Null.Replace("80", "-1", StringComparison.Ordinal).Replace("45", "\"much\"", StringComparison.Ordinal)));
        Assert.Equal(2, code);
        Assert.All(new[] { "costs.visit", "costs.samples.blood NAD" }, place => Assert.Contains(place, error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stopped_run_writes_nothing()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var file = Place("power.csv");
        using var none = new StringWriter();
        Assert.Equal(130, await CommandLine.RunAsync(["power", Write("null.json", Null), "--pool", "30", "--csv", file], none, none, stop.Token));
        Assert.False(File.Exists(file));
        Assert.Equal(130, await CommandLine.RunAsync(["power", Write("null.json", Null), "--pool", "30", "--resume", Place("state"), "--csv", file], none, none, stop.Token));
        Assert.Contains("the same command goes on from", none.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(file));
        var (code, _, error) = await Run("power", Write("null.json", Null), "--pool", "31", "--resume", Place("state"));
        Assert.Equal(2, code);
        Assert.Contains("another", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_design_is_written_from_options_and_can_be_read()
    {
        var file = Place("my.json");
        string[] arguments = ["design", "--dose", "300,600", "--n", "30", "--weeks", "8", "--endpoint", "blood nad", "--endpoint", "PhenoAge", "--age", "40:65", "--dropout", "0.1", "--out", file];
        var (code, output, _) = await Run(arguments);
        Assert.Equal(0, code);
        Assert.Contains($"nadir trial {file}", output, StringComparison.Ordinal);
        Assert.Contains($"nadir power {file} --vary n=15:120", output, StringComparison.Ordinal);
        Assert.Contains("PhenoAge: size unknown", output, StringComparison.Ordinal);
        var trial = TrialFile.Read(file, Body.Default);
        Assert.Equal(["placebo", "300 mg", "600 mg"], trial.Arms.Select(arm => arm.Label));
        Assert.Equal((90, 56, MultiplicityRule.Holm, 0.1), (trial.Size, trial.Visits[^1].Day, trial.Multiplicity, trial.Dropout.Share));
        Assert.True(trial.Arms[1].Takes[0].Days >= trial.Visits[^1].Day + trial.Visits[^1].Window);
        var (again, _, error) = await Run(arguments);
        Assert.Equal(2, again);
        Assert.Contains("--force", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_design_asks_what_was_not_given_and_asks_again_after_a_wrong_answer()
    {
        var file = Place("asked.json");
        using var answers = new StringReader("crossover\n\nmuch\n250\n12\n4\nany\nblood NAD\n");
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(0, await CommandLine.RunAsync(["design", "--out", file], output, error, TestContext.Current.CancellationToken, answers));
        Assert.Contains("'much' is no dose", output.ToString(), StringComparison.Ordinal);
        var trial = TrialFile.Read(file, Body.Default);
        Assert.Equal([0, 28, 84], trial.Visits.Select(visit => visit.Day));
        Assert.Equal((AnalysisMethod.Crossover, Precursor.NMN, 56), (trial.Analyses[0].Method, trial.Arms[1].Takes[0].Precursor, trial.Arms[1].Takes[0].FromDay));
    }

    [Fact]
    public async Task A_design_without_a_terminal_names_the_options_that_are_missing()
    {
        var (code, _, error) = await Run("design", "--out", Place("none.json"));
        Assert.Equal(2, code);
        Assert.Contains("--dose, --n, --weeks, --endpoint", error, StringComparison.Ordinal);
    }

    private string Place(string name) => Path.Combine(folder, name);

    private string Write(string name, string text)
    {
        File.WriteAllText(Place(name), text);
        return Place(name);
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
