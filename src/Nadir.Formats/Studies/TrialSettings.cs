using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>The parts of a virtual trial that have a default: run-in, randomization, adherence, dropout, rescue, error.</summary>
internal sealed class TrialSettings(JsonNode root, StudyParts parts)
{
    /// <summary>All of them.</summary>
    /// <param name="endpoints">Endpoints of the trial, for rescue.</param>
    public (RunIn? RunIn, Randomization Randomization, Adherence Adherence, Dropout Dropout, Rescue? Rescue, MultiplicityRule Multiplicity, double Alpha, double LeastTaken) Settings(
        IReadOnlyList<PlannedEndpoint?> endpoints)
    {
        var multiplicity = (string?)root["multiplicity"] switch
        {
            "holm" => MultiplicityRule.Holm, "hochberg" => MultiplicityRule.Hochberg, "fixed" => MultiplicityRule.FixedSequence, "gatekeeping" => MultiplicityRule.Gatekeeping, _ => MultiplicityRule.None,
        };
        var (alpha, leastTaken) = ((double?)root["alpha"] ?? 0.05, (double?)root["leastTaken"] ?? 0.8);
        parts.Need(alpha is > 0 and < 0.5, "alpha", FormattableString.Invariant($"a level of {alpha}; give more than 0 and less than 0.5."));
        parts.Need(leastTaken is >= 0 and <= 1, "leastTaken", FormattableString.Invariant($"a share of {leastTaken}; give 0 to 1."));
        return (RunIn(root["runIn"]), Randomization(root["randomization"]), Adherence(root["adherence"]), Dropout(root["dropout"], endpoints), Rescue(root["rescue"], endpoints), multiplicity, alpha, leastTaken);
    }

    private RunIn? RunIn(JsonNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var runIn = new RunIn(StudyParts.Whole(node["days"])!.Value, (double)node["leastTaken"]!);
        parts.Need(runIn.Days is >= 1 and <= 365, "runIn.days", FormattableString.Invariant($"{runIn.Days} days; give 1 to 365."));
        parts.Need(runIn.LeastTaken is >= 0 and <= 1, "runIn.leastTaken", FormattableString.Invariant($"a share of {runIn.LeastTaken}; give 0 to 1."));
        return runIn;
    }

    private Randomization Randomization(JsonNode? node)
    {
        string[] strata = [.. StudyParts.Items(node?["strata"]).Select(pair => (string)pair.Node!)];
        for (var i = 0; i < strata.Length; i++)
        {
            parts.Need(Population.Covariates.ContainsKey(strata[i]), $"randomization.strata[{i}]", $"there is no covariate '{strata[i]}'; known: {string.Join(", ", Population.Covariates.Keys)}.");
        }

        var kind = (string?)node?["kind"] switch { "simple" => RandomizationKind.Simple, "stratified" => RandomizationKind.Stratified, _ => RandomizationKind.Block };
        parts.Need((kind == RandomizationKind.Stratified) == (strata.Length > 0), "randomization.strata", "strata and kind 'stratified' go together.");
        return new Randomization(kind, strata);
    }

    private Adherence Adherence(JsonNode? node)
    {
        var adherence = new Adherence((double?)node?["missed"] ?? 0, (double?)node?["spread"] ?? 0, (double?)node?["late"] ?? 0, (double?)node?["lateHours"] ?? 0);
        parts.Need(adherence.Missed is >= 0 and < 1, "adherence.missed", FormattableString.Invariant($"a share of {adherence.Missed} ({100 * adherence.Missed:0} %) missed doses; give 0 to below 1."));
        parts.Need(adherence.Spread is >= 0 and <= 5, "adherence.spread", FormattableString.Invariant($"a spread of {adherence.Spread}; give 0 to 5."));
        parts.Need(adherence.Late is >= 0 and <= 1, "adherence.late", FormattableString.Invariant($"a share of {adherence.Late}; give 0 to 1."));
        parts.Need(adherence.LateHours is >= 0 and < 24, "adherence.lateHours", FormattableString.Invariant($"{adherence.LateHours} h late; give 0 to below 24."));
        return adherence;
    }

    private Dropout Dropout(JsonNode? node, IReadOnlyList<PlannedEndpoint?> endpoints)
    {
        var dropout = new Dropout((double?)node?["share"] ?? 0, (double?)node?["informative"] ?? 0);
        parts.Need(dropout.Share is >= 0 and < 1, "dropout.share", FormattableString.Invariant($"a dropout of {dropout.Share} ({100 * dropout.Share:0} %); give a share from 0 to below 1."));
        parts.Need(Math.Abs(dropout.Informative) <= 5, "dropout.informative", FormattableString.Invariant($"{dropout.Informative} log-odds a standard deviation; give -5 to 5."));
        parts.Need(dropout.Informative == 0 || endpoints.Count == 0 || endpoints[0] is not { Endpoint.HasSize: false }, "dropout.informative", "it follows the change of the first endpoint, whose size is unknown; put one with a size first.");
        return dropout;
    }

    private Rescue? Rescue(JsonNode? node, IReadOnlyList<PlannedEndpoint?> endpoints)
    {
        if (node is null)
        {
            return null;
        }

        var watched = endpoints.FirstOrDefault(planned => planned is not null && planned.Endpoint.Name.Equals((string)node["endpoint"]!, StringComparison.OrdinalIgnoreCase));
        parts.Need(watched is not null, "rescue.endpoint", $"'{node["endpoint"]}' is no endpoint of this trial.");
        parts.Need(watched is not { Endpoint.HasSize: false }, "rescue.endpoint", $"the size of '{node["endpoint"]}' is unknown: nobody would ever be rescued; watch one with a size.");
        return watched is null ? null : new Rescue(watched.Endpoint.Name, (double)node["above"]!, (double)node["effect"]!, (string?)node["values"] == "kept");
    }
}
