namespace Nadir;

/// <summary>A mouse's run as small multiples, one panel a group of series. Its heading says that it is a mouse.</summary>
public static class MouseChart
{
    private const double HoursPerDay = 24;
    private const double LongestInHours = 72;

    /// <summary>PNG bytes or SVG text by the ending of the file name.</summary>
    /// <exception cref="ModelException">The ending is neither .png nor .svg.</exception>
    public static byte[] Render(MouseRun run, string fileName)
    {
        ArgumentNullException.ThrowIfNull(run);
        var isShort = run.Hours[^1] <= LongestInHours;
        return SeriesPanels.Render(
            run.Title, "Predicted for a mouse, not a person. Most numbers behind it are scaled from people or general knowledge; plasma NMN is disputed and not fitted.",
            isShort ? "hours after the first dose" : "days after the first dose", isShort ? run.Hours : [.. run.Hours.Select(hour => hour / HoursPerDay)], run.Series, fileName);
    }
}
