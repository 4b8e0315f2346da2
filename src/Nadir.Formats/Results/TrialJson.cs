using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>The result of a virtual trial as one JSON object.</summary>
public static class TrialJson
{
    /// <summary>JSON; what is no finite number is null.</summary>
    /// <param name="result">The result.</param>
    /// <param name="published">Published rows beside it.</param>
    public static JsonObject Of(TrialResult result, IReadOnlyList<PublishedRow> published)
    {
        var (trial, p) = (result.Trial, result.Provenance);
        return new JsonObject
        {
            ["title"] = trial.Title,
            ["evidence"] = trial.Evidence,
            ["replicates"] = result.Options.Replicates,
            ["pool"] = result.Pool.Size,
            ["poolFailed"] = result.Pool.Failed.Count,
            ["screenedPerParticipant"] = Number(result.Screened),
            ["arms"] = List(trial.Arms.Select((arm, a) => new JsonObject
            {
                ["label"] = arm.Label, ["n"] = arm.Size, ["takes"] = arm.Text, ["randomized"] = Number(result.Flow[a].Randomized), ["completed"] = Number(result.Flow[a].Completed),
                ["rescued"] = Number(result.Flow[a].Rescued), ["perProtocol"] = Number(result.Flow[a].PerProtocol), ["taken"] = Number(result.Flow[a].Taken),
            })),
            ["baseline"] = List(result.Baseline.Select(row => new JsonObject { ["covariate"] = row.Covariate, ["unit"] = Population.Covariates[row.Covariate], ["mean"] = Number(row.Mean), ["sd"] = Number(row.Deviation) })),
            ["endpoints"] = List(result.Endpoints.Select(endpoint => OfEndpoint(trial, endpoint))),
            ["contrasts"] = List(result.Contrasts.Select(contrast => OfContrast(trial, contrast))),
            ["weighted"] = List(result.Weighted.Select(row => new JsonObject
            {
                ["endpoint"] = trial.Endpoints[row.Endpoint].Endpoint.Name, ["arm"] = trial.Arms[row.Arm].Label, ["change"] = Number(row.Change), ["effectivePeople"] = Number(row.People),
            })),
            ["poolChecks"] = List(result.Checks.Select(check => new JsonObject
            {
                ["endpoint"] = trial.Endpoints[check.Endpoint].Endpoint.Name, ["arm"] = trial.Arms[check.Arm].Label, ["pool"] = Number(check.Pool), ["others"] = Number(check.Others), ["standardErrors"] = Number(check.Errors),
            })),
            ["published"] = List(published.Select(row => new JsonObject
            {
                ["row"] = row.Row, ["what"] = row.What, ["published"] = row.Published, ["virtual"] = row.Virtual, ["checked"] = EvidenceWords.Of(row.Checked),
            })),
            ["notes"] = List(result.Notes.Select(note => (JsonNode)note)),
            ["provenance"] = new JsonObject { ["version"] = p.Version, ["model"] = p.ModelHash, ["study"] = p.StudyHash, ["seed"] = p.Seed },
        };
    }

    private static JsonObject OfEndpoint(VirtualTrial trial, EndpointResult endpoint) => new()
    {
        ["name"] = endpoint.Planned.Endpoint.Name,
        ["unit"] = endpoint.Planned.Endpoint.Unit,
        ["sizeUnknown"] = endpoint.Planned.Endpoint.WhyUnknown,
        ["doseOrder"] = endpoint.DoseOrder is { } order ? Number(order) : null,
        ["topDoseFirst"] = endpoint.TopOrder is { } top ? Number(top) : null,
        ["changes"] = List(endpoint.Changes.Select(change => new JsonObject
        {
            ["arm"] = trial.Arms[change.Arm].Label, ["day"] = trial.Visits[change.Visit].Day, ["mean"] = Number(change.Mean), ["change"] = Number(change.Change), ["fold"] = Number(change.Fold),
            ["spreadBetweenPeople"] = Number(change.TrueSpread), ["seenChange"] = Number(change.SeenChange), ["seenSpread"] = Number(change.SeenSpread), ["seenSpreadLow"] = Number(change.SeenSpreadLow),
            ["seenSpreadHigh"] = Number(change.SeenSpreadHigh),
        })),
    };

    private static JsonObject OfContrast(VirtualTrial trial, ContrastResult contrast) => new()
    {
        ["endpoint"] = trial.Endpoints[contrast.Plan.Endpoint].Endpoint.Name,
        ["method"] = TrialWords.Method(contrast.Plan),
        ["day"] = trial.Visits[contrast.Plan.Visit].Day,
        ["contrast"] = contrast.Contrast.Label,
        ["primary"] = contrast.Plan.IsPrimary,
        ["ratio"] = contrast.Plan.IsLog,
        ["truth"] = Number(contrast.Truth),
        ["power"] = contrast.Power is { } power ? Number(power) : null,
        ["powerLow"] = contrast.PowerInterval is { } low ? Number(low.Low) : null,
        ["powerHigh"] = contrast.PowerInterval is { } high ? Number(high.High) : null,
        ["powerAdjusted"] = contrast.AdjustedPower is { } adjusted ? Number(adjusted) : null,
        ["sizeUnknown"] = trial.Endpoints[contrast.Plan.Endpoint].Endpoint.WhyUnknown,
        ["failed"] = contrast.Failed,
        ["estimate"] = Number(contrast.Estimate),
        ["estimateLow"] = Number(contrast.EstimateLow),
        ["estimateHigh"] = Number(contrast.EstimateHigh),
        ["coverage"] = Number(contrast.Coverage),
    };

    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    private static JsonArray List(IEnumerable<JsonNode> items) => new([.. items]);
}
