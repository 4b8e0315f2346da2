using System.Text.Json.Nodes;

namespace Nadir;

public sealed class LibraryFormatTests
{
    private static readonly EvidenceLibrary Library = LibraryReader.BuiltIn();

    [Fact]
    public void Search_finds_what_holds_the_words_and_never_fails_on_syntax()
    {
        using var database = EvidenceDatabase.Open(Library, null);
        var hits = database.Search("walking speed older adults");
        Assert.Contains(hits, hit => hit.Id.Contains("morifuji2024", StringComparison.Ordinal));
        Assert.NotEmpty(database.Search("\"NEAR(\" OR * ' ; DROP TABLE entry -- sleep"));
        Assert.Throws<ArgumentException>(() => database.Search(" ,;- "));
        Assert.Empty(database.Search("qqqqzzzz"));
        Assert.All(database.Search("insulin", 3), hit => Assert.NotEmpty(hit.Title));
        Assert.Equal(3, database.Search("NAD", 3).Count);
    }

    [Fact]
    public void Database_is_built_once_again_when_files_change_and_when_it_is_broken()
    {
        var folder = Directory.CreateTempSubdirectory("nadir-test-").FullName;
        try
        {
            bool Open(EvidenceLibrary library)
            {
                using var database = EvidenceDatabase.Open(library, folder);
                Assert.NotEmpty(database.Search("sleep"));
                return database.WasBuilt;
            }

            Assert.True(Open(Library));
            Assert.False(Open(Library));
            var changed = Library with { ContentHash = "000000000000" };
            Assert.True(Open(changed));
            Assert.False(Open(Library));
            File.WriteAllText(Path.Combine(folder, "evidence-000000000000.db"), "no database");
            Assert.True(Open(changed));
            Assert.Equal(2, Directory.GetFiles(folder).Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Folder_that_cannot_be_written_is_no_obstacle()
    {
        var file = Path.GetTempFileName();
        try
        {
            using var database = EvidenceDatabase.Open(Library, Path.Combine(file, "below-a-file"));
            Assert.NotEmpty(database.Search("sleep"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Claims_json_has_the_promised_fields()
    {
        var claims = JsonNode.Parse(LibraryJson.Of(Library.Ledger.Claims))!["claims"]!.AsArray();
        Assert.Equal(41, claims.Count);
        foreach (var key in new[] { "id", "verdict", "module", "for", "against" })
        {
            Assert.All(claims, claim => Assert.True(claim!.AsObject().ContainsKey(key), key));
        }

        Assert.Contains("asserted, not shown", claims.Select(claim => (string)claim!["verdict"]!));
    }

    [Fact]
    public void Pages_escape_everything()
    {
        const string Evil = "<script>alert('x')</script>";
        var claim = Library.Ledger.Claims[0] with { Text = Evil, Plain = Evil, Reason = Evil, Area = Evil, Module = Evil, Note = Evil };
        var source = Library.Sources[0] with { Title = Evil, Url = "javascript:alert(1)", Doi = null, Container = Evil };
        var library = Library with { Sources = [source, .. Library.Sources.Skip(1)] };
        var profile = new GuideProfile(40, Sex.Female, null, null, [Evil], [Evil], [Evil], [], null, 84);
        foreach (var page in new[]
        {
            ClaimsPage.Html(library, [claim]), GuidePage.Html(GuideStudy.Run(library, Body.Default, profile, new DateOnly(2026, 11, 25), 0, 1)), OutcomePage.Html(library, EvidenceGrade.Of(library, "sleep-psqi")),
        })
        {
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("javascript:", page, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Claims_page_has_every_claim_verdict_and_best_number_and_loads_nothing()
    {
        var page = ClaimsPage.Html(Library, Library.Ledger.Claims);
        Assert.All(Library.Ledger.Claims, claim => Assert.Contains($"id=\"{claim.Id}\"", page, StringComparison.Ordinal));
        Assert.Equal(41, page.Split("Best human number").Length - 1);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Forest_plot_has_a_line_a_trial_and_a_diamond()
    {
        var grade = EvidenceGrade.Of(Library, "systolic-pressure");
        var page = OutcomePage.Html(Library, grade);
        Assert.Equal(grade.Pool!.Rows.Count, page.Split("class=\"interval\"").Length - 1);
        Assert.Contains("<polygon class=\"diamond\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Bibliography_has_every_source_once_in_both_formats()
    {
        var bib = Bibliography.BibTex(Library.Sources);
        Assert.Equal(Library.Sources.Count, bib.Split("\n@").Length);
        Assert.Equal(bib.Count(c => c == '{'), bib.Count(c => c == '}'));
        var csl = JsonNode.Parse(Bibliography.CslJson(Library.Sources))!.AsArray();
        Assert.Equal(Library.Sources.Select(source => source.Id), csl.Select(item => (string)item!["id"]!));
        var yi = csl.Single(item => (string)item!["id"]! == "yi2023")!;
        Assert.Equal(2023, (int)yi["issued"]!["date-parts"]![0]![0]!);
        Assert.Equal("10.1007/s11357-022-00705-1", (string)yi["DOI"]!);
    }
}
