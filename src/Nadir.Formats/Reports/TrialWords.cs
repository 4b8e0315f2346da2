using System.Globalization;

namespace Nadir;

/// <summary>Virtual trials in words, for tables and reports.</summary>
public static class TrialWords
{
    /// <summary>"ANCOVA of logarithms", "rank-sum test of changes".</summary>
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
        return name + (plan.IsLog ? ", logarithms" : "") + (plan.IsPerProtocol ? ", per protocol" : "") + (plan.IsImputed ? ", imputed" : "");
    }

    /// <summary>"83 % (81 to 85)", or "size unknown".</summary>
    public static string Power(ContrastResult contrast) => contrast.PowerInterval is { } interval
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * contrast.Power:0.0} % ({100 * interval.Low:0.0} to {100 * interval.High:0.0})")
        : "size unknown";

    /// <summary>"78.0 %", or nothing where there is no multiplicity rule.</summary>
    public static string Adjusted(ContrastResult contrast) => contrast.AdjustedPower is { } power ? Percent(power) : "";

    /// <summary>"12.3 %", or "none" where there is no number.</summary>
    public static string Percent(double share) => double.IsFinite(share) ? string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %") : "none";

    /// <summary>An effect with the unit of the analysis: "1.4 ×", "10.0 m".</summary>
    public static string Effect(ContrastResult contrast, TrialEndpoint endpoint, double value) =>
        !double.IsFinite(value) ? "" : contrast.Plan.Method == AnalysisMethod.Responders ? $"{Percent(value)} points" : contrast.Plan.IsLog ? $"{Figures.Number(value)} ×" : $"{Figures.Number(value)} {endpoint.Unit}";
}
