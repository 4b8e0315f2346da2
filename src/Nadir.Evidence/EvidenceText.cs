using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>A text that may be JSON becomes a tree that can be walked without surprises, or one problem with its line.</summary>
public static class EvidenceText
{
    private const int LongestText = 20_000_000;
    private const int Deepest = 64;

    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = Deepest,
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>The tree of <paramref name="text"/>; null, with a problem added, when it cannot be read.</summary>
    /// <param name="name">Name of the file, for the place.</param>
    /// <param name="text">Its whole text.</param>
    /// <param name="problems">Receives the problem.</param>
    public static JsonNode? Read(string name, string text, List<Problem> problems)
    {
        if (text.Length > LongestText)
        {
            problems.Add(new Problem("evidence-size", name, $"The file is longer than {LongestText / 1_000_000} million characters; split it."));
            return null;
        }

        try
        {
            var root = JsonNode.Parse(text, documentOptions: Options);
            if (root is null)
            {
                problems.Add(new Problem("evidence-shape", name, "The file holds only 'null'."));
                return null;
            }

            Touch(root);
            return root;
        }
        catch (JsonException e)
        {
            problems.Add(Unreadable(name, text, e));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            problems.Add(new Problem("evidence-text", name, "A text in the file is not valid Unicode (half of a surrogate pair); write it again in UTF-8."));
        }

        return null;
    }

    private static Problem Unreadable(string name, string text, JsonException e)
    {
        var place = e.LineNumber is { } line ? $"{name}:{line + 1}:{(e.BytePositionInLine ?? 0) + 1}" : name;
        if (e.Message.Contains("depth", StringComparison.OrdinalIgnoreCase))
        {
            return new Problem("evidence-depth", place, $"Lists and objects lie more than {Deepest} deep; a trial needs six.");
        }

        return e.Message.Contains("duplicate", StringComparison.OrdinalIgnoreCase)
            ? new Problem("evidence-json", place, $"{e.Message} Keep one of the two.")
            : new Problem("evidence-json", place, text.AsSpan().Trim().IsEmpty
                ? "The file is empty."
                : "The file is not complete JSON here; check for a cut-off end, a missing comma or an unclosed bracket.");
    }

    // Nodes are decoded when first used: do it here, so that a bad escape is found once and with the file's name.
    private static void Touch(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject o:
                foreach (var (_, child) in o)
                {
                    Touch(child);
                }

                break;
            case JsonArray array:
                foreach (var child in array)
                {
                    Touch(child);
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                _ = value.GetValue<string>();
                break;
        }
    }
}
