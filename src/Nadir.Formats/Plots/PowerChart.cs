using ScottPlot;

namespace Nadir;

/// <summary>Power curves: one panel an axis, one line a contrast with its 95 % Monte-Carlo band.</summary>
public static class PowerChart
{
    private const int Width = 980;
    private const int Height = 460;
    private static readonly string[] Inks = ["#1463a5", "#c1571b", "#2d8a4e", "#7d4fb0", "#a1871a"];

    /// <summary>PNG or SVG by the ending of the file name.</summary>
    /// <param name="result">Operating characteristics with at least one curve.</param>
    /// <param name="fileName">Where it is written.</param>
    /// <exception cref="ModelException">The ending is neither .png nor .svg, or there is no curve.</exception>
    public static byte[] Render(PowerResult result, string fileName)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Curves.Count == 0
            ? throw new ModelException([new Problem("chart", fileName, "There is no curve to draw; name an axis, --vary n=20:400 for example.")])
            : ChartSheet.Render(
                result.Trial.Title, "Chance of a significant result if the model is right; bands: 95 %, for the number of repetitions. No benefit is implied.", fileName,
                [.. result.Curves.Select<PowerCurve, Action<Plot>>(curve => plot => Panel(plot, result, curve))], columns: 1, panelWidth: Width, panelHeight: Height);
    }

    private static void Panel(Plot plot, PowerResult result, PowerCurve curve)
    {
        // Ranges in equal ratios are read on a logarithmic axis.
        var values = curve.Variation.Values;
        var isLog = curve.Variation.What != VariedQuantity.Visit && values[^1] >= 5 * values[0];
        double X(double value) => isLog ? Math.Log2(value) : value;
        double[] places = [.. values.Select(X)];
        for (var c = 0; c < result.Sought.Count; c++)
        {
            var own = c;
            ContrastResult[] row = [.. curve.Points.Select(point => point[own])];
            var line = plot.Add.Scatter(places, [.. row.Select(one => 100 * (one.AdjustedPower ?? one.Power!.Value))]);
            line.Color = Color.FromHex(Inks[c % Inks.Length]);
            line.LinePattern = c < Inks.Length ? LinePattern.Solid : LinePattern.Dashed;
            line.LegendText = $"{result.Trial.Endpoints[row[0].Plan.Endpoint].Endpoint.Name}: {row[0].Contrast.Label}";
            line.MarkerSize = 5;
            line.LineWidth = 2;
            var band = plot.Add.FillY(places, [.. row.Select(one => 100 * PowerWords.Interval(one)!.Value.Low)], [.. row.Select(one => 100 * PowerWords.Interval(one)!.Value.High)]);
            band.FillColor = line.Color.WithAlpha(0.15);
            band.LineWidth = 0;
        }

        foreach (var level in new[] { 100 * result.Options.Target, 100 * result.Trial.Alpha })
        {
            plot.Add.HorizontalLine(level, 1, Colors.Gray, LinePattern.Dashed);
        }

        var isAdjusted = curve.Points[0].Any(contrast => contrast.AdjustedPower is not null);
        ChartSheet.Style(plot, $"Power by {curve.Variation.Label}", curve.Variation.Label, $"power{(isAdjusted ? " after the multiplicity rule" : "")}, %", hasLegend: true);
        plot.Axes.Bottom.SetTicks(places, [.. values.Select(value => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture))]);
        var pad = Math.Max(1e-9, 0.03 * (places[^1] - places[0]));
        plot.Axes.SetLimits(places[0] - pad, places[^1] + pad, 0, 104);
    }
}
