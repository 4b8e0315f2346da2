using System.Globalization;

namespace Nadir;

/// <summary>Forest plot of a meta-analysis as SVG: a line a trial, a diamond for the pooled effect, a line for a new setting.</summary>
internal static class ForestPlot
{
    private const double RowHeight = 24;
    private const double LabelWidth = 190;
    private const double PlotWidth = 330;
    private const double TextWidth = 200;

    public static string Svg(OutcomePool pool, Endpoint endpoint)
    {
        var studies = pool.Random.Studies;
        var intervals = studies.Select(study => (Low: study.Estimate - 1.96 * Math.Sqrt(study.Variance), High: study.Estimate + 1.96 * Math.Sqrt(study.Variance))).ToArray();
        var low = Math.Min(0, Math.Min(intervals.Min(interval => interval.Low), pool.Random.PredictionLow));
        var high = Math.Max(0, Math.Max(intervals.Max(interval => interval.High), pool.Random.PredictionHigh));
        var height = (studies.Count + 2) * RowHeight + 54;
        var svg = new SvgText(LabelWidth + PlotWidth + TextWidth, height, $"Forest plot of {endpoint.Name}");
        double X(double value) => LabelWidth + PlotWidth * (value - low) / (high - low);
        var bottom = (studies.Count + 2) * RowHeight + 6;
        foreach (var tick in Ticks(low, high))
        {
            svg.Line(X(tick), 4, X(tick), bottom, tick == 0 ? "one" : "grid").Text(X(tick), bottom + 16, tick.ToString("0.###", CultureInfo.InvariantCulture), "middle", "small");
        }

        for (var i = 0; i < studies.Count; i++)
        {
            var y = RowHeight * (i + 0.5) + 4;
            svg.Text(LabelWidth - 10, y + 4, studies[i].Label, "end").Line(X(intervals[i].Low), y, X(intervals[i].High), y, "interval").Circle(X(studies[i].Estimate), y, 2.5 + 5 * Math.Sqrt(pool.Random.Weights[i] / 100), "point")
                .Text(LabelWidth + PlotWidth + 12, y + 4, Numbers(studies[i].Estimate, intervals[i].Low, intervals[i].High), "start", "small");
        }

        var all = RowHeight * (studies.Count + 0.5) + 4;
        svg.Text(LabelWidth - 10, all + 4, "all, random effects", "end").Polygon([(X(pool.Random.Low), all), (X(pool.Random.Estimate), all - 7), (X(pool.Random.High), all), (X(pool.Random.Estimate), all + 7)], "diamond")
            .Text(LabelWidth + PlotWidth + 12, all + 4, Numbers(pool.Random.Estimate, pool.Random.Low, pool.Random.High), "start", "small");
        var next = RowHeight * (studies.Count + 1.5) + 4;
        if (studies.Count >= 3)
        {
            svg.Text(LabelWidth - 10, next + 4, "in a new setting", "end").Line(X(pool.Random.PredictionLow), next, X(pool.Random.PredictionHigh), next, "predict");
        }

        var better = endpoint.Better switch { "higher" => "right is better", "lower" => "left is better", _ => "neither side is better" };
        return svg.Text(LabelWidth + PlotWidth / 2, bottom + 36, $"difference against control, {pool.Unit}; {better}", "middle", "small").End();
    }

    private static string Numbers(double estimate, double low, double high) => string.Create(CultureInfo.InvariantCulture, $"{estimate:0.##} ({low:0.##} to {high:0.##})");

    // Steps of 1, 2 or 5 times a power of ten, about five of them.
    private static IEnumerable<double> Ticks(double low, double high)
    {
        var raw = (high - low) / 5;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = power * (raw / power < 1.5 ? 1 : raw / power < 3.5 ? 2 : raw / power < 7.5 ? 5 : 10);
        for (var i = (int)Math.Ceiling(low / step); i * step <= high; i++)
        {
            yield return i * step;
        }
    }
}
