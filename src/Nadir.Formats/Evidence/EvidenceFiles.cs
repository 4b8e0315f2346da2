namespace Nadir;

/// <summary>Reads evidence and body files from disk.</summary>
public static class EvidenceFiles
{
    private const long LargestFile = 20_000_000;

    /// <summary>Reads trials from files, in either shape that <see cref="EvidenceReader"/> knows.</summary>
    public static EvidenceSet Read(IEnumerable<string> paths) => EvidenceReader.Parse(paths.Select(path => (path, ReadText(path))).ToArray());

    /// <summary>The body in a folder: <c>body/*.csv</c> and <c>body/fit.json</c> below it.</summary>
    public static Body ReadBody(string folder, Organism organism = Organism.Human)
    {
        var body = Path.Combine(folder, "body");
        if (!Directory.Exists(body))
        {
            throw new ModelException([new Problem("data-folder", folder, "There is no folder 'body' in it; --data takes a folder like the project's own, with body/ and evidence/.")]);
        }

        return Body.Parse(Directory.EnumerateFiles(body).Where(path => path.EndsWith(".csv", StringComparison.Ordinal) || path.EndsWith(".json", StringComparison.Ordinal))
            .ToDictionary(path => Path.GetFileName(path), ReadText, StringComparer.Ordinal), organism);
    }

    /// <summary>The whole library in a folder: <c>evidence/**.json</c> below it, without the schemas.</summary>
    public static EvidenceLibrary ReadLibrary(string folder)
    {
        var evidence = Path.Combine(folder, "evidence");
        return Directory.Exists(evidence)
            ? LibraryReader.Parse([.. Files(evidence).Select(path => (Path.GetRelativePath(evidence, path).Replace(Path.DirectorySeparatorChar, '/'), ReadText(path)))])
            : throw new ModelException([new Problem("data-folder", folder, "There is no folder 'evidence' in it; --data takes a folder like the project's own, with body/ and evidence/.")]);
    }

    /// <summary>The trials in a folder: <c>evidence/trials</c>, reference values and roles.</summary>
    public static EvidenceSet ReadFolder(string folder)
    {
        var evidence = Path.Combine(folder, "evidence");
        return Directory.Exists(evidence)
            ? Read(Files(evidence).Where(path => IsTrialFile(Path.GetRelativePath(evidence, path).Replace(Path.DirectorySeparatorChar, '/'))))
            : EvidenceReader.BuiltIn();
    }

    private static bool IsTrialFile(string path) => path.StartsWith("trials/", StringComparison.Ordinal) || path is "references.json" or "split.json";

    private static IEnumerable<string> Files(string evidence) => Directory.EnumerateFiles(evidence, "*.json", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}schema{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string ReadText(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length <= LargestFile
                ? File.ReadAllText(path)
                : throw new ModelException([new Problem("file-size", path, $"The file has {length} bytes; at most {LargestFile} are read.")]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelException([new Problem("read", path, $"The file cannot be read: {e.Message}")]);
        }
    }
}
