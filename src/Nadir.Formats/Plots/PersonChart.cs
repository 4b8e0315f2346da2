namespace Nadir;

/// <summary>A person's run as small multiples, one panel a group of series.</summary>
public static class PersonChart
{
    /// <summary>PNG bytes or SVG text by the ending of the file name.</summary>
    /// <exception cref="ModelException">The ending is neither .png nor .svg.</exception>
    public static byte[] Render(PersonRun run, string fileName) => SeriesPanels.Render(
        run.Title,
        "Predicted for one person, read just before each day's dose. Tissues other than blood: no human measurement stands behind the size. No benefit is implied.",
        "days after the first dose", run.Days, run.Series, fileName);
}
