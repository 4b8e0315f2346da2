using ScottPlot;

namespace Nadir;

/// <summary>A person's run as small multiples, one panel a group of series.</summary>
public static class PersonChart
{
    /// <summary>PNG bytes or SVG text by the ending of the file name.</summary>
    /// <exception cref="ModelException">The ending is neither .png nor .svg.</exception>
    public static byte[] Render(PersonRun run, string fileName)
    {
        var groups = run.Series.GroupBy(series => series.Group, StringComparer.Ordinal);
        return PanelSheet.Render(
            run.Title, "Predicted for one person, read just before each day's dose. Tissues other than blood: no human measurement stands behind the size. No benefit is implied.",
            [.. groups.Select(group => (Action<Plot>)(plot => Panel(plot, group.Key, [.. group], run)))], fileName);
    }

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

        plot.Title(char.ToUpperInvariant(group[0]) + group[1..], 15);
        plot.XLabel("days after the first dose", 13);
        plot.YLabel(series[0].Unit == "fold" ? "over baseline (1 = none)" : series[0].Unit, 13);
        plot.Axes.Bottom.TickLabelStyle.FontSize = 12;
        plot.Axes.Left.TickLabelStyle.FontSize = 12;
        if (series.Count > 1)
        {
            plot.ShowLegend(Edge.Right);
            plot.Legend.FontSize = 11;
            plot.Legend.OutlineWidth = 0;
            plot.Legend.ShadowColor = Colors.Transparent;
        }
        else
        {
            plot.HideLegend();
        }

        var (low, high) = (series.Min(one => one.Values.Min()), series.Max(one => one.Values.Max()));
        var pad = Math.Max((high - low) * 0.08, Math.Abs(high) * 0.02 + 1e-12);
        plot.Axes.SetLimits(days[0], days[^1], low - pad < 0 && low >= 0 ? 0 : low - pad, high + pad);
    }
}
