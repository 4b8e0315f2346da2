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
    /// <exception cref="ModelException">The file cannot be read or is wrong.</exception>
    public static VirtualTrial Read(string nameOrPath, Body body) => !File.Exists(nameOrPath) && Ready.Contains(nameOrPath, StringComparer.Ordinal)
        ? Parse($"studies/{nameOrPath}.json", StudySchema.ReadyText(nameOrPath), body)
        : Parse(nameOrPath, StudyFile.ReadText(nameOrPath, Ready), body);

    /// <summary>A trial from the text of a study file.</summary>
    /// <param name="file">Its name, for the place of problems.</param>
    /// <param name="text">JSON.</param>
    /// <param name="body">The body, for the limits of subgroups.</param>
    /// <exception cref="ModelException">Every problem with its place.</exception>
    public static VirtualTrial Parse(string file, string text, Body body)
    {
        var problems = new List<Problem>();
        var root = StudyFile.Checked(file, text, [Kind], Kind, problems);
        if (problems.Count > 0 || root is null)
        {
            throw new ModelException(problems);
        }

        var trial = new TrialParts(root, new StudyParts(file, problems), body).Trial();
        return problems.Count == 0 && trial is not null ? trial : throw new ModelException(problems);
    }
}
