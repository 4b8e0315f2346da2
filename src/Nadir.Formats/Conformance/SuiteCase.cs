using System.Globalization;

namespace Nadir;

/// <summary>One case of the SBML Test Suite as it lies in its folder.</summary>
internal sealed class SuiteCase
{
    private SuiteCase(string folder, string id)
    {
        Id = id;
        Folder = folder;
        var header = Lines($"{id}-model.m").Select(line => line.Split(':', 2)).Where(parts => parts.Length == 2)
            .GroupBy(parts => parts[0].Trim(), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First()[1].Trim(), StringComparer.Ordinal);
        IsTimeCourse = header.GetValueOrDefault("testType", "TimeCourse") == "TimeCourse";
        Type = header.GetValueOrDefault("testType", "");
        Tags = [.. List(header.GetValueOrDefault("componentTags", "")), .. List(header.GetValueOrDefault("testTags", ""))];
        var settings = Lines($"{id}-settings.txt").Select(line => line.Split(':', 2)).Where(parts => parts.Length == 2)
            .GroupBy(parts => parts[0].Trim(), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First()[1].Trim(), StringComparer.Ordinal);
        double Number(string key, double otherwise) => double.TryParse(settings.GetValueOrDefault(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
        Start = Number("start", 0);
        Duration = Number("duration", 0);
        Steps = (int)Number("steps", 0);
        Absolute = Number("absolute", 0);
        Relative = Number("relative", 0);
        Amounts = List(settings.GetValueOrDefault("amount", "")).ToHashSet(StringComparer.Ordinal);
        Concentrations = List(settings.GetValueOrDefault("concentration", "")).ToHashSet(StringComparer.Ordinal);
    }

    public string Id { get; }

    public string Folder { get; }

    public bool IsTimeCourse { get; }

    public string Type { get; }

    public IReadOnlyList<string> Tags { get; }

    public double Start { get; }

    public double Duration { get; }

    public int Steps { get; }

    public double Absolute { get; }

    public double Relative { get; }

    public IReadOnlySet<string> Amounts { get; }

    public IReadOnlySet<string> Concentrations { get; }

    /// <summary>Models by level, lowest first.</summary>
    public IReadOnlyList<(string Level, string Path)> Models => [.. Directory.EnumerateFiles(Folder, $"{Id}-sbml-l*v*.xml").Order(StringComparer.Ordinal)
        .Select(path => (Path.GetFileNameWithoutExtension(path)[$"{Id}-sbml-l".Length..].Replace('v', '.'), path))];

    /// <summary>Every case below a folder.</summary>
    public static IReadOnlyList<SuiteCase> In(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new ModelException([new Problem("folder", folder, "There is no such folder; give the one that holds the folders 00001, 00002, ...")]);
        }

        var cases = Directory.EnumerateDirectories(folder).Append(folder).Select(path => (Path: path, Id: Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)))))
            .Where(found => File.Exists(Path.Combine(found.Path, $"{found.Id}-settings.txt"))).OrderBy(found => found.Id, StringComparer.Ordinal)
            .Select(found => new SuiteCase(found.Path, found.Id)).ToArray();
        return cases.Length > 0 ? cases
            : throw new ModelException([new Problem("folder", folder, "The folder holds no case; give the one that holds the folders 00001, 00002, ...")]);
    }

    /// <summary>The expected table: names of the columns after time, and rows.</summary>
    public (string[] Names, double[][] Rows) Expected()
    {
        var lines = Lines($"{Id}-results.csv").Where(line => line.Trim().Length > 0).ToArray();
        return ([.. lines[0].Split(',').Skip(1).Select(name => name.Trim().Trim('"'))], [.. lines.Skip(1).Select(line => line.Split(',').Select(Value).ToArray())]);
    }

    private static double Value(string text) => text.Trim().ToUpperInvariant() switch
    {
        "NAN" => double.NaN,
        "INF" or "+INF" or "INFINITY" => double.PositiveInfinity,
        "-INF" or "-INFINITY" => double.NegativeInfinity,
        var number => double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    private IEnumerable<string> Lines(string file) => File.Exists(Path.Combine(Folder, file)) ? File.ReadLines(Path.Combine(Folder, file)) : [];

    private static IEnumerable<string> List(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
