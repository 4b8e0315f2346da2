using ScottPlot;

namespace Nadir;

/// <summary>Charts of scenarios with several arms or ages.</summary>
public static class ScenarioChart
{
    private const string Caption = "Predicted. Tissues other than blood: no human measurement stands behind the size. No benefit is implied.";
    private static readonly string[] PanelPools = ["whole blood", "liver", "muscle", "brain", "immune cells", "plasma NAM"];

    /// <summary>NAD⁺ of every pool by arm: one row a pool, one mark an arm, on a logarithmic scale. PNG or SVG by the ending of the file name.</summary>
    /// <exception cref="ModelException">The ending is neither .png nor .svg.</exception>
    public static byte[] Render(ContrastRun run, string fileName) =>
        ChartSheet.Render($"{run.Title} ({run.Person})", $"{Caption} Log scale.", fileName, [plot => Arms(plot, run)], columns: 1, panelWidth: 1120, panelHeight: 620);

    /// <summary>Pools by age, one line a set of hypotheses. PNG or SVG by the ending of the file name.</summary>
    /// <exception cref="ModelException">The ending is neither .png nor .svg.</exception>
    public static byte[] Render(AgeRun run, string fileName) => ChartSheet.Render(
        $"{run.Title} ({run.Subject})", "Predicted; the size of the fall is that of mice, and in people whole-blood NAD⁺ does not follow age. No benefit is implied.", fileName,
        [.. PanelPools.Select<string, Action<Plot>>(pool => plot => Ages(plot, pool, run))]);

    private static void Arms(Plot plot, ContrastRun run)
    {
        var pools = run.Arms[0].Pools.Keys.ToArray();
        var shift = 0.6 / run.Arms.Count;
        for (var a = 0; a < run.Arms.Count; a++)
        {
            double[] values = [.. pools.Select(pool => Math.Log2(run.Arms[a].Pools[pool]))];
            double[] places = [.. pools.Select((_, i) => pools.Length - 1 - i + 0.3 - (a + 0.5) * shift)];
            var marks = plot.Add.ScatterPoints(values, places);
            marks.LegendText = run.Arms[a].Label;
            marks.MarkerSize = 10;
        }

        plot.Add.VerticalLine(0, 1, Colors.Gray, LinePattern.Dotted);
        ChartSheet.Style(plot, "NAD⁺ (and nicotinamide of plasma) over the first arm before any dose", "over the reference (1 = the same)", "", hasLegend: true);
        plot.Axes.Left.SetTicks([.. pools.Select((_, i) => (double)(pools.Length - 1 - i))], [.. pools]);
        var all = run.Arms.SelectMany(arm => arm.Pools.Values).Select(Math.Log2).ToArray();
        var (low, high) = (Math.Min(all.Min(), -0.3), Math.Max(all.Max(), 0.3));
        double[] ticks = [.. new[] { 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2, 3, 5, 10, 20, 50, 100, 1000 }.Where(tick => Math.Log2(tick) >= low - 0.1 && Math.Log2(tick) <= high + 0.1)];
        double[] shown = high - low > 4 ? [.. ticks.Where(tick => tick is not (0.7 or 0.8 or 0.9 or 1.1 or 1.25 or 1.5))] : ticks;
        plot.Axes.Bottom.SetTicks([.. shown.Select(Math.Log2)], [.. shown.Select(tick => tick.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture))]);
        plot.Axes.SetLimits(low - 0.1 * (high - low), high + 0.1 * (high - low), -0.7, pools.Length - 0.3);
    }

    private static void Ages(Plot plot, string pool, AgeRun run)
    {
        foreach (var curve in run.Curves)
        {
            var line = plot.Add.Scatter(run.Ages.ToArray(), curve.Pools[pool].ToArray());
            line.LegendText = curve.Label;
            line.MarkerSize = 5;
            line.LineWidth = 2;
        }

        ChartSheet.Style(plot, pool == "plasma NAM" ? "Nicotinamide in plasma" : $"NAD⁺ of {pool}", "age, years", $"over age {run.Ages[0]:0} (1 = none)", hasLegend: true);
        var values = run.Curves.SelectMany(curve => curve.Pools[pool]).ToArray();
        ChartSheet.Limits(plot, run.Ages[0], run.Ages[^1], Math.Min(values.Min(), 0.95), Math.Max(values.Max(), 1.05));
    }
}
