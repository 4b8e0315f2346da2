using System.Globalization;

namespace Nadir;

/// <summary>Numbers and times as people read them, in tables and reports.</summary>
public static class Figures
{
    /// <summary>Three significant digits; powers of ten only below 0.001; "none" where there is no number.</summary>
    public static string Number(double value)
    {
        var size = Math.Abs(value);
        var format = size >= 99.95 ? "0" : size >= 9.995 ? "0.0" : size >= 0.9995 ? "0.00" : size >= 0.09995 ? "0.000" : size >= 0.009995 ? "0.0000" : size >= 0.0009995 ? "0.00000" : "0.0e+0";
        return value == 0 ? "0" : double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "none";
    }

    /// <summary>"low to high", or nothing when there is no interval.</summary>
    public static string Interval(double? low, double? high) => low is { } l && high is { } h ? $"{Number(l)} to {Number(h)}" : "";

    /// <summary>"day 14", "24 h" or nothing.</summary>
    public static string When(double? day, double? hour) =>
        day is { } d ? string.Create(CultureInfo.InvariantCulture, $"day {d:0.#}") : hour is { } h ? string.Create(CultureInfo.InvariantCulture, $"{h:0.#} h") : "";

    /// <summary>A summary in one sentence.</summary>
    public static string Sentence(ComparisonSummary summary)
    {
        var coverage = summary.Coverage is { } c
            ? string.Create(CultureInfo.InvariantCulture, $"{summary.Inside} of {summary.Count} measured values inside their 90 % interval ({100 * c:0} %)")
            : string.Create(CultureInfo.InvariantCulture, $"{summary.Count} measured values");
        return coverage + (summary.FoldError is { } fold ? string.Create(CultureInfo.InvariantCulture, $", typical distance {fold:0.00}-fold.") : ".");
    }

    /// <summary>A role as a heading.</summary>
    public static string Title(TrialRole role) => role switch
    {
        TrialRole.Training => "Training trials",
        TrialRole.Validation => "Validation trials",
        _ => "External trials",
    };
}
