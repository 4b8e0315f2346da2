using ScottPlot;

namespace Nadir;

/// <summary>Chart of profile likelihoods.</summary>
public static class ProfileChart
{
    private const double Threshold = 2.706;
    private const double Most = 9;

    /// <summary>One panel a parameter. PNG or SVG by the ending of the file name.</summary>
    /// <exception cref="ModelException">The ending is neither .png nor .svg.</exception>
    public static byte[] Render(IReadOnlyList<Profile> profiles, string fileName) => ChartSheet.Render(
        "Profile likelihood of the numbers that decide routes", "Twice the rise of the cost when a number is held and all others are fitted again to the training trials. Dashed: 90 % likelihood interval. Open circle: the committed fit.", fileName,
        [.. profiles.Select<Profile, Action<Plot>>(profile => plot => Panel(plot, profile))], 3, 420, 300);

    private static void Panel(Plot plot, Profile profile)
    {
        double[] places = [.. profile.Points.Select(point => Math.Log10(point.Value))];
        double[] rises = [.. profile.Points.Select(profile.LikelihoodRatio)];
        var line = plot.Add.Scatter(places, rises);
        line.LineWidth = 2;
        line.MarkerSize = 7;
        plot.Add.HorizontalLine(Threshold, 1, Colors.Gray, LinePattern.Dashed);
        var middle = plot.Add.Marker(places[places.Length / 2], rises[places.Length / 2], MarkerShape.OpenCircle, 13, Colors.Black);
        middle.MarkerLineWidth = 2;
        ChartSheet.Style(plot, $"{profile.Parameter}: {profile.Answer}", profile.Unit == "dimensionless" ? "value" : profile.Unit, "twice the rise", hasLegend: false);
        double[] ticks = [places[0], places[places.Length / 2], places[^1]];
        plot.Axes.Bottom.SetTicks(ticks, [.. ticks.Select(tick => Figures.Number(Math.Pow(10, tick)))]);
        var pad = 0.06 * (places[^1] - places[0]);
        plot.Axes.SetLimits(places[0] - pad, places[^1] + pad, -0.3, Math.Max(4, Math.Min(Most, rises.Max() * 1.08)));
    }
}
