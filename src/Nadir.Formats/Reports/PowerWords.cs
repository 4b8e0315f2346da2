using System.Globalization;

namespace Nadir;

/// <summary>Operating characteristics in words, for tables and reports.</summary>
public static class PowerWords
{
    /// <summary>"80 % (78 to 82)", or "size unknown".</summary>
    public static string Share(double? share, (double Low, double High)? interval) => share is { } value && interval is { } ends
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:0.#} % ({100 * ends.Low:0.#} to {100 * ends.High:0.#})")
        : "";

    /// <summary>"blood NAD, day 56: NMN against placebo".</summary>
    public static string Contrast(VirtualTrial trial, ContrastResult contrast) =>
        string.Create(CultureInfo.InvariantCulture, $"{trial.Endpoints[contrast.Plan.Endpoint].Endpoint.Name}, day {trial.Visits[contrast.Plan.Visit].Day}: {contrast.Contrast.Label}");

    /// <summary>"34 (31 to 38)", "more than 500".</summary>
    public static string Needed(SampleSize? needed)
    {
        string End(int? size) => size is { } own ? string.Create(CultureInfo.InvariantCulture, $"{own}") : string.Create(CultureInfo.InvariantCulture, $"more than {needed!.Largest}");
        return needed is null ? "" : needed.Size is null && needed.Low is null ? End(null) : $"{End(needed.Size)} ({End(needed.Low)} to {End(needed.High)})";
    }

    /// <summary>"62 % (55 to 69)".</summary>
    public static string Mean(Assurance? assurance) => assurance is null ? "" : Share(assurance.Mean, (assurance.Low, assurance.High));

    /// <summary>"12 to 99 %": power of 80 % of the draws.</summary>
    public static string Range(Assurance? assurance) => assurance is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{100 * assurance.PowerLow:0} to {100 * assurance.PowerHigh:0} %");

    /// <summary>Power that sizes are planned by, with its interval.</summary>
    public static string Point(ContrastResult contrast) => Share(contrast.AdjustedPower ?? contrast.Power, Interval(contrast));

    /// <summary>95 % interval of the power that sizes are planned by: after the multiplicity rule where there is one.</summary>
    public static (double Low, double High)? Interval(ContrastResult contrast) => contrast.RejectedAdjusted is { } count ? ProportionInterval.Wilson(count, contrast.Replicates) : contrast.PowerInterval;

    /// <summary>"0.46": its share of the predicted effect.</summary>
    public static string OfPredicted(NullExclusion exclusion) => string.Create(CultureInfo.InvariantCulture, $"{exclusion.ShareOfPredicted:0.00}");

    /// <summary>A dose from which on, or why there is none.</summary>
    public static string Dose(NullExclusion exclusion, bool hasCurve) =>
        exclusion.Dose is { } dose ? string.Create(CultureInfo.InvariantCulture, $"{dose:0} mg and more") : hasCurve ? "no dose of the curve" : "";

    /// <summary>Whole people, or "not seen".</summary>
    public static string People(double? size) => size is { } people ? string.Create(CultureInfo.InvariantCulture, $"{people:0}") : "not seen";

    /// <summary>Money, whole.</summary>
    public static string Cost(double? cost, string unit) => cost is { } own ? string.Create(CultureInfo.InvariantCulture, $"{own:N0} {unit}") : "no price";
}
