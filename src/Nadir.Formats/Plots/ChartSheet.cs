using ScottPlot;
using SkiaSharp;

namespace Nadir;

/// <summary>A sheet of panels under one heading: the shape of every chart that has more than one plot.</summary>
internal static class ChartSheet
{
    private const int HeaderHeight = 64;
    private const int Margin = 14;

    /// <summary>PNG bytes or SVG text by the ending of the file name.</summary>
    /// <param name="title">Heading.</param>
    /// <param name="caption">One line below it: what is shown and what it is not.</param>
    /// <param name="fileName">Decides the format.</param>
    /// <param name="panels">Draw one plot each, row by row.</param>
    /// <param name="columns">Panels in a row.</param>
    /// <param name="panelWidth">Width of a panel, pixels.</param>
    /// <param name="panelHeight">Height of a panel, pixels.</param>
    /// <exception cref="ModelException">The ending is neither .png nor .svg.</exception>
    public static byte[] Render(string title, string caption, string fileName, IReadOnlyList<Action<Plot>> panels, int columns = 2, int panelWidth = 560, int panelHeight = 360)
    {
        var isSvg = fileName.EndsWith(".svg", StringComparison.OrdinalIgnoreCase);
        if (!isSvg && !fileName.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
        {
            throw new ModelException([new Problem("chart-format", fileName, "A chart is written as .png or .svg; give the file one of these endings.")]);
        }

        var family = ChartFont.Family;
        ScottPlot.Fonts.Default = family;
        var rows = (panels.Count + columns - 1) / columns;
        var (width, height) = (panelWidth * columns, HeaderHeight + panelHeight * rows);
        void Draw(SKCanvas canvas)
        {
            canvas.Clear(SKColors.White);
            Header(canvas, family, title, caption);
            for (var i = 0; i < panels.Count; i++)
            {
                using var plot = new Plot();
                panels[i](plot);
                var (left, top) = (i % columns * panelWidth, HeaderHeight + i / columns * panelHeight);

                // A plot clears its whole canvas first; the clip keeps the panels already drawn.
                canvas.Save();
                canvas.ClipRect(SKRect.Create(left, top, panelWidth, panelHeight));
                plot.Render(canvas, new PixelRect(left, left + panelWidth, top + panelHeight, top));
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

    /// <summary>With a capital letter, for words that are labels elsewhere.</summary>
    public static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>Labels, sizes and the legend as every panel has them.</summary>
    public static void Style(Plot plot, string title, string horizontal, string vertical, bool hasLegend)
    {
        plot.Title(title, 15);
        plot.XLabel(horizontal, 13);
        plot.YLabel(vertical, 13);
        plot.Axes.Bottom.TickLabelStyle.FontSize = 12;
        plot.Axes.Left.TickLabelStyle.FontSize = 12;
        if (hasLegend)
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
    }

    /// <summary>Limits with a margin around the values; zero is the bottom where they come near it.</summary>
    public static void Limits(Plot plot, double left, double right, double low, double high)
    {
        var pad = Math.Max((high - low) * 0.08, Math.Abs(high) * 0.02 + 1e-12);
        plot.Axes.SetLimits(left, right, low - pad < 0 && low >= 0 ? 0 : low - pad, high + pad);
    }

    private static void Header(SKCanvas canvas, string family, string title, string caption)
    {
        using var face = SKTypeface.FromFamilyName(family);
        using var large = new SKFont(face, 17);
        using var small = new SKFont(face, 12);
        using var ink = new SKPaint { Color = new SKColor(0x22, 0x22, 0x22), IsAntialias = true };
        canvas.DrawText(title, Margin, 26, large, ink);
        canvas.DrawText(caption, Margin, 48, small, ink);
    }
}
