using System.Globalization;

namespace Nadir;

/// <summary>Virtual trials in words, for tables and reports.</summary>
public static class TrialWords
{
    /// <summary>"ANCOVA (log)", "rank-sum test of changes".</summary>
    public static string Method(AnalysisPlan plan)
    {
        var name = plan.Method switch
        {
            AnalysisMethod.Change => "t-test of changes",
            AnalysisMethod.Ancova => "ANCOVA",
            AnalysisMethod.Mmrm => "MMRM",
            AnalysisMethod.Wilcoxon => "rank-sum test of changes",
            AnalysisMethod.Responders => string.Create(CultureInfo.InvariantCulture, $"responders from {plan.Threshold:0.###}"),
            AnalysisMethod.NonInferiority => string.Create(CultureInfo.InvariantCulture, $"non-inferiority, margin {plan.Threshold:0.###}"),
            _ => "crossover, within people",
        };
        return name + (plan.IsLog ? " (log)" : "") + (plan.IsPerProtocol ? ", per protocol" : "") + (plan.IsImputed ? ", imputed" : "");
    }

    /// <summary>"age 40 to 65 (52.5 ± 7), 50 % men, body-mass index 25 ± 3; age 65 and more".</summary>
    public static string People(Population population)
    {
        string Span(double? low, double? high) => (low, high) switch
        {
            ({ } from, { } to) => string.Create(CultureInfo.InvariantCulture, $"age {from:0.#} to {to:0.#}"),
            ({ } from, null) => string.Create(CultureInfo.InvariantCulture, $"age from {from:0.#}"),
            (null, { } to) => string.Create(CultureInfo.InvariantCulture, $"age up to {to:0.#}"),
            _ => "adults of any age",
        };
        var mean = population.AgeMean is { } age ? string.Create(CultureInfo.InvariantCulture, $" (mean {age:0.#}{(population.AgeDeviation is { } deviation ? $" ± {deviation:0.#}" : "")})") : "";
        var bmi = population.BodyMassIndexMean is { } index ? string.Create(CultureInfo.InvariantCulture, $", body-mass index {index:0.#} ± {population.BodyMassIndexDeviation:0.#}") : "";
        var criteria = population.Criteria.Count == 0 ? "" : $"; {string.Join("; ", population.Criteria)}";
        return string.Create(CultureInfo.InvariantCulture, $"{Span(population.AgeLow, population.AgeHigh)}{mean}, {100 * population.MaleShare:0} % men{bmi}{criteria}");
    }

    /// <summary>"83.2 % (81 to 85)", or "size unknown".</summary>
    public static string Power(ContrastResult contrast) => contrast.PowerInterval is { } interval
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * contrast.Power:0.#} % ({100 * interval.Low:0} to {100 * interval.High:0})")
        : "size unknown";

    /// <summary>"78.0 %", or nothing where there is no multiplicity rule.</summary>
    public static string Adjusted(ContrastResult contrast) => contrast.AdjustedPower is { } power ? Percent(power) : "";

    /// <summary>"12.3 %", or "none" where there is no number.</summary>
    public static string Percent(double share) => double.IsFinite(share) ? string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %") : "none";

    /// <summary>An effect with the unit of the analysis: "1.4 ×", "10.0 m".</summary>
    public static string Effect(ContrastResult contrast, TrialEndpoint endpoint, double value) =>
        !double.IsFinite(value) ? "" : contrast.Plan.Method == AnalysisMethod.Responders ? $"{Percent(value)} points" : contrast.Plan.IsLog ? $"{Figures.Number(value)} ×" : $"{Figures.Number(value)} {endpoint.Unit}";

    /// <summary>How often arms that both take something are not told apart, one sentence a contrast.</summary>
    public static IEnumerable<string> NotToldApart(TrialResult result) => result.Contrasts
        .Where(contrast => contrast.Power is not null && contrast.Plan.Method is not (AnalysisMethod.NonInferiority or AnalysisMethod.Crossover)
            && contrast.Contrast.Weights.Select((weight, arm) => weight == 0 || !result.Trial.Arms[arm].IsIdle).All(takes => takes))
        .Select(contrast => $"{result.Trial.Endpoints[contrast.Plan.Endpoint].Endpoint.Name}, {Method(contrast.Plan)}: {contrast.Contrast.Label} not told apart in {Percent(1 - contrast.Power!.Value)} of the repetitions.");

    /// <summary>What the weights to the shares of another population give, one sentence an endpoint; none without shares.</summary>
    public static IEnumerable<string> Weighted(TrialResult result) => result.Weighted.GroupBy(row => row.Endpoint).Select(rows =>
        $"Weighted to {string.Join(", ", result.Trial.Prevalence.Select(target => $"{Percent(target.Share)} with {target.Group}"))}: {result.Trial.Endpoints[rows.Key].Endpoint.Name} changes by "
        + $"{string.Join(", ", rows.Select(row => $"{Figures.Number(row.Change)} ({result.Trial.Arms[row.Arm].Label})"))} {result.Trial.Endpoints[rows.Key].Endpoint.Unit}; the weights leave {Figures.Number(rows.First().People)} of {result.Pool.Size} people.");
}
