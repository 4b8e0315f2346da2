using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>Disputed questions and what tells their answers apart, as JSON.</summary>
public static class HypothesisJson
{
    /// <summary>Questions with settings, and pairs of rivals where they were compared.</summary>
    public static string Of(IReadOnlyList<Hypothesis> asked, HypothesisRun? run) => new JsonObject
    {
        ["hypotheses"] = new JsonArray([.. asked.Select(one => new JsonObject
        {
            ["id"] = one.Id, ["dispute"] = one.Dispute, ["question"] = one.Question,
            ["settings"] = new JsonArray([.. one.Settings.Select((setting, i) => new JsonObject { ["name"] = setting.Name, ["meaning"] = setting.Meaning, ["isDefault"] = i == 0, ["readingOnly"] = setting.IsReadingOnly })]),
        })]),
        ["pairs"] = run is null ? null : new JsonArray([.. run.Pairs.Select(pair => new JsonObject
        {
            ["hypothesis"] = pair.Hypothesis.Id, ["first"] = pair.First, ["second"] = pair.Second, ["furthest"] = pair.Furthest is { } furthest ? Reading(furthest) : null,
            ["best"] = new JsonArray([.. pair.Best.Select(Reading)]), ["bitsWhenWidened"] = pair.BitsWhenWidened, ["note"] = pair.Note,
        })]),
        ["people"] = run?.People,
        ["draws"] = run?.Draws,
        ["provenance"] = run is null ? null : ResultJson.Provenance(run.Provenance),
    }.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static JsonObject Reading(RivalReading reading) => new()
    {
        ["experiment"] = reading.Experiment, ["hours"] = reading.Hours, ["matrix"] = reading.Matrix, ["analyte"] = reading.Analyte, ["first"] = reading.First, ["second"] = reading.Second,
        ["bits"] = reading.Bits, ["divergenceNats"] = reading.Divergence,
    };
}
