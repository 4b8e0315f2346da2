using ScottPlot;
using SkiaSharp;

namespace Nadir;

/// <summary>Small multiples: a heading and panels side by side, as PNG or SVG by the ending of a file name.</summary>
internal static class PanelSheet
{
    private const int PanelWidth = 560;
    private const int PanelHeight = 360;
    private const int Columns = 2;
    private const int HeaderHeight = 64;
    private const int Margin = 14;

    /// <summary>Draws them.</summary>
    /// <param name="title">First line of the heading.</param>
    /// <param name="subtitle">Second line, small.</param>
    /// <param name="panels">One action a panel, which fills an empty plot.</param>
    /// <param name="fileName">Ends in .png or .svg.</param>
    /// <exception cref="ModelException">The ending is neither .png nor .svg.</exception>
    public static byte[] Render(string title, string subtitle, IReadOnlyList<Action<Plot>> panels, string fileName)
    {
        var isSvg = IsSvg(fileName);
        var family = ChartFont.Family;
        Fonts.Default = family;
        var (width, height) = (PanelWidth * Columns, HeaderHeight + PanelHeight * ((panels.Count + Columns - 1) / Columns));
        void Draw(SKCanvas canvas)
        {
            canvas.Clear(SKColors.White);
            Header(canvas, family, title, subtitle);
            for (var i = 0; i < panels.Count; i++)
            {
                using var plot = new Plot();
                panels[i](plot);
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

    /// <summary>Whether a file name asks for SVG, else PNG.</summary>
    /// <exception cref="ModelException">The ending is neither .png nor .svg.</exception>
    public static bool IsSvg(string fileName) => fileName.EndsWith(".svg", StringComparison.OrdinalIgnoreCase)
        || (fileName.EndsWith(".png", StringComparison.OrdinalIgnoreCase)
            ? false
            : throw new ModelException([new Problem("chart-format", fileName, "A chart is written as .png or .svg; give the file one of these endings.")]));

    private static void Header(SKCanvas canvas, string family, string title, string subtitle)
    {
        using var face = SKTypeface.FromFamilyName(family);
        using var large = new SKFont(face, 17);
        using var small = new SKFont(face, 12);
        using var ink = new SKPaint { Color = new SKColor(0x22, 0x22, 0x22), IsAntialias = true };
        canvas.DrawText(title, Margin, 26, large, ink);
        canvas.DrawText(subtitle, Margin, 48, small, ink);
    }
}
