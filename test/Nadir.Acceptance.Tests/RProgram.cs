using System.Diagnostics;
using System.Globalization;

namespace Nadir;

/// <summary>Runs R on calls that print numbers.</summary>
internal static class RProgram
{
    /// <summary>Whether R and packages are installed (Debian).</summary>
    public static bool Has(params string[] packages) => File.Exists("/usr/bin/Rscript")
        && packages.All(package => new[] { "/usr/lib/R/site-library", "/usr/lib/R/library" }.Any(library => Directory.Exists(Path.Combine(library, package))));

    /// <summary>Numbers as R reads them, one a line.</summary>
    public static string List(IEnumerable<double> values) => $"c({string.Join(",\n", values.Select(value => double.IsNaN(value) ? "NA" : value.ToString("R", CultureInfo.InvariantCulture)))})";

    /// <summary>Whole numbers as R reads them.</summary>
    public static string List(IEnumerable<int> values) => List(values.Select(value => (double)value));

    /// <summary>Runs calls in one session; a row for every line that is printed.</summary>
    public static double[][] Run(IReadOnlyList<string> packages, IEnumerable<string> calls)
    {
        // From a file: R takes at most 4,095 characters of a line from its standard input.
        var script = Path.Combine(Path.GetTempPath(), $"nadir-{Guid.NewGuid():N}.R");
        File.WriteAllText(script, string.Concat(packages.Select(package => $"suppressMessages(library({package}))\n")) + string.Concat(calls));
        var start = new ProcessStartInfo("/usr/bin/Rscript") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(script);
        using var process = Process.Start(start)!;
        var (error, output) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        process.WaitForExit();
        File.Delete(script);
        Assert.True(process.ExitCode == 0, error.Result);
        return [.. output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number).ToArray()).Where(line => line.Length > 0)];
    }

    private static double Number(string text) => text switch
    {
        "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NA" or "NaN" => double.NaN,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
