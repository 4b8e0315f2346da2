using System.Text.Json.Nodes;
using Nadir.App;

namespace Nadir;

public sealed class ResponseCommandTests
{
    [Fact]
    public async Task Responses_are_listed_with_their_badge()
    {
        var (code, output, _) = await Run("explore", "responses");
        Assert.Equal(0, code);
        Assert.Contains("sign only, mouse", output, StringComparison.Ordinal);
        Assert.All(Response.All, response => Assert.Contains(response.Id, output, StringComparison.Ordinal));
    }

    [Fact(Explicit = true)]
    public async Task A_quantified_response_has_intervals_and_a_sign_only_one_has_no_size()
    {
        var (code, output, _) = await Run("explore", "response", "lipids", "--days", "7", "--draws", "20", "--json");
        Assert.Equal(0, code);
        var json = JsonNode.Parse(output)!;
        Assert.True((bool)json["inCoverage"]!);
        Assert.NotNull(json["drives"]![0]!["outputs"]![0]!["difference"]!["low"]);
        var (signCode, sign, _) = await Run("explore", "response", "unfolded-protein", "--species", "mouse", "--days", "4", "--draws", "20", "--set", "upr_stress=2", "--json");
        Assert.Equal(0, signCode);
        Assert.False((bool)JsonNode.Parse(sign)!["inCoverage"]!);
        Assert.DoesNotContain("difference", sign, StringComparison.Ordinal);
        Assert.DoesNotContain("\"with\"", sign, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("explore", "response", "wings")]
    [InlineData("explore", "response", "unfolded-protein")]
    [InlineData("explore", "response", "lipids", "--draws", "3")]
    [InlineData("explore", "response", "lipids", "--set", "fat")]
    [InlineData("explore", "response", "lipids", "--set", "fat=1")]
    [InlineData("explore", "response", "lipids", "--drive", "wind")]
    [InlineData("explore", "response", "lipids", "--days", "0")]
    public async Task Wrong_questions_are_refused(params string[] arguments)
    {
        var (code, _, error) = await Run(arguments);
        Assert.Equal(2, code);
        Assert.StartsWith("nadir: ", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
