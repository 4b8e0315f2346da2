using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>
/// Reads evidence from texts: the project's own shape (one trial a file, <c>evidence/schema/trial.schema.json</c>), or the shape of a shared
/// collection with <c>trials</c> and <c>reference_values</c>. A row or an arm that cannot be replayed is kept, with the reason; a file that is
/// wrong is refused with every problem and its place.
/// </summary>
public static class EvidenceReader
{
    private const int MostTrials = 10_000;
    private static readonly Lazy<EvidenceSet> Embedded = new(ReadEmbedded);

    /// <summary>The evidence that the program carries, with the roles of <c>evidence/split.json</c>.</summary>
    public static EvidenceSet BuiltIn() => Embedded.Value;

    /// <summary>Reads files given as name and text. Trials get the role <see cref="TrialRole.External"/> unless a split is among them.</summary>
    /// <param name="files">Name (for messages) and whole text of every file, at most 20 million characters each, 64 levels deep.</param>
    /// <exception cref="ModelException">Every problem, with file and line or JSON path.</exception>
    public static EvidenceSet Parse(IEnumerable<(string Name, string Text)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var problems = new List<Problem>();
        var collected = new Collected();
        foreach (var (name, text) in files)
        {
            if (EvidenceText.Read(name, text, problems) is { } root)
            {
                Collect(new JsonPlace(name, "", root, problems), collected);
            }
        }

        RefuseTwins(collected.Trials.Select(found => (found.Trial.Id, found.Place)), "trial");
        RefuseTwins(collected.References.Select(found => (found.Value.Id, found.Place)), "reference");
        if (collected.Trials.Count > MostTrials)
        {
            problems.Add(new Problem("trial-limit", "evidence", $"There are {collected.Trials.Count} trials; at most {MostTrials} are read at once."));
        }

        return problems.Count == 0
            ? new EvidenceSet(
                [.. collected.Trials.Select(found => found.Trial).OrderBy(trial => trial.Id, StringComparer.Ordinal)],
                [.. collected.References.Select(found => found.Value)], collected.Roles)
            : throw new ModelException(problems);
    }

    private static void RefuseTwins(IEnumerable<(string Id, JsonPlace Place)> entries, string what)
    {
        var first = new Dictionary<string, JsonPlace>(StringComparer.Ordinal);
        foreach (var (id, place) in entries)
        {
            if (!first.TryAdd(id, place))
            {
                place.Add($"{what}-duplicate", "id", $"The {what} '{id}' is there already at '{first[id].Where("id")}'; keep one or rename one.");
            }
        }
    }

    private static void Collect(JsonPlace root, Collected collected)
    {
        if (root.Has("training") && root.Has("validation"))
        {
            ReadRoles(root, collected.Roles);
            return;
        }

        var before = collected.Trials.Count + collected.References.Count;
        if (root.Node is JsonArray)
        {
            AddTrials(root, [.. root.Items()], collected);
        }
        else if (root.Has("arms") || root.Has("observations"))
        {
            AddTrials(root, [root], collected);
        }
        else if (root.Node is JsonObject)
        {
            AddTrials(root, [.. root.Array("trials", isRequired: false)], collected);
            AddReferences(root, collected);
        }

        if (collected.Trials.Count + collected.References.Count == before && root.HasNoProblems)
        {
            root.Add("evidence-shape", "", "There is no trial in it: a trial has id, citation, design, population, arms and observations, alone or in a list 'trials'.");
        }
    }

    private static void AddTrials(JsonPlace root, IReadOnlyList<JsonPlace> places, Collected collected)
    {
        if (places.Count > MostTrials)
        {
            root.Add("trial-limit", "", $"There are {places.Count} trials; at most {MostTrials} are read at once.");
            return;
        }

        foreach (var place in places)
        {
            if (TrialReader.Read(place) is { } trial)
            {
                collected.Trials.Add((trial, place));
            }
        }
    }

    private static void AddReferences(JsonPlace root, Collected collected)
    {
        foreach (var place in root.Array(root.Has("references") ? "references" : "reference_values", isRequired: false))
        {
            if (TrialReader.ReadReference(place) is { } reference)
            {
                collected.References.Add((reference, place));
            }
        }
    }

    private static void ReadRoles(JsonPlace split, Dictionary<string, TrialRole> roles)
    {
        foreach (var (key, role) in new[] { ("training", TrialRole.Training), ("validation", TrialRole.Validation) })
        {
            if (split.Child(key).Node is not JsonObject named)
            {
                split.Add("split", key, "An object with a trial id and a reason in every entry is needed here.");
                continue;
            }

            foreach (var (id, _) in named)
            {
                if (!roles.TryAdd(id, role) && roles[id] != role)
                {
                    split.Child(key).Add("split", id, $"The trial '{id}' cannot be both training and validation.");
                }
            }
        }
    }

    /// <summary>True for a path below <c>evidence/</c> that holds trials, reference values or their roles.</summary>
    internal static bool IsTrialFile(string path) => path.StartsWith("trials/", StringComparison.Ordinal) || path is "references.json" or "split.json";

    private static EvidenceSet ReadEmbedded()
    {
        var set = Parse(EmbeddedFiles.Read("").Where(file => IsTrialFile(file.Path)));
        var unsplit = set.Trials.Where(trial => !set.Roles.ContainsKey(trial.Id)).Select(trial => trial.Id).ToArray();
        var unknown = set.Roles.Keys.Where(id => set.Trials.All(trial => trial.Id != id)).Order(StringComparer.Ordinal).ToArray();
        return unsplit.Length + unknown.Length == 0
            ? set
            : throw new ModelException(
            [
                .. unsplit.Select(id => new Problem("split", "evidence/split.json", $"The trial '{id}' is neither training nor validation; name it in one of them.")),
                .. unknown.Select(id => new Problem("split", "evidence/split.json", $"The trial '{id}' has a role but no file in evidence/trials.")),
            ]);
    }

    private sealed class Collected
    {
        public List<(Trial Trial, JsonPlace Place)> Trials { get; } = [];

        public List<(ReferenceValue Value, JsonPlace Place)> References { get; } = [];

        public Dictionary<string, TrialRole> Roles { get; } = new(StringComparer.Ordinal);
    }
}
