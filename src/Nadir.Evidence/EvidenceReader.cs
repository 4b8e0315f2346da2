using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>
/// Reads evidence from texts: the project's own shape (one trial a file), or the shape of a shared collection with <c>trials</c> and
/// <c>reference_values</c>. A row that cannot be replayed is kept; a file that is wrong is refused with every problem and its place.
/// </summary>
public static class EvidenceReader
{
    private const int LongestText = 20_000_000;
    private const int MostTrials = 10_000;
    private static readonly Lazy<EvidenceSet> Embedded = new(ReadEmbedded);

    /// <summary>The evidence that the program carries, with the roles of <c>evidence/split.json</c>.</summary>
    public static EvidenceSet BuiltIn() => Embedded.Value;

    /// <summary>Reads files given as name and text. Trials get the role <see cref="TrialRole.External"/> unless a split is among them.</summary>
    /// <param name="files">Name (for messages) and whole text of every file.</param>
    /// <exception cref="ModelException">Every problem, with file and JSON path.</exception>
    public static EvidenceSet Parse(IEnumerable<(string Name, string Text)> files)
    {
        var problems = new List<Problem>();
        var trials = new List<Trial>();
        var references = new List<ReferenceValue>();
        var roles = new Dictionary<string, TrialRole>(StringComparer.Ordinal);
        foreach (var (name, text) in files)
        {
            if (ReadJson(name, text, problems) is { } root)
            {
                Collect(new JsonPlace(name, "", root, problems), trials, references, roles);
            }
        }

        foreach (var group in trials.GroupBy(trial => trial.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add(new Problem("trial-duplicate", group.Key, $"The trial '{group.Key}' is there {group.Count()} times; keep one."));
        }

        if (trials.Count > MostTrials)
        {
            problems.Add(new Problem("trial-limit", "evidence", $"There are {trials.Count} trials; at most {MostTrials} are read at once."));
        }

        return problems.Count == 0
            ? new EvidenceSet([.. trials.OrderBy(trial => trial.Id, StringComparer.Ordinal)], references, roles)
            : throw new ModelException(problems);
    }

    private static void Collect(JsonPlace root, List<Trial> trials, List<ReferenceValue> references, Dictionary<string, TrialRole> roles)
    {
        if (root.Node is JsonObject split && split.ContainsKey("training") && split.ContainsKey("validation"))
        {
            foreach (var (key, role) in new[] { ("training", TrialRole.Training), ("validation", TrialRole.Validation) })
            {
                foreach (var id in split[key]!.AsObject())
                {
                    roles[id.Key] = role;
                }
            }

            return;
        }

        var before = trials.Count;
        var hasReferences = false;
        if (root.Node is JsonArray)
        {
            trials.AddRange(root.Items().Select(TrialReader.Read).OfType<Trial>());
        }
        else if (root.Node is JsonObject o && o.ContainsKey("arms"))
        {
            trials.AddRange(new[] { TrialReader.Read(root) }.OfType<Trial>());
        }
        else if (root.Node is JsonObject collection)
        {
            trials.AddRange(root.Array("trials", isRequired: false).Select(TrialReader.Read).OfType<Trial>());
            var key = collection.ContainsKey("references") ? "references" : "reference_values";
            hasReferences = collection.ContainsKey(key);
            references.AddRange(root.Array(key, isRequired: false).Select(TrialReader.ReadReference).OfType<ReferenceValue>());
        }

        if (trials.Count == before && !hasReferences && root.HasNoProblems)
        {
            root.Add("evidence-shape", "", "There is no trial in it: a trial has id, citation, design, population, arms and observations, alone or in a list 'trials'.");
        }
    }

    private static JsonNode? ReadJson(string name, string text, List<Problem> problems)
    {
        if (text.Length > LongestText)
        {
            problems.Add(new Problem("evidence-size", name, $"The file is longer than {LongestText / 1_000_000} million characters; split it."));
            return null;
        }

        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 64, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })
                ?? throw new JsonException("The file holds only 'null'.");
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line ? $"{name}:{line + 1}:{(e.BytePositionInLine ?? 0) + 1}" : name;
            problems.Add(new Problem("evidence-json", place, "The file is not complete JSON here; check for a cut-off end, a missing comma or an unclosed bracket."));
            return null;
        }
    }

    private static EvidenceSet ReadEmbedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var files = new List<(string, string)>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("evidence/", StringComparison.Ordinal)
            && !name.Contains("/schema/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            files.Add((name, reader.ReadToEnd()));
        }

        var set = Parse(files);
        var unsplit = set.Trials.Where(trial => !set.Roles.ContainsKey(trial.Id)).Select(trial => trial.Id).ToArray();
        return unsplit.Length == 0
            ? set
            : throw new ModelException([new Problem("split", "evidence/split.json", $"These trials are neither training nor validation: {string.Join(", ", unsplit)}.")]);
    }
}
