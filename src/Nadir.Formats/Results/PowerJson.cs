using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>Operating characteristics as one JSON object.</summary>
public static class PowerJson
{
    /// <summary>JSON; what is no finite number is null.</summary>
    public static JsonObject Of(PowerResult result)
    {
        var (trial, options, p) = (result.Trial, result.Options, result.Provenance);
        return new JsonObject
        {
            ["title"] = trial.Title,
            ["replicates"] = options.Trial.Replicates,
            ["pool"] = options.Trial.PoolSize,
            ["target"] = options.Target,
            ["draws"] = options.Draws - result.FailedDraws,
            ["drawsFailed"] = result.FailedDraws,
            ["contrasts"] = List(result.Contrasts.Select(contrast => OfContrast(trial, contrast))),
            ["curves"] = List(result.Curves.Select(curve => new JsonObject
            {
                ["axis"] = curve.Variation.Label,
                ["points"] = List(curve.Variation.Values.Select((value, i) => new JsonObject { ["value"] = value, ["contrasts"] = List(curve.Points[i].Select(contrast => Power(curve.Variation.Apply(trial, value), contrast))) })),
            })),
            ["choices"] = List(result.Choices.Select(choice => new JsonObject
            {
                ["endpoint"] = trial.Endpoints[choice.Endpoint].Endpoint.Name, ["day"] = trial.Visits[choice.Visit].Day, ["contrast"] = choice.Found.Contrast.Label, ["power"] = Number(choice.Found.Power),
                ["nAnArmNeeded"] = Number(choice.NeededSize), ["cost"] = Number(choice.Cost), ["costNeeded"] = Number(choice.NeededCost), [trial.Costs.IsGiven ? "powerPer1000" : "powerPerParticipant"] = Number(choice.Worth),
            })),
            ["costUnit"] = trial.Costs.IsGiven ? trial.Costs.Unit : null,
            ["notes"] = List(result.Notes.Select(note => (JsonNode)note)),
            ["provenance"] = new JsonObject { ["version"] = p.Version, ["model"] = p.ModelHash, ["study"] = p.StudyHash, ["seed"] = p.Seed, ["citations"] = List(p.Citations.Select(one => (JsonNode)one)) },
        };
    }

    private static JsonObject Power(VirtualTrial trial, ContrastResult contrast) => new()
    {
        ["endpoint"] = trial.Endpoints[contrast.Plan.Endpoint].Endpoint.Name,
        ["method"] = TrialWords.Method(contrast.Plan),
        ["day"] = trial.Visits[contrast.Plan.Visit].Day,
        ["contrast"] = contrast.Contrast.Label,
        ["truth"] = Number(contrast.Truth),
        ["power"] = Number(contrast.Power),
        ["powerLow"] = Number(contrast.PowerInterval?.Low),
        ["powerHigh"] = Number(contrast.PowerInterval?.High),
        ["powerAdjusted"] = Number(contrast.AdjustedPower),
        ["failed"] = contrast.Failed,
    };

    private static JsonObject OfContrast(VirtualTrial trial, ContrastPower contrast)
    {
        var made = Power(trial, contrast.Planned);
        made["sizeUnknown"] = trial.Endpoints[contrast.Planned.Plan.Endpoint].Endpoint.WhyUnknown;
        made["ratio"] = contrast.Planned.Plan.IsLog;
        made["typeOne"] = Number(contrast.TypeOne);
        made["typeOneLow"] = Number(contrast.TypeOneInterval?.Low);
        made["typeOneHigh"] = Number(contrast.TypeOneInterval?.High);
        made["needed"] = contrast.Needed is { } needed ? new JsonObject { ["nAnArm"] = needed.Size, ["low"] = needed.Low, ["high"] = needed.High, ["largestTried"] = needed.Largest } : null;
        made["assurance"] = contrast.Assurance is { } one
            ? new JsonObject { ["mean"] = Number(one.Mean), ["low"] = Number(one.Low), ["high"] = Number(one.High), ["power10"] = Number(one.PowerLow), ["power90"] = Number(one.PowerHigh), ["draws"] = one.Draws }
            : null;
        made["nullRulesOut"] = contrast.Null is { } ruled
            ? new JsonObject { ["effect"] = Number(ruled.Effect), ["shareOfPredicted"] = Number(ruled.ShareOfPredicted), ["shareOfDraws"] = Number(ruled.Draws), ["doseMg"] = Number(ruled.Dose) }
            : null;
        made["information"] = List(contrast.Information.Select(value => new JsonObject
        {
            ["parameter"] = value.Parameter, ["meaning"] = value.Meaning, ["varianceShare"] = Number(value.Share), ["clear"] = value.IsClear, ["assuranceWhereLow"] = Number(value.AssuranceWhereLow), ["assuranceWhereHigh"] = Number(value.AssuranceWhereHigh),
        }));
        return made;
    }

    private static JsonValue? Number(double? value) => value is { } own && double.IsFinite(own) ? JsonValue.Create(own) : null;

    private static JsonArray List(IEnumerable<JsonNode> items) => new([.. items]);
}
