using System.Globalization;
using System.Net;
using System.Text;

namespace Nadir;

/// <summary>Writes small SVG charts for reports: no script, colors by class so that the page's style decides.</summary>
internal sealed class SvgText
{
    private readonly StringBuilder text = new();

    public SvgText(double width, double height, string title) => text.Append(Invariant(
        $"<svg viewBox=\"0 0 {width:0.#} {height:0.#}\" width=\"{width:0.#}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(title)}\" xmlns=\"http://www.w3.org/2000/svg\">"));

    public SvgText Line(double x1, double y1, double x2, double y2, string style)
    {
        text.Append(Invariant($"<line class=\"{style}\" x1=\"{x1:0.##}\" y1=\"{y1:0.##}\" x2=\"{x2:0.##}\" y2=\"{y2:0.##}\"/>"));
        return this;
    }

    public SvgText Circle(double x, double y, double radius, string style)
    {
        text.Append(Invariant($"<circle class=\"{style}\" cx=\"{x:0.##}\" cy=\"{y:0.##}\" r=\"{radius:0.##}\"/>"));
        return this;
    }

    public SvgText Path(IEnumerable<(double X, double Y)> points, string style)
    {
        text.Append("<polyline class=\"").Append(style).Append("\" points=\"").AppendJoin(' ', points.Select(point => Invariant($"{point.X:0.##},{point.Y:0.##}"))).Append("\"/>");
        return this;
    }

    public SvgText Polygon(IEnumerable<(double X, double Y)> points, string style)
    {
        text.Append("<polygon class=\"").Append(style).Append("\" points=\"").AppendJoin(' ', points.Select(point => Invariant($"{point.X:0.##},{point.Y:0.##}"))).Append("\"/>");
        return this;
    }

    public SvgText Text(double x, double y, string content, string anchor = "start", string style = "")
    {
        text.Append(Invariant($"<text class=\"{style}\" x=\"{x:0.##}\" y=\"{y:0.##}\" text-anchor=\"{anchor}\">")).Append(WebUtility.HtmlEncode(content)).Append("</text>");
        return this;
    }

    /// <summary>Styles of a drawing that stands alone.</summary>
    public SvgText Style(string css)
    {
        text.Append("<style>").Append(css).Append("</style>");
        return this;
    }

    /// <summary>A curved arrow with its own width: quadratic, through one control point; the head is drawn to scale.</summary>
    public SvgText Arrow((double X, double Y) from, (double X, double Y) control, (double X, double Y) to, double width, string style)
    {
        var (dx, dy) = (to.X - control.X, to.Y - control.Y);
        var length = Math.Sqrt(dx * dx + dy * dy);
        var (ux, uy, head) = (dx / length, dy / length, 6 + width);
        var (bx, by) = (to.X - ux * head, to.Y - uy * head);
        text.Append(Invariant($"<path class=\"{style}\" fill=\"none\" stroke-width=\"{width:0.##}\" d=\"M{from.X:0.#},{from.Y:0.#} Q{control.X:0.#},{control.Y:0.#} {bx:0.#},{by:0.#}\"/>"));
        return Polygon([(to.X, to.Y), (bx - uy * head * 0.6, by + ux * head * 0.6), (bx + uy * head * 0.6, by - ux * head * 0.6)], $"{style} head");
    }

    /// <summary>A rounded box with a text in its middle.</summary>
    public SvgText Box(double x, double y, double width, double height, string content, string style)
    {
        text.Append(Invariant($"<rect class=\"{style}\" x=\"{x - width / 2:0.#}\" y=\"{y - height / 2:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" rx=\"6\"/>"));
        return Text(x, y + 5, content, "middle", style);
    }

    public string End() => text.Append("</svg>").ToString();

    private static string Invariant(FormattableString s) => s.ToString(CultureInfo.InvariantCulture);
}
