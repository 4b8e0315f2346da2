using System.Text;
using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>Files that are wrong, by accident or on purpose, are refused with every problem and its place.</summary>
public sealed class HostileLibraryTests
{
    [Fact]
    public void Every_problem_of_every_file_is_listed_at_once()
    {
        var files = LibraryFiles.All();
        files.Change("outcomes/morifuji2024.json", root =>
        {
            root["rows"]![0]!["difference"] = "large";
            root["rows"]![1]!["contrast"] = "surely";
            root["rows"]![2]!["n"] = -4;
            root["color"] = "red";
        });
        files.Change("claims/P1.json", root => root["verdict"] = "true");
        files.Change("safety.json", root => root["noaels"]![0]!.AsObject().Remove("sources"));
        var problems = LibraryFiles.Problems(files);
        foreach (var place in new[] { "outcomes/morifuji2024.json: rows[0].difference", "outcomes/morifuji2024.json: rows[1].contrast", "outcomes/morifuji2024.json: rows[2].n", "outcomes/morifuji2024.json: color", "claims/P1.json: verdict", "safety.json: noaels[0].sources" })
        {
            Assert.Contains(problems, problem => problem.Where == place);
        }
    }

    [Fact]
    public void References_that_lead_nowhere_and_contradictions_are_refused()
    {
        var files = LibraryFiles.All();
        files.Change("outcomes/morifuji2024.json", root =>
        {
            root["source"] = "nobody1999";
            root["rows"]![0]!["outcome"] = "happiness";
            root["rows"]![1]!["id"] = 77;
            root["rows"]![3]!["low"] = 5;
        });
        files.Change("claims/O3.json", root => root["bestHuman"] = new JsonObject { ["text"] = "x", ["row"] = "morifuji2024/999" });
        files.Change("guide.json", root => root["goals"]![0]!["endpoints"]!.AsArray().Add("happiness"));
        files.Change("outcomes/niu2021.json", root => root["rows"]![0]!["contrast"] = "againstPlacebo");
        var codes = LibraryFiles.Problems(files).Select(problem => problem.Code).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(["evidence-source", "evidence-endpoint", "evidence-row", "evidence-interval", "evidence-guide", "evidence-contrast"], StringComparer.Ordinal), codes);
    }

    [Fact]
    public void Two_of_the_same_id_and_a_name_that_is_not_the_id_are_refused()
    {
        var files = LibraryFiles.All();
        files["sources/again.json"] = """{"sources":[{"id":"yi2023","type":"article","year":2023,"checked":"readInSource"}]}""";
        files["outcomes/other.json"] = files["outcomes/niu2021.json"];
        var problems = LibraryFiles.Problems(files);
        Assert.Contains(problems, problem => problem is { Code: "evidence-duplicate" } && problem.Message.Contains("yi2023", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem is { Code: "evidence-name", Where: "outcomes/other.json: id" });
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("a/b")]
    [InlineData("<script>alert(1)</script>")]
    public void Paths_and_markup_are_no_ids(string id)
    {
        var files = LibraryFiles.All();
        files.Change("outcomes/niu2021.json", root => root["id"] = id);
        files.Change("sources/human.json", root => root["sources"]![0]!["id"] = id);
        var problems = LibraryFiles.Problems(files);
        Assert.Contains(problems, problem => problem.Where == "outcomes/niu2021.json: id");
        Assert.Contains(problems, problem => problem.Where == "sources/human.json: sources[0].id");
    }

    [Fact]
    public void Deep_huge_cut_off_and_strange_files_are_refused()
    {
        var files = LibraryFiles.All();
        files["animals.json"] = new StringBuilder().Insert(0, "[", 200_000).ToString();
        files["disputes.json"] = "{\"disputes\": [" + new string(' ', 21_000_000) + "]}";
        files["regulation.json"] = files["regulation.json"][..300];
        files["safety.json"] = "null";
        files["surprise.json"] = "{}";
        files["endpoints.json"] = "[1, 2]";
        var problems = LibraryFiles.Problems(files);
        foreach (var file in new[] { "animals.json", "disputes.json", "regulation.json", "safety.json", "surprise.json", "endpoints.json" })
        {
            Assert.Contains(problems, problem => problem.Where.StartsWith(file, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Lists_and_texts_have_limits()
    {
        var files = LibraryFiles.All();
        files.Change("claims/P1.json", root =>
        {
            root["reason"] = new string('x', 5000);
            root["for"] = new JsonArray([.. Enumerable.Range(0, 100).Select(i => (JsonNode)new JsonObject { ["text"] = "x" })]);
        });
        Assert.Equal(["claims/P1.json: for", "claims/P1.json: reason"], LibraryFiles.Problems(files).Select(problem => problem.Where).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_changed_file_changes_the_fingerprint()
    {
        var files = LibraryFiles.All();
        Assert.Equal(LibraryReader.BuiltIn().ContentHash, LibraryFiles.Parse(files).ContentHash);
        files.Change("regulation.json", root => root["entries"]![0]!["status"] = "changed");
        Assert.NotEqual(LibraryReader.BuiltIn().ContentHash, LibraryFiles.Parse(files).ContentHash);
    }
}
