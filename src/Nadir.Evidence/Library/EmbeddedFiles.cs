using System.Collections.Concurrent;
using System.Reflection;

namespace Nadir;

/// <summary>The evidence folder that the program carries.</summary>
internal static class EmbeddedFiles
{
    private const string Root = "evidence/";
    private static readonly ConcurrentDictionary<string, EvidenceSchema> Schemas = new(StringComparer.Ordinal);

    /// <summary>Path below <c>evidence/</c> and text of every file whose path starts so, schemas left out.</summary>
    public static IReadOnlyCollection<(string Path, string Text)> Read(string start) =>
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(Root + start, StringComparison.Ordinal) && !name.StartsWith(Root + "schema/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(name => (name[Root.Length..], Text(name))),
    ];

    /// <summary>The schema of a kind of file.</summary>
    public static EvidenceSchema Schema(string kind) => Schemas.GetOrAdd(kind, name => new EvidenceSchema(Text($"{Root}schema/{name}.schema.json")));

    private static string Text(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
