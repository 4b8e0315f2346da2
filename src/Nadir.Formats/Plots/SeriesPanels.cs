using ScottPlot;

namespace Nadir;

/// <summary>Series over time as panels of a sheet, one panel a group.</summary>
internal static class SeriesPanels
{
    /// <summary>PNG bytes or SVG text by the ending of the file name.</summary>
    /// <param name="title">Heading.</param>
    /// <param name="caption">One line below it.</param>
    /// <param name="timeLabel">Label of the time axis.</param>
    /// <param name="times">Times, in the unit of that label.</param>
    /// <param name="series">What is drawn.</param>
    /// <param name="fileName">Decides the format.</param>
    /// <exception cref="ModelException">The ending is neither .png nor .svg.</exception>
    public static byte[] Render(string title, string caption, string timeLabel, IReadOnlyList<double> times, IReadOnlyList<Series> series, string fileName) => ChartSheet.Render(
        title, caption, fileName,
        [.. series.GroupBy(one => one.Group, StringComparer.Ordinal).Select<IGrouping<string, Series>, Action<Plot>>(group => plot => Panel(plot, group.Key, [.. group], times, timeLabel))]);

    private static void Panel(Plot plot, string group, IReadOnlyList<Series> series, IReadOnlyList<double> times, string timeLabel)
    {
        var at = times.ToArray();
        foreach (var one in series)
        {
            var line = plot.Add.Scatter(at, one.Values.ToArray());
            line.LegendText = one.Label.Split(" NAD⁺ ")[0].Split(" NAM with ")[0].Split(" in ")[0];
            line.MarkerSize = 0;
            line.LineWidth = 2;
        }

        ChartSheet.Style(plot, ChartSheet.Capital(group), timeLabel, series[0].Unit == "fold" ? "over baseline (1 = none)" : series[0].Unit, series.Count > 1);
        ChartSheet.Limits(plot, at[0], at[^1], series.Min(one => one.Values.Min()), series.Max(one => one.Values.Max()));
    }
}
