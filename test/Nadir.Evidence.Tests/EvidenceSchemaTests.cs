using System.Text.Json.Nodes;

namespace Nadir;

public sealed class EvidenceSchemaTests
{
    public static TheoryData<string> Files() =>
        [.. typeof(EvidenceReader).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("evidence/trials/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Trial_file_follows_the_schema_and_bears_its_id(string name)
    {
        var trial = Read(name);
        Assert.Empty(Schema("trial").Problems(trial, name));
        Assert.Equal($"evidence/trials/{(string?)trial["id"]}.json", name);
    }

    [Fact]
    public void References_follow_the_schema() =>
        Assert.Empty(Schema("references").Problems(Read("evidence/references.json"), "references.json"));

    [Fact]
    public void Schema_check_sees_what_is_wrong()
    {
        var trial = Read("evidence/trials/conze2019.json");
        trial["colour"] = "red";
        trial["observations"]![0]!["checked"] = "surely";
        trial["arms"]![1]!.AsObject().Remove("schedule");
        trial["arms"]![2]!["schedule"]!["doseMg"] = -1;
        Assert.Equal(
            ["t: arms[1]", "t: arms[2].schedule.doseMg", "t: colour", "t: observations[0].checked"],
            Schema("trial").Problems(trial, "t").Select(problem => problem.Where).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Texts_are_free_of_long_dashes() =>
        Assert.All(typeof(EvidenceReader).Assembly.GetManifestResourceNames(), name => Assert.DoesNotContain('\u2014', Read(name).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })));

    private static EvidenceSchema Schema(string kind) => new(Read($"evidence/schema/{kind}.schema.json").ToJsonString());

    private static JsonNode Read(string name)
    {
        using var stream = typeof(EvidenceReader).Assembly.GetManifestResourceStream(name)!;
        return JsonNode.Parse(stream)!;
    }
}
