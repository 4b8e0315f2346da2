using ScottPlot;
using SkiaSharp;

namespace Nadir;

/// <summary>A run as small multiples, one panel a group of series.</summary>
/// <param name="Title">First line of the heading.</param>
/// <param name="Subtitle">Second line: what a reader must know.</param>
/// <param name="TimeLabel">Label of the time axis.</param>
/// <param name="Times">Times, in the unit of that label.</param>
/// <param name="Series">What is drawn.</param>
internal sealed record RunChart(string Title, string Subtitle, string TimeLabel, IReadOnlyList<double> Times, IReadOnlyList<Series> Series)
{
    private const int PanelWidth = 560;
    private const int PanelHeight = 360;
    private const int Columns = 2;
    private const int HeaderHeight = 64;
    private const int Margin = 14;

    /// <summary>PNG bytes or SVG text by the ending of the file name.</summary>
    /// <exception cref="ModelException">The ending is neither .png nor .svg.</exception>
    public byte[] Render(string fileName)
    {
        var isSvg = fileName.EndsWith(".svg", StringComparison.OrdinalIgnoreCase);
        if (!isSvg && !fileName.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
        {
            throw new ModelException([new Problem("chart-format", fileName, "A chart is written as .png or .svg; give the file one of these endings.")]);
        }

        var family = ChartFont.Family;
        ScottPlot.Fonts.Default = family;
        var groups = Series.GroupBy(series => series.Group, StringComparer.Ordinal).ToArray();
        var rows = (groups.Length + Columns - 1) / Columns;
        var (width, height) = (PanelWidth * Columns, HeaderHeight + PanelHeight * rows);
        void Draw(SKCanvas canvas)
        {
            canvas.Clear(SKColors.White);
            Header(canvas, family);
            for (var i = 0; i < groups.Length; i++)
            {
                using var plot = new Plot();
                Panel(plot, groups[i].Key, [.. groups[i]]);
                var (left, top) = (i % Columns * PanelWidth, HeaderHeight + i / Columns * PanelHeight);

                // A plot clears its whole canvas first; the clip keeps the panels already drawn.
                canvas.Save();
                canvas.ClipRect(SKRect.Create(left, top, PanelWidth, PanelHeight));
                plot.Render(canvas, new PixelRect(left, left + PanelWidth, top + PanelHeight, top));
                canvas.Restore();
            }
        }

        using var stream = new MemoryStream();
        if (isSvg)
        {
            using (var canvas = SKSvgCanvas.Create(SKRect.Create(width, height), stream))
            {
                Draw(canvas);
            }

            return stream.ToArray();
        }

        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            Draw(canvas);
        }

        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private void Header(SKCanvas canvas, string family)
    {
        using var face = SKTypeface.FromFamilyName(family);
        using var large = new SKFont(face, 17);
        using var small = new SKFont(face, 12);
        using var ink = new SKPaint { Color = new SKColor(0x22, 0x22, 0x22), IsAntialias = true };
        canvas.DrawText(Title, Margin, 26, large, ink);
        canvas.DrawText(Subtitle, Margin, 48, small, ink);
    }

    private void Panel(Plot plot, string group, IReadOnlyList<Series> series)
    {
        var days = Times.ToArray();
        foreach (var one in series)
        {
            var line = plot.Add.Scatter(days, one.Values.ToArray());
            line.LegendText = one.Label.Split(" NAD⁺ ")[0].Split(" NAM with ")[0].Split(" in ")[0];
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
