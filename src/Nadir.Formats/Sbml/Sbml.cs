using System.Xml.Linq;

namespace Nadir;

/// <summary>Models in SBML, Level 1 Version 2 to Level 3 Version 2 with the package comp.</summary>
public static class Sbml
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal) { ["comp"] = "comp" };

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; external model definitions are read from its folder only.</param>
    /// <exception cref="ModelException">The file cannot be read or is no SBML that we can run; every problem with its place.</exception>
    public static Network Read(string path) => Guarded(path, () => Parse(ReadText(path), Path.GetFileName(path), new ExternalModels(Path.GetDirectoryName(Path.GetFullPath(path))!)));

    /// <summary>Reads text; external model definitions are refused.</summary>
    /// <param name="text">The whole document.</param>
    /// <param name="source">What to call it in messages.</param>
    /// <exception cref="ModelException">It is no SBML that we can run; every problem with its place.</exception>
    public static Network Parse(string text, string source = "SBML") => Guarded(source, () => Parse(text, source, new ExternalModels(null)));

    /// <summary>A network as the text of an SBML document.</summary>
    /// <param name="network">What to write.</param>
    /// <param name="version">Version of Level 3.</param>
    /// <exception cref="ModelException">The version cannot say what the network says; every place.</exception>
    public static string Write(Network network, SbmlVersion version = SbmlVersion.Level3Version2) => Guarded(
        network.Id, () =>
        {
            var document = new SbmlWriter(network, version).Write();
            return $"{document.Declaration}\n{document.Root}\n";
        });

    internal static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw SbmlXml.Problem("file", path, $"The file cannot be read ({e.Message.TrimEnd('.')}); check the path.");
        }
    }

    private static T Guarded<T>(string source, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InsufficientExecutionStackException)
        {
            throw SbmlXml.Problem("too-deep", source, "The model is nested too deeply; simplify its formulas.");
        }
    }

    private static Network Parse(string text, string source, ExternalModels files)
    {
        var root = SbmlXml.Load(text, source);
        var (level, version) = LevelOf(root, source);
        var model = root.Element(root.Name.Namespace + "model") ?? throw SbmlXml.Problem("model", SbmlXml.Place(root, source), "The file holds no model.");
        CheckPackages(root, source);
        if (level >= 3)
        {
            model = Flattening.Flatten(root, model, source, files);
        }

        return new SbmlReader(model, level, version, source).Read();
    }

    private static (int Level, int Version) LevelOf(XElement root, string source)
    {
        if (root.Name.LocalName != "sbml" || !root.Name.NamespaceName.StartsWith("http://www.sbml.org/sbml/level", StringComparison.Ordinal))
        {
            throw SbmlXml.Problem("sbml", SbmlXml.Place(root, source), "This is not an SBML document: the root element must be 'sbml' in an SBML namespace.");
        }

        int Number(string name) => int.TryParse((string?)root.Attribute(name), out var value) ? value : 0;
        var (level, version) = (Number("level"), Number("version"));
        return level is >= 1 and <= 3 && version is >= 1 and <= 5
            ? (level, version)
            : throw SbmlXml.Problem("level", SbmlXml.Place(root, source), $"Level {(string?)root.Attribute("level")} Version {(string?)root.Attribute("version")} is not known; Levels 1 to 3 are.");
    }

    private static void CheckPackages(XElement root, string source)
    {
        var problems = root.Attributes().Where(a => a.Name.LocalName == "required" && a.Name.NamespaceName.Contains("sbml.org/sbml/level3", StringComparison.Ordinal) && a.Value.Trim() is "true" or "1")
            .Select(a => a.Name.NamespaceName.Split('/') is var parts && parts.Length > 2 ? parts[^2] : a.Name.NamespaceName)
            .Where(package => !Known.ContainsKey(package) && package != "l3v2extendedmath")
            .Select(package => new Problem("package", SbmlXml.Place(root, source), $"The model cannot be understood without the SBML package '{package}', which Nadir does not know.")).ToArray();
        if (problems.Length > 0)
        {
            throw new ModelException(problems);
        }
    }
}
