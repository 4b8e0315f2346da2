using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>Summaries of populations: as a table, and as the saved state of a run that was stopped.</summary>
public static class SummaryFile
{
    private static readonly double[] Probabilities = [0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975];

    /// <summary>Content of a file by its ending, .csv or .json: one row an output and time.</summary>
    /// <exception cref="ModelException">Another ending.</exception>
    public static byte[] Render(EnsembleSummary summary, string fileName) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".csv" => Encoding.UTF8.GetBytes(Csv(summary)),
        ".json" => Encoding.UTF8.GetBytes(Json(summary).ToJsonString() + "\n"),
        _ => throw new ModelException([new Problem("result-format", fileName, "Summaries are written as .csv or .json; give the file one of these endings.")]),
    };

    /// <summary>CSV text.</summary>
    public static string Csv(EnsembleSummary summary)
    {
        var text = new StringBuilder("output,time,count,mean,sd,min,max").AppendJoin("", Probabilities.Select(p => string.Create(CultureInfo.InvariantCulture, $",p{100 * p}"))).Append('\n');
        for (var k = 0; k < summary.Outputs.Count; k++)
        {
            for (var i = 0; i < summary.Times.Count; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{summary.Outputs[k]},{summary.Times[i]:R},{summary.Count(i, k)},{summary.Mean(i, k):R},{summary.StandardDeviation(i, k):R},{summary.Minimum(i, k):R},{summary.Maximum(i, k):R}");
                foreach (var p in Probabilities)
                {
                    text.Append(CultureInfo.InvariantCulture, $",{summary.Quantile(i, k, p):R}");
                }

                text.Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>Saves the state of a run, whole or not at all.</summary>
    public static void Save(EnsembleSummary summary, string path)
    {
        using var stream = new MemoryStream();
        summary.Write(stream);
        AtomicFile.Write(path, stream.ToArray());
    }

    /// <summary>Reads a saved state.</summary>
    /// <exception cref="ModelException">The file is no saved state.</exception>
    public static EnsembleSummary Load(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return EnsembleSummary.Read(stream);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new ModelException([new Problem("resume", path, $"It cannot be read as a saved state ({e.Message.TrimEnd('.')}); delete it to start again.")]);
        }
    }

    private static JsonObject Json(EnsembleSummary summary)
    {
        JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
        JsonArray Series(Func<int, double> at) => new([.. Enumerable.Range(0, summary.Times.Count).Select(i => Number(at(i)))]);
        return new JsonObject
        {
            ["times"] = new JsonArray([.. summary.Times.Select(time => JsonValue.Create(time))]),
            ["subjects"] = summary.Subjects,
            ["exactQuantiles"] = summary.IsExact,
            ["failures"] = new JsonArray([.. summary.Failures.Select(failure => new JsonObject { ["subject"] = failure.Subject, ["status"] = failure.Status.Code.ToString(), ["time"] = failure.Status.Time })]),
            ["outputs"] = new JsonObject(summary.Outputs.Select((name, k) => KeyValuePair.Create(name, (JsonNode?)new JsonObject
            {
                ["mean"] = Series(i => summary.Mean(i, k)),
                ["sd"] = Series(i => summary.StandardDeviation(i, k)),
                ["quantiles"] = new JsonObject(Probabilities.Select(p => KeyValuePair.Create(p.ToString(CultureInfo.InvariantCulture), (JsonNode?)Series(i => summary.Quantile(i, k, p))))),
            }))),
        };
    }
}
