using System.Text.Json.Nodes;
using Nadir.App;

namespace Nadir;

public sealed class CommandTests
{
    [Fact]
    public async Task Simulate_without_arguments_runs_the_documented_default()
    {
        var (code, output, error) = await Run("simulate");
        Assert.Equal(0, code);
        Assert.Contains("NMN 300 mg every 24 h, 60 times", output, StringComparison.Ordinal);
        Assert.Contains("not a benefit", output, StringComparison.Ordinal);
        Assert.Empty(error);
    }

    [Fact]
    public async Task Simulate_json_is_one_object_and_nothing_else()
    {
        var (code, output, _) = await Run("simulate", "--precursor", "nr", "--dose", "1000", "--days", "14", "--json");
        Assert.Equal(0, code);
        var json = JsonNode.Parse(output)!;
        var fold = json["series"]!.AsArray().Single(series => (string?)series!["id"] == "blood.NAD.fold")!["values"]!.AsArray();
        Assert.Equal(15, fold.Count);
        Assert.InRange((double)fold[14]!, 1.6, 2.6);
    }

    [Fact]
    public async Task A_study_file_runs_by_name_and_refuses_options_that_belong_in_it()
    {
        var (code, output, _) = await Run("simulate", "cd38-knockout", "--json");
        Assert.Equal(0, code);
        Assert.Equal("as is", (string?)JsonNode.Parse(output)!["arms"]![0]!["label"]);
        var (refused, _, error) = await Run("simulate", "cd38-knockout", "--days", "3");
        Assert.Equal(2, refused);
        Assert.Contains("--days", error, StringComparison.Ordinal);
        var (missing, _, known) = await Run("simulate", "no-such-study");
        Assert.Equal(2, missing);
        Assert.Contains("cd38-knockout", known, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inputs_and_hypotheses_are_told_in_the_result()
    {
        var (code, output, _) = await Run("simulate", "--days", "3", "--input", "CD38 inhibitor=0.8", "--hypothesis", "slc12a8=on");
        Assert.Equal(0, code);
        Assert.Contains("CD38 inhibitor 0.8 share", output, StringComparison.Ordinal);
        Assert.Contains("slc12a8=on", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--out", "fit", "posterior")]
    [InlineData("more iterations", "fit", "posterior", "--out", "x", "--iterations", "8")]
    [InlineData("--chains", "fit", "posterior", "--out", "x", "--chains", "1")]
    public async Task Posterior_that_cannot_be_made_is_refused_at_once(string told, params string[] args)
    {
        var (code, output, error) = await Run(args);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(told, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hypotheses_are_listed_with_every_dispute()
    {
        var (code, output, _) = await Run("hypotheses", "--list", "--json");
        Assert.Equal(0, code);
        var disputes = JsonNode.Parse(output)!["hypotheses"]!.AsArray().Select(one => (string)one!["dispute"]!).ToArray();
        Assert.All(Enumerable.Range(1, 10), i => Assert.Contains($"D{i}", disputes));
    }

    [Theory]
    [InlineData("explore", "redox", "--input", "ethanol=1", "--json")]
    [InlineData("explore", "dose", "--days", "2", "--json")]
    [InlineData("explore", "map", "--json")]
    [InlineData("explore", "consumers", "--tissue", "muscle", "--json")]
    [InlineData("explore", "routes", "--draws", "20", "--json")]
    public async Task Explorations_print_one_json_object(params string[] arguments)
    {
        var (code, output, _) = await Run(arguments);
        Assert.Equal(0, code);
        Assert.Equal("human", (string?)JsonNode.Parse(output)!["species"]);
    }

    [Fact]
    public async Task Compare_json_lists_rows_with_roles()
    {
        var (code, output, _) = await Run("compare", "conze2019", "yamaguchi2024", "--draws", "0", "--json");
        Assert.Equal(0, code);
        var roles = JsonNode.Parse(output)!["observations"]!.AsArray().Select(row => (string)row!["role"]!).Distinct();
        Assert.Equal(["training", "validation"], roles.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task External_evidence_is_compared_as_external()
    {
        await WithFile(
            """
            {"trials":[{"id":"mine","citation":"Me 2026","design":{"duration_days":28},"population":{},"arms":[{"arm":"a","n":12,"compound":"NMN","dose_mg":600,"frequency":"once daily"}],
            "observations":[{"arm":"a","analyte":"NAD+","matrix":"whole blood","unit":"fold","day":28,"value":1.8,"statistic":"fold_change","checked":"read in the source"},
            {"arm":"a","analyte":"NAD+","matrix":"tears","unit":"fold","day":28,"value":1.8,"statistic":"fold_change","checked":"read in the source"}]}]}
            """,
            async file =>
            {
                var (code, output, _) = await Run("compare", "--evidence", file, "--draws", "0", "--json");
                Assert.Equal(0, code);
                var json = JsonNode.Parse(output)!;
                Assert.Equal("external", (string?)json["observations"]!.AsArray().Single()!["role"]);
                Assert.Contains("not comparable", (string)json["shown"]!.AsArray().Single()!["reason"]!, StringComparison.Ordinal);
            });
    }

    [Theory]
    [InlineData("--precursor 'NMM'", "simulate", "--precursor", "NMM")]
    [InlineData("no input 'CD39'", "simulate", "--input", "CD39=0")]
    [InlineData("no tissue 'knee'", "explore", "consumers", "--tissue", "knee")]
    [InlineData("dose is -5 mg", "simulate", "--dose", "-5")]
    [InlineData("mass is 10 kg", "simulate", "--mass", "10")]
    [InlineData("--sex 'x'", "simulate", "--sex", "x")]
    [InlineData("Did you mean conze2019", "compare", "conze")]
    [InlineData("cannot be read", "compare", "--evidence", "/nowhere/file.json")]
    [InlineData(".png or .svg", "simulate", "--days", "2", "--chart", "x.bmp")]
    [InlineData("give 0 for no intervals", "compare", "--draws", "7")]
    [InlineData("--frobnicate", "simulate", "--frobnicate")]
    [InlineData("'lots'", "simulate", "--dose", "lots")]
    public async Task Bad_input_gives_one_message_and_code_two(string part, params string[] arguments)
    {
        var (code, output, error) = await Run(arguments);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(part, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"trials\":[{\"id\":\"a\"", ":1:")]
    [InlineData("{\"trials\":[{\"id\":\"a\",\"citation\":\"c\",\"arms\":[],\"observations\":[{\"arm\":\"x\",\"analyte\":\"NAD+\",\"matrix\":\"blood\",\"statistic\":\"mean\",\"checked\":\"computed\"}]}]}", "trials[0].observations[0].unit")]
    public Task Bad_evidence_file_is_named_with_its_place(string text, string place) => WithFile(text, async file =>
    {
        var (code, output, error) = await Run("compare", "--evidence", file);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(place, error, StringComparison.Ordinal);
    });

    [Fact]
    public async Task Stopped_command_writes_nothing()
    {
        var file = Path.Combine(Path.GetTempPath(), $"nadir-{Environment.ProcessId}-stopped.html");
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(130, await CommandLine.RunAsync(["compare", "--html", file], output, error, source.Token));
        Assert.False(File.Exists(file));
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task Help_names_every_command()
    {
        var (code, output, _) = await Run("--help");
        Assert.Equal(0, code);
        foreach (var command in new[] { "simulate", "compare", "fit", "run", "model", "export", "conformance" })
        {
            Assert.Contains(command, output, StringComparison.Ordinal);
        }
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }

    private static async Task WithFile(string text, Func<string, Task> use)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text);
            await use(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
