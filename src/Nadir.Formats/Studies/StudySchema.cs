using System.Reflection;
using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>Schemas of study files and the ready-made studies, embedded in the program.</summary>
internal static class StudySchema
{
    private const string Root = "studies/";
    private const string Parts = "schema/parts.schema.json";

    /// <summary>Kinds of study that a schema exists for.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        [.. Names("schema/").Where(name => name != Parts).Select(name => name["schema/".Length..^".schema.json".Length]).Order(StringComparer.Ordinal)];

    /// <summary>Names of the ready-made studies, without ending.</summary>
    public static IReadOnlyList<string> Ready { get; } = [.. Names("").Where(name => !name.Contains('/', StringComparison.Ordinal)).Select(name => name[..^".json".Length]).Order(StringComparer.Ordinal)];

    /// <summary>Text of a ready-made study.</summary>
    public static string ReadyText(string name) => Text($"{name}.json");

    /// <summary>The schema of a kind, with the parts that all kinds share.</summary>
    public static EvidenceSchema Of(string kind)
    {
        var schema = JsonNode.Parse(Text($"schema/{kind}.schema.json"))!;
        var shared = JsonNode.Parse(Text(Parts))!["$defs"]!.DeepClone().AsObject();
        foreach (var (name, own) in (schema["$defs"] as JsonObject ?? []).ToArray())
        {
            shared[name] = own?.DeepClone();
        }

        schema["$defs"] = shared;
        return new EvidenceSchema(schema.ToJsonString());
    }

    private static IEnumerable<string> Names(string start) => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Root + start, StringComparison.Ordinal)).Select(name => name[Root.Length..].Replace('\\', '/'));

    private static string Text(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Root + name)!);
        return reader.ReadToEnd();
    }
}
