using System.Globalization;

namespace Nadir;

/// <summary>Drawings of the report of a virtual trial.</summary>
internal static class TrialFigures
{
    private const double BoxWidth = 190;
    private const double BoxHeight = 30;

    /// <summary>The flow diagram of CONSORT, numbers on average over the repetitions.</summary>
    public static string Flow(TrialResult result)
    {
        var arms = result.Trial.Arms.Count;
        var width = Math.Max(2, arms) * (BoxWidth + 20);
        var svg = new SvgText(width, 350, "Flow of participants");
        var (middle, size) = (width / 2, result.Trial.Size);
        svg.Box(middle, 30, BoxWidth + 60, BoxHeight, string.Create(CultureInfo.InvariantCulture, $"screened {Math.Ceiling(size * result.Screened):0}"), "flow")
            .Line(middle, 45, middle, 85, "arrow")
            .Box(middle, 100, BoxWidth + 60, BoxHeight, string.Create(CultureInfo.InvariantCulture, $"randomized {size}"), "flow");
        for (var arm = 0; arm < arms; arm++)
        {
            var (x, flow) = (width * (arm + 0.5) / arms, result.Flow[arm]);
            svg.Line(middle, 115, x, 155, "arrow").Box(x, 170, BoxWidth, BoxHeight, $"{Short(result.Trial.Arms[arm].Label)}: {Figures.Number(flow.Randomized)}", "flow")
                .Line(x, 185, x, 215, "arrow").Box(x, 230, BoxWidth, BoxHeight, $"completed {Figures.Number(flow.Completed)}", "flow")
                .Text(x, 262, $"left {Figures.Number(flow.Randomized - flow.Completed)}, rescue {Figures.Number(flow.Rescued)}", "middle", "small")
                .Line(x, 270, x, 295, "arrow").Box(x, 310, BoxWidth, BoxHeight, $"per protocol {Figures.Number(flow.PerProtocol)}", "flow");
        }

        return svg.End();
    }

    /// <summary>Mean change of every arm over the visits, before any error.</summary>
    public static string Changes(TrialResult result, EndpointResult endpoint)
    {
        const double Left = 64, Top = 16, Width = 380, Height = 210;
        var isFold = endpoint.Planned.Endpoint.IsConcentration;
        double Of(ArmChange change) => isFold ? change.Fold : change.Change;
        var rest = isFold ? 1.0 : 0.0;
        double[] all = [rest, .. endpoint.Changes.Select(Of)];
        var (low, high) = (all.Min(), all.Max());
        var pad = high > low ? 0.08 * (high - low) : 0.1;
        (low, high) = (low - pad, high + pad);
        double X(double day) => Left + Width * day / result.Trial.Visits[^1].Day;
        double Y(double value) => Top + Height * (high - value) / (high - low);
        var svg = new SvgText(Left + Width + 16, Top + Height + 44, $"{endpoint.Planned.Endpoint.Name} over the visits");
        for (var i = 0; i <= 4; i++)
        {
            var value = low + (high - low) * i / 4;
            svg.Line(Left, Y(value), Left + Width, Y(value), "grid").Text(Left - 8, Y(value) + 4, Figures.Number(value), "end", "small");
        }

        svg.Line(Left, Y(rest), Left + Width, Y(rest), "one");
        for (var arm = 0; arm < result.Trial.Arms.Count; arm++)
        {
            var own = arm;
            (double X, double Y)[] points = [(X(0), Y(rest)), .. endpoint.Changes.Where(change => change.Arm == own).Select(change => (X(result.Trial.Visits[change.Visit].Day), Y(Of(change))))];
            svg.Path(points, $"curve c{arm % 5}");
            foreach (var (x, y) in points.Skip(1))
            {
                svg.Circle(x, y, 3, $"dot c{arm % 5}");
            }
        }

        foreach (var visit in result.Trial.Visits)
        {
            svg.Text(X(visit.Day), Top + Height + 16, string.Create(CultureInfo.InvariantCulture, $"{visit.Day}"), "middle", "small");
        }

        return svg.Text(Left + Width / 2, Top + Height + 36, $"day; {(isFold ? "mean fold of each person's baseline" : $"mean change, {endpoint.Planned.Endpoint.Unit}")}, before any error", "middle", "small").End();
    }

    /// <summary>Power of every contrast that has one, with its interval.</summary>
    /// <param name="result">The result.</param>
    /// <param name="style">Styles where it stands alone.</param>
    public static string Powers(TrialResult result, string style = "")
    {
        const double Label = 430, Width = 300, RowHeight = 24;
        ContrastResult[] rows = [.. result.Contrasts.Where(contrast => contrast.Power is not null)];
        var bottom = rows.Length * RowHeight + 12;
        var svg = new SvgText(Label + Width + 70, bottom + 40, "Power").Style(style);
        double X(double share) => Label + Width * share;
        foreach (var share in new[] { 0, 0.05, 0.25, 0.5, 0.8, 1 })
        {
            svg.Line(X(share), 4, X(share), bottom, share is 0.05 or 0.8 ? "one" : "grid").Text(X(share), bottom + 16, string.Create(CultureInfo.InvariantCulture, $"{100 * share:0}"), "middle", "small");
        }

        for (var i = 0; i < rows.Length; i++)
        {
            var (row, y) = (rows[i], RowHeight * (i + 0.5) + 6);
            var (low, high) = row.PowerInterval!.Value;
            svg.Text(Label - 10, y + 4, $"{result.Trial.Endpoints[row.Plan.Endpoint].Endpoint.Name}: {Short(row.Contrast.Label)}, {TrialWords.Method(row.Plan)}", "end", "small")
                .Line(X(low), y, X(high), y, "interval").Circle(X(row.Power!.Value), y, 4, "point").Text(Label + Width + 12, y + 4, TrialWords.Percent(row.Power.Value), "start", "small");
        }

        return svg.Text(Label + Width / 2, bottom + 34, "chance of a significant result, %; dashed: 5 and 80", "middle", "small").End();
    }

    private static string Short(string text) => text.Length <= 26 ? text : string.Concat(text.AsSpan(0, 25), "…");
}
