using System.Globalization;

namespace Nadir;

/// <summary>Data sets and digits that R/trials.R made.</summary>
internal static class RDigits
{
    private static readonly Lazy<ILookup<string, double>> All = new(() => Rows("digits.csv").ToLookup(row => row[0], row => Number(row[1])));

    /// <summary>What R printed under a name.</summary>
    public static double[] Of(string name) => [.. All.Value[name]];

    /// <summary>A column of a data set; NA is NaN.</summary>
    public static double[] Column(string file, string name)
    {
        var rows = Read(file);
        var column = Array.IndexOf(rows[0], name);
        return [.. rows.Skip(1).Select(row => Number(row[column]))];
    }

    /// <summary>Asserts values and R's, relative or absolute, whichever is the easier.</summary>
    public static void Same(string name, double tolerance, params double[] values)
    {
        var theirs = Of(name);
        Assert.True(theirs.Length >= values.Length && values.Length > 0, $"{name}: R has {theirs.Length} digits, {values.Length} were given");
        for (var i = 0; i < values.Length; i++)
        {
            Near(theirs[i], values[i], tolerance, $"{name}[{i}]");
        }
    }

    public static void Near(double theirs, double ours, double tolerance, string what) =>
        Assert.True(theirs.Equals(ours) || Math.Abs(theirs - ours) <= tolerance * (1 + Math.Abs(theirs)), FormattableString.Invariant($"{what}: R {theirs:R}, Nadir {ours:R}"));

    private static IEnumerable<string[]> Rows(string file) => Read(file).Skip(1);

    private static string[][] Read(string file)
    {
        using var reader = new StreamReader(typeof(RDigits).Assembly.GetManifestResourceStream(file)!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(','))];
    }

    private static double Number(string text) => text switch
    {
        "NA" => double.NaN,
        "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
