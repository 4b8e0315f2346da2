using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>The built-in files as texts, to be changed by tests.</summary>
internal static class LibraryFiles
{
    public static Dictionary<string, string> All()
    {
        var assembly = typeof(LibraryReader).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith("evidence/", StringComparison.Ordinal) && !name.StartsWith("evidence/schema/", StringComparison.Ordinal))
            .ToDictionary(name => name["evidence/".Length..], name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return reader.ReadToEnd();
            }, StringComparer.Ordinal);
    }

    public static EvidenceLibrary Parse(Dictionary<string, string> files) => LibraryReader.Parse([.. files.Select(file => (file.Key, file.Value))]);

    public static IReadOnlyList<Problem> Problems(Dictionary<string, string> files) => Assert.Throws<ModelException>(() => Parse(files)).Problems;

    /// <summary>Changes one file as a tree.</summary>
    public static void Change(this Dictionary<string, string> files, string path, Action<JsonNode> change)
    {
        var root = JsonNode.Parse(files[path])!;
        change(root);
        files[path] = root.ToJsonString();
    }
}
