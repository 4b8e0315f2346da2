using System.Text.Json.Nodes;
using Nadir.App;

namespace Nadir;

public sealed class EvidenceCommandTests
{
    [Fact]
    public async Task Verify_counts_everything()
    {
        var (code, output, _) = await Run("evidence", "verify", "--json");
        Assert.Equal(0, code);
        var json = JsonNode.Parse(output)!;
        Assert.Equal(41, (int)json["counts"]!["claims"]!);
        Assert.Empty(json["problems"]!.AsArray());
    }

    [Fact]
    public async Task Claim_lists_all_forty_one()
    {
        var (code, output, error) = await Run("evidence", "claim", "--json");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(41, JsonNode.Parse(output)!["claims"]!.AsArray().Count);
        Assert.Contains("Verdict: citation does not exist", (await Run("evidence", "claim", "r1")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evidence", "outcome", "sleep-psqi")]
    [InlineData("evidence", "trial", "morifuji2024")]
    [InlineData("evidence", "source", "yi2023")]
    [InlineData("evidence", "safety")]
    [InlineData("evidence", "regulation")]
    [InlineData("evidence", "search", "walking", "speed", "older", "adults")]
    public async Task Every_view_speaks_and_writes_json(params string[] arguments)
    {
        var (code, output, error) = await Run(arguments);
        Assert.Equal((0, ""), (code, error));
        Assert.True(output.Length > 80);
        Assert.NotNull(JsonNode.Parse((await Run([.. arguments, "--json"])).Output));
    }

    [Theory]
    [InlineData("evidence", "claim", "Z9")]
    [InlineData("evidence", "outcome", "happiness")]
    [InlineData("evidence", "source", "nobody1999")]
    [InlineData("evidence", "trial", "nobody1999")]
    [InlineData("guide", "--age", "400", "--sex", "female")]
    [InlineData("guide", "--age", "40", "--sex", "x")]
    [InlineData("guide", "--age", "40", "--sex", "f", "--other-b3", "sugar=3")]
    [InlineData("guide", "--age", "40")]
    [InlineData("phenoage", "--age", "50", "--albumin", "4.5", "--creatinine", "80", "--glucose", "5", "--crp", "1", "--lymphocytes", "30", "--mcv", "90", "--rdw", "13", "--alp", "60", "--wbc", "6")]
    public async Task Bad_input_ends_with_two_and_a_message(params string[] arguments)
    {
        var (code, output, error) = await Run(arguments);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.StartsWith("nadir: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guide_json_is_one_object_with_stops_first()
    {
        var (code, output, _) = await Run("guide", "--age", "33", "--sex", "female", "--condition", "pregnant", "--goal", "sleep", "--dose", "300", "--draws", "0", "--json");
        Assert.Equal(0, code);
        var json = JsonNode.Parse(output)!.AsObject();
        Assert.Equal("stops", json.First().Key);
        Assert.Equal("pregnancy", (string)json["stops"]![0]!["id"]!);
        Assert.Null((double?)json["targetEngagement"]!["fold"]);
    }

    [Fact]
    public async Task Broken_evidence_folder_names_the_file_and_writes_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("nadir-test-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "evidence", "claims"));
            await File.WriteAllTextAsync(Path.Combine(folder, "evidence", "claims", "P1.json"), "{\"id\":");
            var page = Path.Combine(folder, "page.html");
            var (code, _, error) = await Run("evidence", "claim", "--data", folder, "--html", page);
            Assert.Equal(2, code);
            Assert.Contains("claims/P1.json", error, StringComparison.Ordinal);
            Assert.False(File.Exists(page));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Phenoage_in_both_unit_systems_agrees()
    {
        double Score(string output) => (double)JsonNode.Parse(output)!["phenoAge"]!;
        string[] rest = ["--age", "50", "--crp", "1", "--lymphocytes", "30", "--mcv", "90", "--rdw", "13", "--alp", "65", "--wbc", "6", "--json"];
        var si = await Run(["phenoage", "--albumin", "45", "--creatinine", "88.42", "--glucose", "5", .. rest]);
        var us = await Run(["phenoage", "--albumin", "4.5", "--creatinine", "1", "--glucose", "90.08", "--us", .. rest]);
        Assert.Equal(Score(si.Output), Score(us.Output), 9);
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
