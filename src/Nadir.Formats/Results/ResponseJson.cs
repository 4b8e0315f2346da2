using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>Forecasts of a response as JSON.</summary>
public static class ResponseJson
{
    /// <summary>One object: what was asked, and outputs by drive.</summary>
    public static string Of(IReadOnlyList<ResponseForecast> forecasts)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        var first = forecasts[0];
        return new JsonObject
        {
            ["response"] = first.Question.Response.Id,
            ["evidence"] = first.Badge,
            ["inCoverage"] = !first.IsSignOnly,
            ["regimen"] = first.Question.Regimen.Text,
            ["hours"] = new JsonArray([.. first.Question.Hours.Select(hour => JsonValue.Create(hour))]),
            ["drives"] = new JsonArray([.. forecasts.Select(forecast => new JsonObject
            {
                ["drive"] = forecast.Question.Drive == DriveKind.Pool ? "pool" : "flux",
                ["draws"] = forecast.Draws,
                ["failedDraws"] = forecast.Failed,
                ["outputs"] = new JsonArray([.. forecast.Outputs.Select(Output)]),
            })]),
            ["notes"] = new JsonArray([.. first.Notes.Select(note => JsonValue.Create(note))]),
            ["version"] = first.Provenance.Version,
            ["model"] = first.Provenance.ModelHash,
            ["study"] = first.Provenance.StudyHash,
            ["seed"] = first.Provenance.Seed,
        }.ToJsonString();
    }

    private static JsonObject Output(ResponseSeries series)
    {
        var json = new JsonObject { ["id"] = series.Output.Id, ["label"] = series.Output.Label, ["chanceOfRise"] = series.Rise, ["chanceOfFall"] = series.Fall, ["chanceOfNoVisibleChange"] = series.None };
        if (series is { Treated: { } treated, Control: { } control, Effect: { } effect })
        {
            json["unit"] = series.Output.Unit;
            (json["with"], json["without"], json["difference"]) = (new JsonArray([.. treated.Select(Range)]), new JsonArray([.. control.Select(Range)]), Range(effect));
        }

        return json;
    }

    private static JsonObject Range(ResponseRange range) => new() { ["best"] = range.Best, ["low"] = range.Low, ["high"] = range.High };
}
