using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Nadir;

/// <summary>
/// One of the project's schemas (<c>evidence/schema</c>), checked on every load. It knows the part of JSON Schema 2020-12 that those files use; no package for
/// it is to be had. Every violation is a problem with its place.
/// </summary>
public sealed class EvidenceSchema
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);
    private readonly JsonNode root;

    /// <summary>Reads a schema.</summary>
    /// <param name="text">JSON Schema.</param>
    public EvidenceSchema(string text) => root = JsonNode.Parse(text)!;

    /// <summary>What breaks the schema.</summary>
    /// <param name="value">A whole file.</param>
    /// <param name="file">Its name, for the place.</param>
    public IEnumerable<Problem> Problems(JsonNode? value, string file) =>
        Check(root, value, "").Select(found => new Problem("evidence-schema", found.Place.Length == 0 ? file : $"{file}: {found.Place}", found.Message));

    private IEnumerable<(string Place, string Message)> Check(JsonNode schema, JsonNode? value, string place)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            return Check(root["$defs"]![reference["#/$defs/".Length..]]!, value, place);
        }

        if (schema["type"] is { } type && !HasType((string)type!, value))
        {
            return [(place, $"{Article((string)type!)} is needed here, not {Shown(value)}.")];
        }

        return Plain(schema, value, place).Concat(value switch
        {
            JsonObject o => Members(schema, o, place),
            JsonArray a => Items(schema, a, place),
            _ => [],
        });
    }

    private IEnumerable<(string Place, string Message)> Plain(JsonNode schema, JsonNode? value, string place)
    {
        if (schema["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value)))
        {
            yield return (place, $"{Shown(value)} is not one of: {string.Join(", ", words.Select(word => word?.ToString() ?? "null"))}.");
        }

        if (schema["oneOf"] is JsonArray choices && choices.Count(choice => !Check(choice!, value, place).Any()) != 1)
        {
            yield return (place, $"exactly one of these is needed: {string.Join(" or ", choices.Select(choice => string.Join(" and ", (choice!["required"] as JsonArray ?? []).Select(key => $"'{key}'"))))}.");
        }

        if (value is JsonValue plain && plain.GetValueKind() == JsonValueKind.Number && OutOfRange(schema, Number(plain)) is { } bound)
        {
            yield return (place, $"{Shown(value)} is out of range; {bound}.");
        }

        if (value is JsonValue text && text.GetValueKind() == JsonValueKind.String && WrongText(schema, text.GetValue<string>()) is { } wrong)
        {
            yield return (place, wrong);
        }
    }

    private IEnumerable<(string Place, string Message)> Members(JsonNode schema, JsonObject value, string place)
    {
        string At(string key) => place.Length == 0 ? key : $"{place}.{key}";
        var known = schema["properties"] as JsonObject ?? [];
        foreach (var key in (schema["required"] as JsonArray ?? []).Select(key => (string)key!).Where(key => value[key] is null && !AllowsNull(known[key])))
        {
            yield return (At(key), $"'{key}' is missing.");
        }

        foreach (var (key, child) in value)
        {
            if (known[key] is { } rule)
            {
                foreach (var found in Check(rule, child, At(key)))
                {
                    yield return found;
                }
            }
            else if (schema["additionalProperties"] is not null)
            {
                yield return (At(Cut(key)), $"'{Cut(key)}' is not known here; known: {string.Join(", ", known.Select(pair => pair.Key))}.");
            }
        }
    }

    private IEnumerable<(string Place, string Message)> Items(JsonNode schema, JsonArray value, string place)
    {
        if (schema["maxItems"] is { } most && value.Count > Number(most))
        {
            return [(place, $"the list has {value.Count} entries; at most {most} are read.")];
        }

        return schema["items"] is { } items ? value.SelectMany((item, i) => Check(items, item, $"{place}[{i}]")) : [];
    }

    private static bool AllowsNull(JsonNode? rule) => rule?["enum"] is JsonArray words && words.Any(word => word is null);

    private static bool HasType(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "number" => value?.GetValueKind() == JsonValueKind.Number && double.IsFinite(Number(value)),
        "integer" => value?.GetValueKind() == JsonValueKind.Number && double.IsInteger(Number(value)) && Math.Abs(Number(value)) <= int.MaxValue,
        _ => throw new NotSupportedException(type),
    };

    private static string? OutOfRange(JsonNode schema, double value) =>
        schema["minimum"] is { } low && value < Number(low) ? $"at least {low} is needed"
        : schema["maximum"] is { } high && value > Number(high) ? $"at most {high} is allowed"
        : schema["exclusiveMinimum"] is { } above && value <= Number(above) ? $"more than {above} is needed"
        : null;

    private static string? WrongText(JsonNode schema, string value)
    {
        if (schema["minLength"] is not null && value.Length == 0)
        {
            return "the text is empty; leave the key out.";
        }

        if (schema["maxLength"] is { } longest && value.Length > Number(longest))
        {
            return $"the text has {value.Length} characters; at most {longest} are read.";
        }

        return (string?)schema["pattern"] is { } pattern && !Regex.IsMatch(value, pattern, RegexOptions.NonBacktracking, LongestMatch)
            ? $"'{Cut(value)}' does not have the form {pattern}."
            : null;
    }

    // A value put in by a test is an int, one read from a file a JSON number: both print the same.
    private static double Number(JsonNode value) => double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);

    private static string Article(string type) => type is "object" or "array" or "integer" ? $"an {type}" : type == "string" ? "a text" : $"a {type}";

    private static string Shown(JsonNode? value) => value switch
    {
        null => "nothing",
        JsonObject => "an object",
        JsonArray => "a list",
        _ => $"'{Cut(value.ToString())}'",
    };

    private static string Cut(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "...");
}
