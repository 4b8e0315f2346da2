using System.Globalization;

namespace Nadir;

/// <summary>Charts of a comparison as SVG.</summary>
internal static class ComparisonCharts
{
    private const double RowHeight = 22;
    private const double LabelWidth = 430;
    private const double PlotWidth = 430;
    private const double RightMargin = 30;
    private const double Least = 0.25;
    private const double Most = 4;

    /// <summary>Observed over predicted with the 90 % interval over the prediction, one line a row, logarithmic scale.</summary>
    public static string Forest(IReadOnlyList<ComparedObservation> rows, string title)
    {
        var shown = rows.Where(row => !row.Note.StartsWith("fixes", StringComparison.Ordinal)).Select(row => (row, Ratios: Ratio(row))).Where(pair => pair.Ratios is not null).ToArray();
        var height = shown.Length * RowHeight + 60;
        var svg = new SvgText(LabelWidth + PlotWidth + RightMargin, height, title);
        double X(double ratio) => LabelWidth + PlotWidth * (Math.Log(Math.Clamp(ratio, Least, Most)) - Math.Log(Least)) / (Math.Log(Most) - Math.Log(Least));
        var bottom = height - 44;
        foreach (var tick in new[] { 0.25, 0.5, 1, 2, 4 })
        {
            svg.Line(X(tick), 6, X(tick), bottom, tick == 1 ? "one" : "grid").Text(X(tick), bottom + 16, tick.ToString("0.##", CultureInfo.InvariantCulture) + "×", "middle", "small");
        }

        svg.Text(LabelWidth + PlotWidth / 2, bottom + 36, "over the prediction (1 = as predicted)", "middle", "small");
        var y = 6 + RowHeight / 2;
        foreach (var (row, ratios) in shown)
        {
            var (observed, low, high) = ratios!.Value;
            svg.Text(LabelWidth - 10, y + 4, Label(row), "end", row.Counts ? "label" : "label faint");
            if (low is { } l && high is { } h)
            {
                svg.Line(X(l), y, X(h), y, "interval");
            }

            if (observed is < Least or > Most)
            {
                svg.Text(X(observed) + (observed > Most ? 7 : -7), y + 4, observed > Most ? "›" : "‹", observed > Most ? "start" : "end", "small");
            }

            svg.Circle(X(observed), y, 4.5, row.Inside == false ? "point out" : row.Counts ? "point" : "point faint");
            y += RowHeight;
        }

        return svg.End();
    }

    /// <summary>Predicted whole-blood NAD⁺ of the arms of one trial, with the trial's own points.</summary>
    public static string Curves(IReadOnlyList<ArmCurve> arms, IReadOnlyList<ComparedObservation> rows, string title)
    {
        const double Width = 330, Height = 220, Left = 46, Bottom = 44, Top = 14;
        var svg = new SvgText(Width, Height, title);
        var days = arms.Max(arm => arm.Days[^1]);
        var points = arms.SelectMany(arm => rows.Where(row => row.Arm == arm.Arm).Select(row => (row.Arm, Day: row.Day ?? -1, Fold: FoldOf(row, arm)))).Where(point => point.Fold is not null).ToArray();
        var top = Math.Max(1.2, Math.Max(arms.Max(arm => arm.Fold.Max()), points.Select(point => point.Fold!.Value).DefaultIfEmpty(1).Max()) * 1.08);
        double X(double day) => Left + (Width - Left - 12) * day / days;
        double Y(double fold) => Height - Bottom - (Height - Bottom - Top) * (fold - 0.8) / (top - 0.8);
        var step = top > 6 ? 2 : top > 3 ? 1 : 0.5;
        for (var fold = 1.0; fold <= top; fold += step)
        {
            svg.Line(Left, Y(fold), Width - 12, Y(fold), fold == 1 ? "one" : "grid").Text(Left - 6, Y(fold) + 4, fold.ToString("0.#", CultureInfo.InvariantCulture) + "×", "end", "small");
        }

        var dayStep = days > 200 ? 56 : days > 100 ? 28 : days > 40 ? 14 : 7;
        for (var day = 0; day <= days; day += dayStep)
        {
            svg.Text(X(day), Height - Bottom + 16, day.ToString(CultureInfo.InvariantCulture), "middle", "small");
        }

        svg.Text((Left + Width) / 2, Height - 8, "days after the first dose", "middle", "small");
        for (var i = 0; i < arms.Count; i++)
        {
            svg.Path(arms[i].Days.Zip(arms[i].Fold).Select(point => (X(point.First), Y(point.Second))), $"curve c{i % 5}");
            foreach (var point in points.Where(point => point.Arm == arms[i].Arm))
            {
                svg.Circle(X(point.Day), Y(point.Fold!.Value), 4.5, $"dot c{i % 5}");
            }
        }

        return svg.End();
    }

    private static string Label(ComparedObservation row)
    {
        var when = row.Day is { } day ? FormattableString.Invariant($" day {day:0.#}") : row.Hour is { } hour ? FormattableString.Invariant($" {hour:0.#} h") : "";
        var text = $"{row.Trial} · {row.Arm} · {row.Analyte}{when}";
        return text.Length > 66 ? text[..65] + "…" : text;
    }

    private static (double Observed, double? Low, double? High)? Ratio(ComparedObservation row)
    {
        var shift = row.Unit == "percent" ? 100 : 0;
        var predicted = row.Predicted + shift;
        if (!(predicted > 0) || !(row.Observed + shift > 0))
        {
            return null;
        }

        return ((row.Observed + shift) / predicted, (row.Lower + shift) / predicted, (row.Upper + shift) / predicted);
    }

    // A level stands to the curve as it stands to its prediction, which is on the scale of the control row.
    private static double? FoldOf(ComparedObservation row, ArmCurve arm) =>
        row.ObservationModel != "whole blood" || !row.Analyte.StartsWith("NAD+", StringComparison.Ordinal) || !row.Counts || row.Day is not { } day || day > arm.Days[^1] ? null
        : row.Unit == "percent" ? 1 + row.Observed / 100
        : row.Statistic == "fold_change" ? row.Observed
        : row.Statistic == "mean" ? arm.Fold[(int)day] * row.Observed / row.Predicted
        : null;
}
