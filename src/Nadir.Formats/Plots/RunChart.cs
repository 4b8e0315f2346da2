using ScottPlot;

namespace Nadir;

/// <summary>A run as small multiples, one panel a group of series.</summary>
/// <param name="Title">First line of the heading.</param>
/// <param name="Subtitle">Second line: what a reader must know.</param>
/// <param name="TimeLabel">Label of the time axis.</param>
/// <param name="Times">Times, in the unit of that label.</param>
/// <param name="Series">What is drawn.</param>
internal sealed record RunChart(string Title, string Subtitle, string TimeLabel, IReadOnlyList<double> Times, IReadOnlyList<Series> Series)
{
    /// <summary>PNG bytes or SVG text by the ending of the file name.</summary>
    /// <exception cref="ModelException">The ending is neither .png nor .svg.</exception>
    public byte[] Render(string fileName)
    {
        var groups = Series.GroupBy(series => series.Group, StringComparer.Ordinal);
        return PanelSheet.Render(Title, Subtitle, [.. groups.Select(group => (Action<Plot>)(plot => Panel(plot, group.Key, [.. group])))], fileName);
    }

    private void Panel(Plot plot, string group, IReadOnlyList<Series> series)
    {
        var days = Times.ToArray();
        foreach (var one in series)
        {
            var line = plot.Add.Scatter(days, one.Values.ToArray());
            line.LegendText = one.Label.Replace(" NAD⁺ over baseline", "", StringComparison.Ordinal).Split(" in ")[0];
            line.MarkerSize = 0;
            line.LineWidth = 2;
        }

        plot.Title(char.ToUpperInvariant(group[0]) + group[1..], 15);
        plot.XLabel(TimeLabel, 13);
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
