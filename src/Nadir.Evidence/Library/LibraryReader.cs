using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Nadir;

/// <summary>
/// Reads the whole evidence folder from texts: every file against its schema, then everything against everything. A folder that is wrong is refused with every
/// problem and its place.
/// </summary>
public static class LibraryReader
{
    private static readonly Lazy<EvidenceLibrary> Embedded = new(() => Parse(EmbeddedFiles.Read("")));

    // What a path below evidence/ holds: kind of schema, and whether it is one of many.
    private static readonly (string Start, string Kind)[] Kinds =
    [
        ("sources/", "sources"), ("outcomes/", "outcomes"), ("claims/", "claims"), ("endpoints.json", "endpoints"), ("animals.json", "animals"),
        ("safety.json", "safety"), ("disputes.json", "disputes"), ("regulation.json", "regulation"), ("guide.json", "guide"),
    ];

    /// <summary>The library that the program carries.</summary>
    public static EvidenceLibrary BuiltIn() => Embedded.Value;

    /// <summary>Reads a library.</summary>
    /// <param name="files">Path below <c>evidence/</c> with forward slashes, and text.</param>
    /// <exception cref="ModelException">Every problem, with file and JSON path.</exception>
    public static EvidenceLibrary Parse(IReadOnlyCollection<(string Path, string Text)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var parts = new LibraryParts();
        var trials = new List<(string, string)>();
        foreach (var (path, text) in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            if (EvidenceReader.IsTrialFile(path))
            {
                trials.Add((path, text));
            }
            else if (Array.Find(Kinds, kind => path.StartsWith(kind.Start, StringComparison.Ordinal)).Kind is { } kind)
            {
                Add(parts, kind, path, text);
            }
            else if (!path.StartsWith("schema/", StringComparison.Ordinal))
            {
                parts.Problems.Add(new Problem("evidence-file", path, $"This is no file of the library; known: trials/, references.json, split.json, {string.Join(", ", Kinds.Select(known => known.Start))}."));
            }
        }

        var set = Trials(trials, parts.Problems);
        foreach (var (file, isThere) in new[] { ("endpoints.json", parts.Endpoints.Count > 0), ("safety.json", parts.Safety is not null), ("guide.json", parts.Guide is not null) })
        {
            if (!isThere && !parts.Problems.Exists(problem => problem.Where.StartsWith(file, StringComparison.Ordinal)))
            {
                parts.Problems.Add(new Problem("evidence-missing", file, "The file is missing; a library needs it."));
            }
        }

        if (parts.Problems.Count > 0)
        {
            throw new ModelException(parts.Problems);
        }

        var library = new EvidenceLibrary(
            set!, [.. parts.Sources.OrderBy(source => source.Id, StringComparer.Ordinal)], [.. parts.Studies.OrderBy(study => study.Id, StringComparer.Ordinal)], parts.Endpoints,
            parts.Animals, parts.Safety!, parts.Remarks, parts.Disputes, parts.Regulation, ClaimLedger.Of(parts.Claims), parts.Guide!, Hash(files));
        return LibraryCheck.Problems(library) is { Count: > 0 } problems ? throw new ModelException(problems) : library;
    }

    private static void Add(LibraryParts parts, string kind, string path, string text)
    {
        if (EvidenceText.Read(path, text, parts.Problems) is not { } root)
        {
            return;
        }

        var before = parts.Problems.Count;
        parts.Problems.AddRange(EmbeddedFiles.Schema(kind).Problems(root, path));
        if (parts.Problems.Count > before)
        {
            return;
        }

        switch (kind)
        {
            case "sources": AddOnce(parts, parts.Sources, To(root, EvidenceJson.Default.SourceFile).Sources, source => source.Id, path, "source"); break;
            case "outcomes": AddNamed(parts, parts.Studies, To(root, EvidenceJson.Default.OutcomeStudy), study => study.Id, path); break;
            case "claims": AddNamed(parts, parts.Claims, To(root, EvidenceJson.Default.Claim), claim => claim.Id, path); break;
            case "endpoints":
                var file = To(root, EvidenceJson.Default.EndpointFile);
                AddOnce(parts, parts.Endpoints, file.Endpoints, endpoint => endpoint.Id, path, "endpoint");
                parts.Remarks.AddRange(file.Remarks ?? []);
                break;
            case "animals": AddOnce(parts, parts.Animals, To(root, EvidenceJson.Default.AnimalFile).Results, result => result.Id, path, "result"); break;
            case "disputes": AddOnce(parts, parts.Disputes, To(root, EvidenceJson.Default.DisputeFile).Disputes, dispute => dispute.Id, path, "dispute"); break;
            case "regulation": AddOnce(parts, parts.Regulation, To(root, EvidenceJson.Default.RegulationFile).Entries, entry => entry.Id, path, "entry"); break;
            case "safety": parts.Safety = To(root, EvidenceJson.Default.SafetyLedger); break;
            default: parts.Guide = To(root, EvidenceJson.Default.GuideRules); break;
        }
    }

    private static T To<T>(JsonNode root, JsonTypeInfo<T> type) => root.Deserialize(type)!;

    private static void AddOnce<T>(LibraryParts parts, List<T> all, IEnumerable<T> found, Func<T, string> id, string path, string what)
    {
        foreach (var item in found)
        {
            if (all.Exists(other => id(other) == id(item)))
            {
                parts.Problems.Add(new Problem("evidence-duplicate", path, $"The {what} '{id(item)}' is there twice; keep one or rename one."));
            }

            all.Add(item);
        }
    }

    private static void AddNamed<T>(LibraryParts parts, List<T> all, T item, Func<T, string> id, string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..^".json".Length];
        if (name != id(item))
        {
            parts.Problems.Add(new Problem("evidence-name", $"{path}: id", $"The id '{id(item)}' is not the name of the file, '{name}'."));
        }

        AddOnce(parts, all, [item], id, path, "id");
    }

    private static EvidenceSet? Trials(List<(string, string)> files, List<Problem> problems)
    {
        try
        {
            return EvidenceReader.Parse(files);
        }
        catch (ModelException e)
        {
            problems.AddRange(e.Problems);
            return null;
        }
    }

    private static string Hash(IEnumerable<(string Path, string Text)> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, text) in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\0{text}\0"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    private sealed class LibraryParts
    {
        public List<Problem> Problems { get; } = [];

        public List<Source> Sources { get; } = [];

        public List<OutcomeStudy> Studies { get; } = [];

        public List<Endpoint> Endpoints { get; } = [];

        public List<LibraryRemark> Remarks { get; } = [];

        public List<AnimalResult> Animals { get; } = [];

        public List<Dispute> Disputes { get; } = [];

        public List<RegulationEntry> Regulation { get; } = [];

        public List<Claim> Claims { get; } = [];

        public SafetyLedger? Safety { get; set; }

        public GuideRules? Guide { get; set; }
    }
}
