using ScottPlot;

namespace Nadir;

/// <summary>Chart of where the spread of predictions comes from.</summary>
public static class SensitivityChart
{
    private static readonly string[] Fills = ["#4C78A8", "#54A24B", "#9ECAE9", "#F2A541", "#C44E52"];

    /// <summary>One stacked bar a readout. PNG or SVG by the ending of the file name.</summary>
    /// <exception cref="ModelException">The ending is neither .png nor .svg.</exception>
    public static byte[] Render(SensitivityRun run, string fileName) => ChartSheet.Render(
        $"Where the spread of a prediction comes from: {run.RegimenText} ({run.Person})",
        FormattableString.Invariant($"Shapley shares of the variance of the log fold on day {run.Days}, {run.Pairs} pairs of draws. Number at the end: spread, standard deviation of the log fold."), fileName, [plot => Bars(plot, run)], 1, 1120, 110 + 62 * run.Rows.Count);

    private static void Bars(Plot plot, SensitivityRun run)
    {
        for (var g = 0; g < SensitivityStudy.Groups.Count; g++)
        {
            var bars = run.Rows.Select((row, r) =>
            {
                // A share below zero is Monte-Carlo error; it is drawn as none.
                double Share(int group) => Math.Max(0, row.Effects[group].Shapley);
                var sum = Enumerable.Range(0, SensitivityStudy.Groups.Count).Sum(Share);
                var from = Enumerable.Range(0, g).Sum(Share) / sum;
                return new Bar { Position = run.Rows.Count - 1 - r, ValueBase = from, Value = from + Share(g) / sum, FillColor = Color.FromHex(Fills[g]), LineWidth = 0, Size = 0.62, Orientation = Orientation.Horizontal };
            });
            var drawn = plot.Add.Bars(bars.ToArray());
            drawn.LegendText = SensitivityStudy.Groups[g];
        }

        for (var r = 0; r < run.Rows.Count; r++)
        {
            var text = plot.Add.Text(Figures.Number(run.Rows[r].Spread), 1.01, run.Rows.Count - 1 - r);
            text.LabelAlignment = Alignment.MiddleLeft;
            text.LabelFontSize = 12;
        }

        ChartSheet.Style(plot, "Shapley share of the variance", "percent", "", hasLegend: true);
        double[] quarters = [0, 0.25, 0.5, 0.75, 1];
        plot.Axes.Bottom.SetTicks(quarters, [.. quarters.Select(share => FormattableString.Invariant($"{100 * share:0}"))]);
        plot.Axes.Left.SetTicks([.. run.Rows.Select((_, r) => (double)(run.Rows.Count - 1 - r))], [.. run.Rows.Select(row => row.Readout)]);
        plot.Axes.SetLimits(0, 1.08, -0.6, run.Rows.Count - 0.4);
    }
}
