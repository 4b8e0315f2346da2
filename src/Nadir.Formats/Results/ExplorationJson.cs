using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>Explorations as JSON.</summary>
public static class ExplorationJson
{
    /// <summary>Spread of predictions by where it comes from: person, regimen, rows with one effect a group, notes, provenance.</summary>
    public static string Of(SensitivityRun run) => new JsonObject
    {
        ["person"] = run.Person.ToString(), ["species"] = "human", ["regimen"] = run.RegimenText, ["day"] = run.Days, ["pairs"] = run.Pairs,
        ["numbers"] = new JsonObject { ["calibrated"] = run.Numbers[0], ["confirmed"] = run.Numbers[1], ["unconfirmed"] = run.Numbers[2] },
        ["predictions"] = new JsonArray([.. run.Rows.Select(row => new JsonObject
        {
            ["readout"] = row.Readout, ["medianFold"] = row.Median, ["spreadOfLogFold"] = row.Spread,
            ["groups"] = new JsonArray([.. row.Effects.Zip(SensitivityStudy.Groups, (effect, group) => new JsonObject
            {
                ["group"] = group, ["shapley"] = effect.Shapley, ["shapleyError"] = effect.ShapleyError, ["first"] = effect.First, ["firstError"] = effect.FirstError, ["total"] = effect.Total, ["totalError"] = effect.TotalError,
            })]),
        })]),
        ["notes"] = new JsonArray([.. run.Notes.Select(note => JsonValue.Create(note))]),
        ["provenance"] = ResultJson.Provenance(run.Provenance),
    }.ToJsonString();

    /// <summary>Profiles: one object a number with interval, whether it is identified, and its points.</summary>
    public static string Of(IReadOnlyList<Profile> profiles) => new JsonObject
    {
        ["profiles"] = new JsonArray([.. profiles.Select(profile => new JsonObject
        {
            ["parameter"] = profile.Parameter, ["meaning"] = profile.Meaning, ["unit"] = profile.Unit, ["best"] = profile.Best.Value, ["low"] = profile.Low, ["high"] = profile.High, ["identified"] = profile.IsIdentified,
            ["points"] = new JsonArray([.. profile.Points.Select(point => new JsonObject
            {
                ["value"] = point.Value, ["likelihoodRatio"] = profile.LikelihoodRatio(point), ["dataCost"] = point.DataCost, ["iterations"] = point.Iterations,
                ["routes"] = new JsonObject([.. RouteStudy.Routes.Zip(point.Shares, (route, share) => KeyValuePair.Create(route, (JsonNode?)share))]),
            })]),
        })]),
    }.ToJsonString();
}
