using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Nadir;

/// <summary>The part of JSON Schema 2020-12 that our own schemas use; no package for it is to be had.</summary>
internal sealed class JsonSchemaCheck(JsonNode root)
{
    /// <summary>Places that break the schema.</summary>
    public IEnumerable<string> Violations(JsonNode? value) => Violations(root, value, "$");

    private IEnumerable<string> Violations(JsonNode schema, JsonNode? value, string place)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            return Violations(root["$defs"]![reference["#/$defs/".Length..]]!, value, place);
        }

        var isWrong = (schema["type"] is { } type && !HasType((string)type!, value))
            || (schema["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value)))
            || (schema["oneOf"] is JsonArray choices && choices.Count(choice => !Violations(choice!, value, place).Any()) != 1)
            || (value is JsonValue plain && (IsOutOfRange(schema, plain) || IsWrongText(schema, plain)));
        return (isWrong ? [place] : Enumerable.Empty<string>()).Concat(value switch
        {
            JsonObject o => Members(schema, o, place),
            JsonArray a when schema["items"] is { } items => a.SelectMany((item, i) => Violations(items, item, $"{place}[{i}]")),
            _ => [],
        });
    }

    private IEnumerable<string> Members(JsonNode schema, JsonObject value, string place)
    {
        var known = schema["properties"] as JsonObject ?? [];
        var missing = (schema["required"] as JsonArray ?? []).Select(key => (string)key!).Where(key => !value.ContainsKey(key)).Select(key => $"{place}.{key}");
        var unknown = value.Where(pair => schema["additionalProperties"] is not null && !known.ContainsKey(pair.Key)).Select(pair => $"{place}.{pair.Key}");
        return missing.Concat(unknown).Concat(value.Where(pair => known.ContainsKey(pair.Key)).SelectMany(pair => Violations(known[pair.Key]!, pair.Value, $"{place}.{pair.Key}")));
    }

    private static bool HasType(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        "integer" => value?.GetValueKind() == JsonValueKind.Number && double.IsInteger(Number(value)),
        _ => throw new NotSupportedException(type),
    };

    private static bool IsOutOfRange(JsonNode schema, JsonValue value) =>
        value.GetValueKind() == JsonValueKind.Number
        && ((schema["minimum"] is { } low && Number(value) < Number(low)) || (schema["maximum"] is { } high && Number(value) > Number(high))
            || (schema["exclusiveMinimum"] is { } above && Number(value) <= Number(above)));

    // A value put in by a test is an int, one read from a file a JSON number: both print the same.
    private static double Number(JsonNode value) => double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsWrongText(JsonNode schema, JsonValue value) =>
        value.GetValueKind() == JsonValueKind.String
        && ((schema["minLength"] is not null && value.GetValue<string>().Length == 0) || ((string?)schema["pattern"] is { } pattern && !Regex.IsMatch(value.GetValue<string>(), pattern)));
}
