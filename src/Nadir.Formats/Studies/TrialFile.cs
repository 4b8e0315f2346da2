using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>Study files of kind <c>trial</c>: virtual trials for <c>nadir trial</c>. A file that is wrong is refused with every problem and its place.</summary>
public static class TrialFile
{
    private const string Kind = "trial";

    /// <summary>Names of the ready-made trials that the program carries.</summary>
    public static IReadOnlyList<string> Ready { get; } = [.. StudySchema.Ready.Where(name => (string?)JsonNode.Parse(StudySchema.ReadyText(name))!["kind"] == Kind)];

    /// <summary>Reads a trial from a file, or a ready-made one by its name.</summary>
    /// <param name="nameOrPath">Path, or a name of <see cref="Ready"/>.</param>
    /// <param name="body">The body, for the limits of subgroups.</param>
    /// <param name="evidence">Published trials that a file may name; any when null.</param>
    /// <exception cref="ModelException">The file cannot be read or is wrong.</exception>
    public static VirtualTrial Read(string nameOrPath, Body body, EvidenceSet? evidence = null) => !File.Exists(nameOrPath) && Ready.Contains(nameOrPath, StringComparer.Ordinal)
        ? Parse($"studies/{nameOrPath}.json", StudySchema.ReadyText(nameOrPath), body, evidence)
        : Parse(nameOrPath, StudyFile.ReadText(nameOrPath, Ready), body, evidence);

    /// <summary>A trial from the text of a study file.</summary>
    /// <param name="file">Its name, for the place of problems.</param>
    /// <param name="text">JSON.</param>
    /// <param name="body">The body, for the limits of subgroups.</param>
    /// <param name="evidence">Published trials that a file may name; any when null.</param>
    /// <exception cref="ModelException">Every problem with its place.</exception>
    public static VirtualTrial Parse(string file, string text, Body body, EvidenceSet? evidence = null)
    {
        var problems = new List<Problem>();
        var root = StudyFile.Checked(file, text, [Kind], Kind, problems);
        problems.ForEach(problem => TakeOut(root, problem.Where.Split($"{file}: ")[^1]));
        if (root is null || (problems.Count > 0 && StudySchema.Of(Kind).Problems(root, file).Any()))
        {
            throw new ModelException(problems);
        }

        var found = new List<Problem>();
        var parts = new StudyParts(file, found);
        var trial = new TrialParts(root, parts, body, evidence).Trial();
        problems.AddRange(found.Where(problem => !problems.Exists(wrong => FollowsFrom(problem.Where, wrong.Where))));
        if (problems.Count == 0 && trial?.RunIn is not null)
        {
            parts.Try("runIn", () => TrialPool.Enroll(body, trial, 0, 0, out _));
            problems.AddRange(found);
        }

        return problems.Count == 0 && trial is not null ? trial : throw new ModelException(problems);
    }

    // What the schema refuses and a trial can do without, so that the rest can be read; entries of lists stay, since places count them.
    private static void TakeOut(JsonNode? root, string place)
    {
        var dot = place.LastIndexOf('.');
        var steps = place[..Math.Max(0, dot)].Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries);
        var parent = steps.Aggregate(root, (node, step) => node switch
        {
            JsonObject part => part[step],
            JsonArray list when int.TryParse(step, out var i) && i < list.Count => list[i],
            _ => null,
        });
        (parent as JsonObject)?.Remove(place[(dot + 1)..]);
    }

    // What is found at the place of a part that was taken out, below it, or at what it is a part of, may come from its absence.
    private static bool FollowsFrom(string place, string wrong) =>
        place == wrong || place.StartsWith($"{wrong}.", StringComparison.Ordinal) || place.StartsWith($"{wrong}[", StringComparison.Ordinal) || place == wrong[..Math.Max(0, wrong.LastIndexOf('.'))];
}
