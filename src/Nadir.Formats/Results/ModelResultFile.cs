using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Parquet;
using Parquet.Schema;

namespace Nadir;

/// <summary>Results of a model run as CSV, JSON or Parquet: one row a subject and time, one column an output.</summary>
public static class ModelResultFile
{
    /// <summary>Content of a file by its ending: .csv, .json or .parquet.</summary>
    /// <exception cref="ModelException">Another ending.</exception>
    public static byte[] Render(ModelResult result, string fileName) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".csv" => Encoding.UTF8.GetBytes(Csv(result)),
        ".json" => Encoding.UTF8.GetBytes(Json(result).ToJsonString() + "\n"),
        ".parquet" => Parquet(result),
        _ => throw new ModelException([new Problem("result-format", fileName, "Results are written as .csv, .json or .parquet; give the file one of these endings.")]),
    };

    /// <summary>CSV text; a single subject has no column of its name.</summary>
    public static string Csv(ModelResult result)
    {
        var isOne = result.Ids.Count == 1;
        var text = new StringBuilder(isOne ? "time" : "id,time").AppendJoin("", result.Outputs.Select(name => $",{name}")).Append('\n');
        var width = result.Outputs.Count;
        for (var s = 0; s < result.Ids.Count; s++)
        {
            for (var i = 0; i < result.Times.Count; i++)
            {
                text.Append(isOne ? "" : result.Ids[s] + ",").Append(Number(result.Times[i]));
                for (var k = 0; k < width; k++)
                {
                    text.Append(',').Append(Number(result.Values[s][i * width + k]));
                }

                text.Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>JSON: times once, then every subject with its outputs; what is no finite number is null.</summary>
    public static JsonObject Json(ModelResult result)
    {
        var width = result.Outputs.Count;
        JsonArray Series(int subject, int output) => new([.. Enumerable.Range(0, result.Times.Count).Select(i => result.Values[subject][i * width + output])
            .Select(value => double.IsFinite(value) ? JsonValue.Create(value) : null)]);
        return new JsonObject
        {
            ["times"] = new JsonArray([.. result.Times.Select(time => JsonValue.Create(time))]),
            ["subjects"] = new JsonArray([.. result.Ids.Select((id, s) => new JsonObject
            {
                ["id"] = id,
                ["status"] = result.Statuses[s].Code.ToString(),
                ["advice"] = result.Statuses[s].Advice,
                ["outputs"] = new JsonObject(result.Outputs.Select((name, k) => KeyValuePair.Create(name, (JsonNode?)Series(s, k)))),
            })]),
        };
    }

    private static byte[] Parquet(ModelResult result)
    {
        // Parquet.Net writes asynchronously only; into memory nothing waits.
        using var stream = new MemoryStream();
        WriteParquetAsync(result, stream).GetAwaiter().GetResult();
        return stream.ToArray();
    }

    private static async Task WriteParquetAsync(ModelResult result, Stream stream)
    {
        var id = new DataField<string>("id");
        var columns = result.Outputs.Prepend("time").Select(name => new DataField<double>(name)).ToArray();
        var writer = await ParquetWriter.CreateAsync(new ParquetSchema([id, .. columns]), stream).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            using var group = writer.CreateRowGroup();
            var (rows, width) = (result.Times.Count, result.Outputs.Count);
            await group.WriteAsync(id, [.. result.Ids.SelectMany(name => Enumerable.Repeat(name, rows))]).ConfigureAwait(false);
            for (var k = -1; k < width; k++)
            {
                var values = new double[result.Ids.Count * rows];
                for (var at = 0; at < values.Length; at++)
                {
                    var (s, i) = (at / rows, at % rows);
                    values[at] = k < 0 ? result.Times[i] : result.Values[s][i * width + k];
                }

                await group.WriteAsync<double>(columns[k + 1], values.AsMemory()).ConfigureAwait(false);
            }
        }
    }

    private static string Number(double value) => double.IsInfinity(value) ? value > 0 ? "INF" : "-INF" : value.ToString("R", CultureInfo.InvariantCulture);
}
