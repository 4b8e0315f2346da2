using ScottPlot;

namespace Nadir;

/// <summary>Outputs of a model over time in one plot: a line a subject's output, or median and 90 % band of many.</summary>
public static class ModelChart
{
    private const int Width = 900;
    private const int Height = 560;
    private const int MostLines = 20;

    /// <summary>PNG or SVG by the ending of the file name.</summary>
    /// <exception cref="ModelException">The ending is neither .png nor .svg, or there are too many outputs to tell apart.</exception>
    public static byte[] Render(ModelResult result, string title, string fileName)
    {
        var isSvg = fileName.EndsWith(".svg", StringComparison.OrdinalIgnoreCase);
        if (!isSvg && !fileName.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
        {
            throw new ModelException([new Problem("chart-format", fileName, "A chart is written as .png or .svg; give the file one of these endings.")]);
        }

        if (result.Outputs.Count > MostLines)
        {
            throw new ModelException([new Problem("chart-lines", fileName, $"A chart shows at most {MostLines} outputs, not {result.Outputs.Count}; name some with --output.")]);
        }

        Fonts.Default = ChartFont.Family;
        using var plot = new Plot();
        plot.Title(title, 15);
        plot.XLabel("time", 13);
        plot.YLabel(result.Outputs.Count == 1 ? result.Outputs[0] : "value", 13);
        double[] times = [.. result.Times];
        for (var k = 0; k < result.Outputs.Count; k++)
        {
            var output = k;
            double[] At(double share) => [.. times.Select((_, i) => Finite(result.Quantile(share, i, output)))];
            var line = plot.Add.Scatter(times, At(0.5));
            line.LegendText = result.Outputs[k];
            line.MarkerSize = 0;
            line.LineWidth = 2;
            if (result.Ids.Count > 1)
            {
                var band = plot.Add.FillY(times, At(0.05), At(0.95));
                band.FillColor = line.Color.WithAlpha(0.15);
                band.LineWidth = 0;
            }
        }

        plot.ShowLegend(Edge.Right);
        return isSvg ? System.Text.Encoding.UTF8.GetBytes(plot.GetSvgXml(Width, Height)) : plot.GetImageBytes(Width, Height, ImageFormat.Png);
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : 0;
}
