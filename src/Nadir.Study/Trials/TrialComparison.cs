using System.Globalization;

namespace Nadir;

/// <summary>Puts the confirmed rows of a published trial beside the virtual one that copies it.</summary>
public static class TrialComparison
{
    private static readonly (string Word, string Endpoint)[] Tests =
    [
        ("6-minute walk", "six-minute walk"), ("diastolic", "diastolic pressure"), ("systolic", "systolic pressure"), ("VO2max", "VO2max"), ("VO2, power at VT", "ventilatory threshold"),
        ("insulin-stimulated glucose disposal", "clamp"), ("triglyceride", "triglycerides"), ("vascular age", "vascular age"), ("body weight", "body weight"), ("SF-36", "SF-36"),
        ("sit-to-stand", "chair stands"), ("drowsiness", "drowsiness"), ("NAD+/NADH", "serum NAD+/NADH kit"),
    ];

    private static readonly string[] Compared = ["percent_change", "fold_change", "difference", "mean", "p_value", "rank", "effect_size"];

    // Words for several arms together.
    private static readonly string[] Groups = ["all", "both", "arms"];

    /// <summary>Every row that is confirmed and has a number or a direction; none where the trial copies none.</summary>
    /// <param name="result">The virtual trial.</param>
    /// <param name="evidence">Published trials.</param>
    /// <exception cref="ArgumentException">The trial that it copies is not there.</exception>
    public static IReadOnlyList<PublishedRow> Of(TrialResult result, EvidenceSet evidence) => result.Trial.Evidence is not { } id ? []
        : [.. evidence[id].Observations.Where(row => row.Checked != Checked.Unconfirmed && row.Value is not null && row.Statistic != "design").Select(row => Row(result, evidence[id], row))];

    /// <summary>Role of the published trial, or null where the virtual one copies none.</summary>
    public static TrialRole? Role(VirtualTrial trial, EvidenceSet evidence) => trial.Evidence is { } id ? evidence.RoleOf(evidence[id]) : null;

    private static PublishedRow Row(TrialResult result, Trial trial, Observation row)
    {
        var day = row.Day is { } d ? string.Create(CultureInfo.InvariantCulture, $", day {d:0.#}") : "";
        var spread = row.SpreadText ?? row.Spread?.ToString(CultureInfo.InvariantCulture);
        var published = string.Create(CultureInfo.InvariantCulture, $"{row.Value} {row.Unit}, {row.Statistic.Replace('_', ' ')}")
            + (spread is null ? "" : $" ({row.SpreadType} {spread})") + (row.PValue is null ? "" : $", p {row.PValue}");
        return new PublishedRow($"{trial.Id}/{row.Row}", $"{row.Arm}: {row.Analyte}, {row.Matrix}{day}", published, Answer(result, trial, row), row.Checked);
    }

    private static string Answer(TrialResult result, Trial trial, Observation row)
    {
        var e = Endpoint(result.Trial, trial, row);
        if (e < 0)
        {
            return "not measured in this virtual trial";
        }

        var endpoint = result.Trial.Endpoints[e].Endpoint;
        if (!endpoint.HasSize)
        {
            return $"size unknown: {endpoint.WhyUnknown}";
        }

        var visit = row.Day is { } day ? result.Trial.Visits.ToList().FindIndex(one => Math.Abs(one.Day - day) <= 1) : result.Trial.Visits.Count - 1;
        if (visit < 1)
        {
            return "no visit on that day";
        }

        var of = result.Endpoints[e].Changes.Where(change => change.Visit == visit).ToArray();
        if (row.Statistic.StartsWith("CV_range", StringComparison.Ordinal))
        {
            return string.Join("; ", of.Where(change => result.Trial.Arms[change.Arm].Takes.Count > 0).Select(change => string.Create(
                CultureInfo.InvariantCulture, $"{result.Trial.Arms[change.Arm].Label}: {100 * change.SeenSpread:0} % ({100 * change.SeenSpreadLow:0} to {100 * change.SeenSpreadHigh:0})")));
        }

        if (row.Statistic is "ED50" or "correlation")
        {
            return "a link between people, which the model does not have";
        }

        if (!Compared.Contains(row.Statistic, StringComparer.Ordinal) && !row.Statistic.StartsWith("CV_range", StringComparison.Ordinal))
        {
            return "not compared here; see 'nadir compare'";
        }

        if (row.Statistic == "rank" && Ranked(result, e, row) is { } apart)
        {
            return apart;
        }

        if (row.Unit == "p" || row.Statistic is "rank" or "effect_size")
        {
            return Powers(result, e);
        }

        if (Groups.Any(word => row.Arm.Contains(word, StringComparison.Ordinal)))
        {
            return Powers(result, e);
        }

        var placebo = Array.Find(of, change => result.Trial.Arms[change.Arm].IsIdle);
        string[] named = row.Arm.Split([",", " and ", " vs "], StringSplitOptions.TrimEntries);
        var own = Array.FindAll(of, change => named.Contains(result.Trial.Arms[change.Arm].Label, StringComparer.Ordinal) && (named.Length == 1 || change.Arm != placebo?.Arm));
        return own.Length switch
        {
            0 => "that arm is not in this virtual trial",
            1 => Value(row, endpoint, own[0], placebo),
            _ => string.Join("; ", own.Select(change => $"{result.Trial.Arms[change.Arm].Label}: {Value(row, endpoint, change, placebo)}")),
        };
    }

    private static string Value(Observation row, TrialEndpoint endpoint, ArmChange own, ArmChange? placebo) => row.Statistic switch
    {
        "percent_change" when endpoint.IsConcentration => string.Create(CultureInfo.InvariantCulture, $"{100 * (own.Fold - 1):+0;-0;0} %"),
        "fold_change" => string.Create(CultureInfo.InvariantCulture, $"{own.Fold:0.00} fold"),
        "difference" when row.Unit == "direction" => string.Create(CultureInfo.InvariantCulture, $"{own.Change - (placebo?.Change ?? 0):+0.###;-0.###;0} {endpoint.Unit} against placebo"),
        "difference" => string.Create(CultureInfo.InvariantCulture, $"{own.Change - (placebo?.Change ?? 0):+0.##;-0.##;0} {endpoint.Unit} against placebo"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{own.Mean:0.###} {endpoint.Unit} (no loss on handling), change {own.Change:+0.###;-0.###;0}"),
    };

    // Arms that share a rank: how often the virtual trial does not tell them apart.
    private static string? Ranked(TrialResult result, int endpoint, Observation row)
    {
        string[] named = row.Arm.Split([",", " and ", " vs "], StringSplitOptions.TrimEntries);
        bool IsBetween(TrialContrast contrast) => named.Length == 2 && contrast.Weights.Select((weight, arm) => (weight, arm)).Where(pair => pair.weight != 0)
            .All(pair => named.Contains(result.Trial.Arms[pair.arm].Label, StringComparer.Ordinal));
        var found = result.Contrasts.FirstOrDefault(contrast => contrast.Plan.Endpoint == endpoint && contrast.Power is not null && IsBetween(contrast.Contrast));
        return found is null ? null : string.Create(CultureInfo.InvariantCulture, $"{found.Contrast.Label}: not told apart in {100 * (1 - found.Power):0} % of the repetitions");
    }

    // Of the first analysis of the endpoint.
    private static string Powers(TrialResult result, int endpoint) => string.Join("; ", result.Contrasts.Where(contrast => contrast.Plan.Endpoint == endpoint && contrast.Power is not null)
        .GroupBy(contrast => contrast.Plan).FirstOrDefault()?.Select(contrast => string.Create(CultureInfo.InvariantCulture, $"{contrast.Contrast.Label}: power {100 * contrast.Power:0} %")) ?? []);

    private static int Endpoint(VirtualTrial virtualTrial, Trial trial, Observation row)
    {
        var endpoints = virtualTrial.Endpoints.Select(planned => planned.Endpoint).ToList();
        var (_, name) = Tests.FirstOrDefault(test => row.Analyte.Contains(test.Word, StringComparison.OrdinalIgnoreCase));
        if (name is not null)
        {
            return endpoints.FindIndex(endpoint => endpoint.Name == name);
        }

        var analyte = Analyte.Canonical(row.Analyte.Replace("Δ", "", StringComparison.Ordinal));
        var matrix = row.Matrix.StartsWith("blood", StringComparison.Ordinal) && trial.Design.Matrix?.Contains("serum", StringComparison.OrdinalIgnoreCase) == true ? "serum" : row.Matrix;
        var model = analyte is null ? null : ObservationModel.For(matrix, analyte, trial.Design.Assay);
        return model is null ? -1 : endpoints.FindIndex(endpoint => endpoint.Model?.Name == model.Name && (endpoint.Analyte == analyte || (analyte!.StartsWith("NAD", StringComparison.Ordinal) && endpoint.Analyte.StartsWith("NAD", StringComparison.Ordinal))));
    }
}
