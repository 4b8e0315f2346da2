using ScottPlot;

namespace Nadir;

/// <summary>A response on a regimen: a panel an output with its interval over time; for sign-only responses bars of chances.</summary>
public static class ResponseChart
{
    private const int Width = 1000;
    private const int BarHeight = 26;
    private const int BarFrame = 150;
    private static readonly string[] ChanceNames = ["rises", "no visible change", "falls"];

    /// <summary>PNG or SVG by the ending of the file name.</summary>
    /// <param name="forecasts">One a drive, of one response.</param>
    /// <param name="fileName">Where it is written.</param>
    /// <exception cref="ModelException">The ending is neither .png nor .svg.</exception>
    public static byte[] Render(IReadOnlyList<ResponseForecast> forecasts, string fileName)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        var first = forecasts[0];
        var title = $"{first.Question.Response.Name} ({first.Badge}): {first.Question.Regimen.Text}";
        if (!first.IsSignOnly)
        {
            return ChartSheet.Render(
                title, "Lines: every number at its center. Bands: 90 % of the draws. 'By pool' and 'by flux' are the two sides of dispute D6. No benefit is implied.", fileName,
                [.. Enumerable.Range(0, first.Outputs.Count).Select(k => (Action<Plot>)(plot => Panel(plot, forecasts, k)))]);
        }

        return ChartSheet.Render(
            title, "Chances over draws of every number and sign. 'By pool' and 'by flux' are the two sides of dispute D6. No benefit is implied.", fileName,
            [plot => Chances(plot, forecasts)], 1, Width, BarFrame + BarHeight * first.Outputs.Count * forecasts.Count);
    }

    private static void Panel(Plot plot, IReadOnlyList<ResponseForecast> forecasts, int k)
    {
        var first = forecasts[0];
        var isShort = first.Question.Hours[^1] <= 72;
        double[] times = [.. first.Question.Hours.Select(hour => isShort ? hour : hour / 24)];
        Line(plot, times, first.Outputs[k].Control!, "without");
        foreach (var forecast in forecasts)
        {
            Line(plot, times, forecast.Outputs[k].Treated!, $"with, by {(forecast.Question.Drive == DriveKind.Pool ? "pool" : "flux")}");
        }

        ChartSheet.Style(plot, ChartSheet.Capital(first.Outputs[k].Output.Label), isShort ? "hours" : "days", first.Outputs[k].Output.Unit, hasLegend: true);
    }

    private static void Line(Plot plot, double[] times, IReadOnlyList<ResponseRange> ranges, string label)
    {
        var line = plot.Add.Scatter(times, [.. ranges.Select(range => range.Best)]);
        line.LegendText = label;
        line.MarkerSize = 0;
        line.LineWidth = 2;
        var band = plot.Add.FillY(times, [.. ranges.Select(range => range.Low)], [.. ranges.Select(range => range.High)]);
        band.FillColor = line.Color.WithAlpha(0.12);
        band.LineWidth = 0;
    }

    private static void Chances(Plot plot, IReadOnlyList<ResponseForecast> forecasts)
    {
        Color[] colors = [Color.FromHex("#2a6f97"), Color.FromHex("#d9d9d9"), Color.FromHex("#bc6c25")];
        var (position, labels) = (0, new List<Tick>());
        foreach (var k in Enumerable.Range(0, forecasts[0].Outputs.Count).Reverse())
        {
            foreach (var forecast in forecasts.Reverse())
            {
                var series = forecast.Outputs[k];
                var from = 0.0;
                foreach (var (chance, i) in new[] { series.Rise, series.None, series.Fall }.Select((chance, i) => (100 * chance, i)))
                {
                    var bars = plot.Add.Bar(new Bar { Position = position, ValueBase = from, Value = from + chance, FillColor = colors[i], LineWidth = 0, Orientation = Orientation.Horizontal, Size = 0.7 });
                    bars.LegendText = position == 0 ? ChanceNames[i] : "";
                    from += chance;
                }

                labels.Add(new Tick(position, $"{series.Output.Label}, by {(forecast.Question.Drive == DriveKind.Pool ? "pool" : "flux")}"));
                position++;
            }
        }

        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual([.. labels]);
        plot.Axes.Left.TickLabelStyle.FontSize = 12;
        plot.Axes.SetLimits(0, 100, -0.6, position - 0.4);
        plot.XLabel("percent of the draws; no size is known", 12);
        plot.HideGrid();
        plot.ShowLegend(Edge.Bottom);
    }
}
