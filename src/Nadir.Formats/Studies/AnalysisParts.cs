using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>Reads the analyses of a virtual trial.</summary>
internal sealed class AnalysisParts(JsonArray nodes, StudyParts parts, IReadOnlyList<TrialArm> arms, IReadOnlyList<TrialVisit> visits, IReadOnlyList<PlannedEndpoint?> endpoints)
{
    /// <summary>All that can be made; problems are with the parts.</summary>
    public List<AnalysisPlan> Analyses()
    {
        parts.Need(nodes.Count > 0, "analyses", "at least one analysis is needed.");
        var plans = new List<AnalysisPlan>();
        for (var i = 0; i < nodes.Count && arms.Count > 0 && visits.Count > 0; i++)
        {
            plans.Add(Plan(nodes[i]!, $"analyses[{i}]"));
        }

        return plans;
    }

    private AnalysisPlan Plan(JsonNode node, string place)
    {
        var name = (string)node["endpoint"]!;
        var endpoint = endpoints.OfType<PlannedEndpoint>().ToList().FindIndex(planned => planned.Endpoint.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        parts.Need(endpoint >= 0, $"{place}.endpoint", $"'{name}' is no endpoint of this trial; it measures {Measured()}.");
        var day = StudyParts.Whole(node["day"]) ?? visits[^1].Day;
        var visit = visits.ToList().FindIndex(one => one.Day == day);
        parts.Need(visit > 0, $"{place}.day", FormattableString.Invariant($"there is no visit after baseline on day {day}."));
        var method = Enum.Parse<AnalysisMethod>((string)node["method"]!, ignoreCase: true);
        var isLog = (string?)node["scale"] == "log";
        parts.Need(!isLog || endpoint < 0 || endpoints.OfType<PlannedEndpoint>().ElementAt(endpoint).Endpoint.Model is not null, $"{place}.scale", "logarithms are for concentrations.");
        var threshold = (double?)node["threshold"];
        var needs = method is AnalysisMethod.Responders or AnalysisMethod.NonInferiority;
        parts.Need(needs == threshold is not null, $"{place}.threshold", needs ? "it is missing: the change that makes a responder, or the margin." : "only responders and non-inferiority have one.");
        parts.Need(!needs || (threshold ?? 1) > 0, $"{place}.threshold", "it must be above 0.");
        parts.Need(method != AnalysisMethod.NonInferiority || !isLog || threshold != 1, $"{place}.threshold", "on the scale log the margin is a ratio, and 1 leaves none; give 0.9 for a loss of a tenth.");
        var isImputed = (string?)node["missing"] == "imputed";
        parts.Need(!isImputed || method == AnalysisMethod.Ancova, $"{place}.missing", "missing visits are imputed for the analysis of covariance only.");
        parts.Need(method != AnalysisMethod.Crossover || visit < visits.Count - 1, $"{place}.day", "a crossover names the visit at the end of its first period; the second ends at the last visit.");
        var contrasts = Contrasts(node["contrasts"], place, method);
        parts.Need(
            method != AnalysisMethod.Crossover || visit < 1 || visit >= visits.Count - 1 || contrasts.TrueForAll(contrast => IsSwap(contrast, visits[visit])), $"{place}.method",
            FormattableString.Invariant($"it is no crossover: those compared must swap what they take after the visit on day {day}. Let both take both, one after the other, or choose ancova."));
        return new AnalysisPlan(Math.Max(0, endpoint), method, Math.Max(1, visit), contrasts)
        {
            IsLog = isLog, IsPrimary = (bool?)node["primary"] ?? false, Threshold = threshold ?? 0, IsPerProtocol = (string?)node["set"] == "per-protocol", IsImputed = isImputed,
        };
    }

    private string Measured() => endpoints.Any(planned => planned is not null) ? string.Join(", ", endpoints.OfType<PlannedEndpoint>().Select(planned => planned.Endpoint.Name)) : "nothing that is known";

    // Without a list every arm is held against the first.
    private List<TrialContrast> Contrasts(JsonNode? list, string place, AnalysisMethod method)
    {
        if (list is null)
        {
            return [.. Enumerable.Range(1, Math.Max(0, arms.Count - 1)).Select(arm => new TrialContrast($"{arms[arm].Label} against {arms[0].Label}", [.. arms.Select((_, a) => a == arm ? 1.0 : a == 0 ? -1.0 : 0.0)]))];
        }

        parts.Need(list.AsArray().Count > 0, $"{place}.contrasts", "the list is empty; leave it out to hold every arm against the first.");
        return [.. StudyParts.Items(list).Select(pair => Contrast(pair.Node, $"{place}.contrasts[{pair.Index}]", method))];
    }

    // Whether one side takes in the first period, up to the visit, what the other takes in the second, and not the same as it.
    private bool IsSwap(TrialContrast contrast, TrialVisit visit)
    {
        bool IsIn(DoseCourse course, bool isSecond) => isSecond ? course.FromDay + course.Days > visit.Day + visit.Window + 1 && course.FromDay < visits[^1].Day : course.FromDay < visit.Day;
        string Taken(int side, bool isSecond) => string.Join(" or ", arms.Where((_, arm) => Math.Sign(contrast.Weights[arm]) == side).Select(arm => string.Join(
            " and ", arm.Takes.Where(course => course.Milligrams > 0 && IsIn(course, isSecond)).Select(course => $"{course with { FromDay = 0, Days = 1, Clock = 0 }}").Order(StringComparer.Ordinal))).Distinct().Order(StringComparer.Ordinal));
        return contrast.Weights.Any(double.IsNaN) || (Taken(1, false) == Taken(-1, true) && Taken(1, true) == Taken(-1, false) && Taken(1, false) != Taken(-1, false));
    }

    private TrialContrast Contrast(JsonNode node, string place, AnalysisMethod method)
    {
        var weights = new double[arms.Count];
        string[] Named(string key) => [.. StudyParts.Items(node[key]).Select(pair => (string)pair.Node!)];
        var (plus, minus) = (Named("plus"), Named("minus"));
        if (node["weights"] is JsonObject given)
        {
            foreach (var (label, weight) in given)
            {
                Add(label, weight is JsonValue value && value.TryGetValue<double>(out var number) ? number : double.NaN, $"{place}.weights.{label}");
            }

            parts.Need(plus.Length + minus.Length == 0, place, "give weights, or plus and minus.");
        }
        else
        {
            parts.Need(plus.Length > 0 && minus.Length > 0, place, "name at least one arm in plus and one in minus.");
            Array.ForEach(plus, label => Add(label, 1.0 / plus.Length, $"{place}.plus"));
            Array.ForEach(minus, label => Add(label, -1.0 / minus.Length, $"{place}.minus"));
        }

        var contrast = new TrialContrast((string?)node["label"] ?? $"{string.Join(" and ", plus)} against {string.Join(" and ", minus)}", weights);
        parts.Need(!(Math.Abs(weights.Sum()) > 1e-9) && !weights.Any(double.IsNaN), place, "the weights must be numbers that sum to 0.");
        parts.Need(contrast.IsTwoGroups || method is AnalysisMethod.Ancova or AnalysisMethod.Mmrm, place, "only the analysis of covariance and the mixed model can weigh arms; others compare two groups of arms.");
        return contrast;

        void Add(string label, double weight, string at)
        {
            var arm = arms.ToList().FindIndex(one => one.Label == label);
            parts.Need(arm >= 0, at, $"there is no arm '{label}'; arms: {string.Join(", ", arms.Select(one => one.Label))}.");
            weights[Math.Max(0, arm)] += weight;
        }
    }
}
