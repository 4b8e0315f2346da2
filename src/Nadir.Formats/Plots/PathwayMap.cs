namespace Nadir;

/// <summary>The pathway of the whole body as a drawing (SVG): one arrow a route, as wide as the root of its flux.</summary>
public static class PathwayMap
{
    private const double Widest = 26;
    private const double Narrowest = 0.8;
    private const double HalfHeight = 16;
    private const double LeastShown = 0.005;
    private const string Css =
        "text{font:13px 'DejaVu Sans',sans-serif;fill:#222}.title{font-size:18px}.label{font-size:12px;paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}.small{font-size:12px;fill:#555}" +
        "rect{fill:#fff;stroke:#444;stroke-width:1.2}rect.gut{fill:#fbf3e4}rect.nad{fill:#e4f0fb;stroke-width:2}rect.out{fill:#f1f1f1;stroke:#999}" +
        "path{stroke-opacity:.75}path.in{stroke:#7a9a3a}path.make{stroke:#1f77b4}path.use{stroke:#d95f02}path.out{stroke:#888}path.none{stroke:#ccc;stroke-dasharray:4 4}" +
        "polygon.in{fill:#7a9a3a}polygon.make{fill:#1f77b4}polygon.use{fill:#d95f02}polygon.out{fill:#888}polygon.none{fill:#ccc}";

    private static readonly Dictionary<string, (double X, double Y)> Places = new(StringComparer.Ordinal)
    {
        ["gut NA"] = (280, 160), ["gut NMN"] = (280, 340), ["gut NR"] = (280, 470), ["gut NAM"] = (280, 610),
        ["NA"] = (560, 160), ["NR"] = (560, 470), ["NAM"] = (560, 610), ["NMN"] = (800, 400), ["NaMN, NaAD"] = (800, 160), ["tryptophan"] = (1020, 100),
        ["NAD⁺"] = (1100, 340), ["MeNAM"] = (560, 770), ["2-PY, 4-PY"] = (820, 770),
    };

    // Where diet, dose and urine stand depends on what they touch.
    private static readonly Dictionary<string, (double X, double Y)> Ends = new(StringComparer.Ordinal)
    {
        ["NA"] = (730, 85), ["NAM"] = (360, 770), ["MeNAM"] = (560, 870), ["2-PY, 4-PY"] = (1060, 770),
    };

    /// <summary>Draws.</summary>
    /// <param name="fluxes">Arrows.</param>
    /// <param name="title">Whose body, what is taken.</param>
    public static string Render(IReadOnlyList<MapFlux> fluxes, string title)
    {
        var most = fluxes.Max(flux => flux.Flux);
        var svg = new SvgText(1240, 920, title).Style(Css);
        svg.Text(20, 30, title, style: "title").Text(20, 52, "µmol/h over the whole body, predicted. Width: root of the flux. Green: enters; blue: makes NAD⁺; orange: uses it; gray: leaves. Dashed: none. How the use divides is a prior.", style: "small");
        var labels = new List<(double X, double Y, string Text)>();
        var uses = 0;
        foreach (var flux in fluxes)
        {
            var (from, to) = (Place(flux.From, flux.To, isFrom: true), Place(flux.To, flux.From, isFrom: false));
            var control = Control(flux, from, to, flux.From == "NAD⁺" ? uses++ : 0);
            var width = flux.Flux < LeastShown ? Narrowest : Math.Max(Narrowest, Widest * Math.Sqrt(flux.Flux / most));
            var start = Edge(from, control);
            var end = Edge(to, control);
            svg.Arrow(start, control, end, width, flux.Flux < LeastShown ? "none" : Style(flux));
            labels.Add((0.25 * start.X + 0.5 * control.X + 0.25 * end.X, 0.25 * start.Y + 0.5 * control.Y + 0.25 * end.Y + 4, $"{flux.Label} {(flux.Flux < LeastShown ? "0" : Figures.Number(flux.Flux))}"));
        }

        foreach (var (name, place) in Places)
        {
            svg.Box(place.X, place.Y, name.Length > 8 ? 110 : 84, 2 * HalfHeight, name, name == "NAD⁺" ? "nad" : name.StartsWith("gut", StringComparison.Ordinal) ? "gut" : "pool");
        }

        foreach (var flux in fluxes.Where(flux => flux.To == "urine" || flux.From is "diet" or "dose"))
        {
            var place = flux.To == "urine" ? Place("urine", flux.From, isFrom: false) : Place(flux.From, flux.To, isFrom: true);
            svg.Box(place.X, place.Y, 60, 26, flux.To == "urine" ? "urine" : flux.From, "out");
        }

        foreach (var (x, y, text) in labels)
        {
            svg.Text(x, y, text, "middle", "label");
        }

        return svg.End();
    }

    private static (double X, double Y) Place(string node, string other, bool isFrom) => node switch
    {
        "diet" => (70, Places[other].Y + 34),
        "dose" => (70, Places[other].Y - 34),
        "urine" when !isFrom => Ends[other],
        _ => Places[node],
    };

    // Straight lines bend where two would lie on each other.
    private static (double X, double Y) Control(MapFlux flux, (double X, double Y) from, (double X, double Y) to, int use)
    {
        var middle = ((from.X + to.X) / 2, Y: (from.Y + to.Y) / 2);
        return (flux.From, flux.To) switch
        {
            ("NAD⁺", "NAM") => (1010 + 8 * use, 500 + 62 * use),
            ("gut NR", "gut NA") => (70, 330),
            ("gut NAM", "gut NA") => (-40, 390),
            ("gut NMN", "gut NA") => (300, 250),
            ("NAM", "gut NAM") => (middle.Item1, middle.Y + 56),
            ("gut NAM", "NAM") => (middle.Item1, middle.Y - 36),
            _ => middle,
        };
    }

    private static string Style(MapFlux flux) => flux switch
    {
        { From: "NAD⁺" } => "use",
        { To: "urine" or "MeNAM" or "2-PY, 4-PY" } => "out",
        { To: "NMN" or "NAD⁺" or "NaMN, NaAD" } => "make",
        _ => "in",
    };

    // Where the line toward the control point leaves the box.
    private static (double X, double Y) Edge((double X, double Y) box, (double X, double Y) toward)
    {
        var (dx, dy) = (toward.X - box.X, toward.Y - box.Y);
        var scale = Math.Min(46 / Math.Max(Math.Abs(dx), 1e-9), (HalfHeight + 3) / Math.Max(Math.Abs(dy), 1e-9));
        return (box.X + dx * scale, box.Y + dy * scale);
    }
}
