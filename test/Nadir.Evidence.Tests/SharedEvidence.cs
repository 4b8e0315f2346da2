using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>The shared collection beside the repository, where it is there: <c>../shared/evidence/human-nad.json</c>.</summary>
internal static class SharedEvidence
{
    public const string Missing = "../shared/evidence/human-nad.json is not there";

    public static string? Text { get; } = Read("evidence", "human-nad.json");

    /// <summary>Any file of the shared folder; null when it is not there.</summary>
    public static string? Read(params string[] path) => Find(AppContext.BaseDirectory, path) ?? Find(Path.GetDirectoryName(Source()), path);

    public static IEnumerable<JsonObject> Trials => JsonNode.Parse(Text!)!["trials"]!.AsArray().Select(trial => trial!.AsObject());

    public static IEnumerable<JsonObject> References => JsonNode.Parse(Text!)!["reference_values"]!.AsArray().Select(value => value!.AsObject());

    private static string? Find(string? start, string[] parts)
    {
        for (var folder = start is null ? null : new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine([folder.FullName, "shared", .. parts]);
            if (File.Exists(path))
            {
                return File.ReadAllText(path);
            }
        }

        return null;
    }

    private static string Source([CallerFilePath] string path = "") => path;
}
