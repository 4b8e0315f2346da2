using ScottPlot;

namespace Nadir;

/// <summary>A person's run as small multiples, one panel a group of series.</summary>
public static class PersonChart
{
    /// <summary>PNG bytes or SVG text by the ending of the file name.</summary>
    /// <exception cref="ModelException">The ending is neither .png nor .svg.</exception>
    public static byte[] Render(PersonRun run, string fileName) => ChartSheet.Render(
        run.Title,
        "Predicted for one person, read just before each day's dose. Tissues other than blood: no human measurement stands behind the size. No benefit is implied.",
        fileName, [.. run.Series.GroupBy(series => series.Group, StringComparer.Ordinal).Select<IGrouping<string, Series>, Action<Plot>>(group => plot => Panel(plot, group.Key, [.. group], run))]);

    private static void Panel(Plot plot, string group, IReadOnlyList<Series> series, PersonRun run)
    {
        var days = run.Days.ToArray();
        foreach (var one in series)
        {
            var line = plot.Add.Scatter(days, one.Values.ToArray());
            line.LegendText = one.Label.Replace(" NAD⁺ over baseline", "", StringComparison.Ordinal).Split(" in ")[0];
            line.MarkerSize = 0;
            line.LineWidth = 2;
        }

        ChartSheet.Style(plot, group, "days after the first dose", series[0].Unit == "fold" ? "over baseline (1 = none)" : series[0].Unit, series.Count > 1);
        ChartSheet.Limits(plot, days[0], days[^1], series.Min(one => one.Values.Min()), series.Max(one => one.Values.Max()));
    }
}
