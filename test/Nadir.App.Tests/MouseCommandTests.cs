using System.Text.Json.Nodes;
using Nadir.App;

namespace Nadir;

/// <summary><c>nadir simulate --species mouse</c> and the tracer study file.</summary>
public sealed class MouseCommandTests
{
    // U4: the dispute on plasma NMN stands beside the prediction; the figure is labeled a plausibility check.
    [Fact]
    public async Task U4_gavage_shows_the_share_as_a_range_and_the_dispute_beside_it()
    {
        var (code, output, _) = await Run("simulate", "--species", "mouse", "--hours", "2", "--draws", "20");
        Assert.Equal(0, code);
        Assert.Contains("Mouse, 3 months, 25 g; NMN 300 mg/kg by gavage once", output, StringComparison.Ordinal);
        Assert.Contains("90 % of 20 draws", output, StringComparison.Ordinal);
        Assert.Contains("Disputed (D2)", output, StringComparison.Ordinal);
        Assert.Contains("about 1000-fold", output, StringComparison.Ordinal);
        Assert.Contains("plausibility check", output, StringComparison.Ordinal);
        Assert.Contains("not a person", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task U5_drinking_water_says_what_is_left_in_the_bottle()
    {
        var (code, output, _) = await Run("simulate", "--species", "mouse", "--route", "water", "--days", "2", "--bottle-celsius", "25");
        Assert.Equal(0, code);
        Assert.Contains("In the bottle at 25 °C and pH 7", output, StringComparison.Ordinal);
        Assert.Contains("quoted second-hand", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tracer_study_runs_from_its_file_and_says_mouse_in_json()
    {
        var (code, output, _) = await Run("simulate", "tracer-nr-mouse", "--json");
        Assert.Equal(0, code);
        var json = JsonNode.Parse(output)!;
        Assert.Equal("mouse", (string?)json["species"]);
        double[] hours = [.. json["hours"]!.AsArray().Select(hour => (double)hour!)];
        double At(string id) => (double)json["series"]!.AsArray().Single(series => (string?)series!["id"] == id)!["values"]![Array.IndexOf(hours, 2.0)]!;
        Assert.InRange(At("liver.NAD.whole"), 4.5, 8);
        Assert.InRange(At("liver.NAD.labeled"), 48, 60);
    }

    [Theory]
    [InlineData("--age does not go with a mouse", "simulate", "--species", "mouse", "--age", "50")]
    [InlineData("--grams does not go with a person", "simulate", "--grams", "20")]
    [InlineData("--species 'rat'", "simulate", "--species", "rat")]
    [InlineData("--route 'nose'", "simulate", "--species", "mouse", "--route", "nose")]
    [InlineData("--label 'tail'", "simulate", "--species", "mouse", "--label", "tail")]
    [InlineData("NAM has no ribose", "simulate", "--species", "mouse", "--precursor", "NAM", "--label", "both")]
    [InlineData("mass of the mouse is 500 g", "simulate", "--species", "mouse", "--grams", "500")]
    [InlineData("NMN only", "simulate", "--species", "mouse", "--precursor", "NR", "--route", "water", "--bottle-celsius", "20")]
    [InlineData("does not go with a study file", "simulate", "tracer-nr-mouse", "--months", "5")]
    public async Task Bad_input_gives_one_message_and_code_two(string part, params string[] arguments)
    {
        var (code, output, error) = await Run(arguments);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(part, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_tracer_file_lists_every_problem_with_its_place()
    {
        var e = Assert.Throws<ModelException>(() => StudyFile.ParseScenario("t.json", """
            {"kind":"tracer","species":"mouse","title":"x","mouse":{"grams":400,"months":3},"dose":{"precursor":"NA","mgPerKg":10,"route":"gavage","label":"both"},"hours":-1}
            """));
        foreach (var place in new[] { "mouse", "dose.label", "hours" })
        {
            Assert.Contains(e.Problems, problem => problem.Where == $"t.json: {place}");
        }
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
