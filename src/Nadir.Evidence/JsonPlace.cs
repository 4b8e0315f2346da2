using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>A JSON value with its place, so that every problem says where it is.</summary>
internal sealed class JsonPlace(string file, string path, JsonNode? node, List<Problem> problems)
{
    private const double LargestCount = 1e9;
    private readonly int problemsBefore = problems.Count;

    public JsonNode? Node { get; } = node;

    public bool HasNoProblems => problems.Count == problemsBefore;

    public bool Has(string key) => (Node as JsonObject)?[key] is not null;

    public void Add(string code, string key, string message) => problems.Add(new Problem(code, Where(key), message));

    /// <summary>"file: trials[3].observations[2].unit".</summary>
    public string Where(string key) => Key(key).Length == 0 ? file : $"{file}: {Key(key)}";

    public IEnumerable<JsonPlace> Items()
    {
        var array = (JsonArray)Node!;
        for (var i = 0; i < array.Count; i++)
        {
            yield return new JsonPlace(file, $"{path}[{i}]", array[i], problems);
        }
    }

    public JsonPlace Child(string key) => new(file, Key(key), Node is JsonObject o ? o[key] : null, problems);

    public IEnumerable<JsonPlace> Array(string key, bool isRequired = true)
    {
        var child = Child(key);
        if (child.Node is JsonArray)
        {
            return child.Items();
        }

        if (isRequired || child.Node is not null)
        {
            Add(child.Node is null ? "evidence-missing" : "evidence-list", key, $"A list '{key}' is needed here; give [] when there is nothing.");
        }

        return [];
    }

    /// <summary>Text under a key, or null; a number is text too.</summary>
    public string? Text(string key, bool isRequired = false)
    {
        var value = (Node as JsonObject)?[key];
        var text = value is JsonValue v ? (v.GetValueKind() == JsonValueKind.String ? v.GetValue<string>().Trim() : v.ToJsonString()) : null;
        if (isRequired && string.IsNullOrEmpty(text))
        {
            var what = path.Contains("observations", StringComparison.Ordinal) ? "observation" : path.Contains("arms", StringComparison.Ordinal) ? "arm" : "entry";
            Add("evidence-missing", key, $"'{key}' is missing; every {what} needs it.");
        }

        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>Number under a key; null when it is absent, text, or too large for a double.</summary>
    public double? Number(string key) =>
        (Node as JsonObject)?[key] is JsonValue v && v.GetValueKind() == JsonValueKind.Number && v.TryGetValue<double>(out var value) && double.IsFinite(value) ? value : null;

    /// <summary>Number of people under a key; null when it is no count.</summary>
    public int? Count(string key) => Number(key) is >= 0 and <= LargestCount and { } n ? (int)n : null;

    /// <summary>Whatever is under a key when it is no number: text as it stands, anything else as JSON.</summary>
    public string? NotANumber(string key) => Number(key) is not null || !Has(key) ? null : Text(key) ?? (Node![key] is JsonValue ? null : Node[key]!.ToJsonString());

    private string Key(string key) => key.Length == 0 ? path : path.Length == 0 ? key : $"{path}.{key}";
}
