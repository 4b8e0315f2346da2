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
        return ChartSheet.Render(Title, Subtitle, fileName, [.. groups.Select(group => (Action<Plot>)(plot => Panel(plot, group.Key, [.. group])))]);
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

        ChartSheet.Style(plot, group, TimeLabel, series[0].Unit == "fold" ? "over baseline (1 = none)" : series[0].Unit, series.Count > 1);
        ChartSheet.Limits(plot, days[0], days[^1], series.Min(one => one.Values.Min()), series.Max(one => one.Values.Max()));
    }
}
