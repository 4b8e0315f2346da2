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
