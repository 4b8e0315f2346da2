using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>Sources for reference managers.</summary>
public static class Bibliography
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>BibTeX, UTF-8 (biblatex and biber read it as it is).</summary>
    public static string BibTex(IEnumerable<Source> sources)
    {
        var text = new StringBuilder();
        foreach (var source in sources)
        {
            var kind = source.Type switch { SourceType.Book => "book", SourceType.Article or SourceType.Review or SourceType.MetaAnalysis => "article", _ => "misc" };
            text.Append('@').Append(kind).Append('{').Append(source.Id).Append(",\n");
            Field(text, "author", source.Authors is null ? null : string.Join(" and ", source.Authors.Select(Person)));
            Field(text, "title", source.Title is null ? null : $"{{{source.Title}}}");
            Field(text, kind == "article" ? "journal" : "howpublished", source.Container);
            Field(text, "year", source.Year.ToString(CultureInfo.InvariantCulture));
            Field(text, "volume", source.Volume);
            Field(text, "number", source.Issue);
            Field(text, "pages", source.Pages?.Replace("-", "--", StringComparison.Ordinal));
            Field(text, "doi", source.Doi);
            Field(text, "pmid", source.Pmid);
            Field(text, "url", source.Url);
            text.Append("}\n\n");
        }

        return text.ToString();
    }

    /// <summary>CSL-JSON (citationstyles.org), for Zotero, pandoc and others.</summary>
    public static string CslJson(IEnumerable<Source> sources) => new JsonArray([.. sources.Select(Csl)]).ToJsonString(Indented);

    private static JsonObject Csl(Source source)
    {
        var item = new JsonObject
        {
            ["id"] = source.Id,
            ["type"] = source.Type switch
            {
                SourceType.Article or SourceType.Review or SourceType.MetaAnalysis or SourceType.Preprint => "article-journal",
                SourceType.Book => "book",
                SourceType.Dataset => "dataset",
                SourceType.WebPage or SourceType.Registry => "webpage",
                _ => "report",
            },
            ["issued"] = new JsonObject { ["date-parts"] = new JsonArray(new JsonArray(source.Year)) },
        };
        if (source.Authors is { Count: > 0 } authors)
        {
            item["author"] = new JsonArray([.. authors.Where(author => !IsOthers(author)).Select(author => author.LastIndexOf(' ') is > 0 and var at
                ? new JsonObject { ["family"] = author[..at], ["given"] = author[(at + 1)..] }
                : new JsonObject { ["literal"] = author })]);
        }

        foreach (var (key, value) in new[]
        {
            ("title", source.Title), ("container-title", source.Container), ("volume", source.Volume), ("issue", source.Issue), ("page", source.Pages), ("DOI", source.Doi),
            ("PMID", source.Pmid), ("PMCID", source.Pmcid), ("URL", source.Url),
        })
        {
            if (value is not null)
            {
                item[key] = value;
            }
        }

        return item;
    }

    private static bool IsOthers(string author) => author.StartsWith("et al", StringComparison.Ordinal);

    private static string Person(string author) => IsOthers(author) ? "others" : author.LastIndexOf(' ') is > 0 and var at ? $"{author[..at]}, {author[(at + 1)..]}" : $"{{{author}}}";

    private static void Field(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append("  ").Append(name).Append(" = {").Append(name is "doi" or "url" ? value : Escape(value)).Append("},\n");
        }
    }

    private static string Escape(string value) => value.Replace("\\", "\\textbackslash ", StringComparison.Ordinal).Replace("&", "\\&", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal).Replace("#", "\\#", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal);
}
