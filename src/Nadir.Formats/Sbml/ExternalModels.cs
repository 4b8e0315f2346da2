using System.Xml.Linq;

namespace Nadir;

/// <summary>Other files that a model refers to: only those inside its own folder are read.</summary>
internal sealed class ExternalModels(string? folder)
{
    private readonly Dictionary<string, XElement> known = new(StringComparer.Ordinal);

    /// <summary>Root element of another file.</summary>
    public XElement Load(string reference, string where)
    {
        if (folder is null)
        {
            throw SbmlXml.Problem("external", where, "The model refers to another file; read it from a file to allow that.");
        }

        if (reference.Contains(':', StringComparison.Ordinal) || reference.Contains('%', StringComparison.Ordinal) || Path.IsPathRooted(reference))
        {
            throw SbmlXml.Problem("external", where, $"'{reference}' is no plain path inside the folder of the model; copy the file there.");
        }

        var path = Path.GetFullPath(Path.Combine(folder, reference));
        var inside = folder.EndsWith(Path.DirectorySeparatorChar) ? folder : folder + Path.DirectorySeparatorChar;
        if (!path.StartsWith(inside, StringComparison.Ordinal) || (new FileInfo(path) is { Exists: true, LinkTarget: not null }))
        {
            throw SbmlXml.Problem("external", where, $"'{reference}' lies outside the folder of the model; copy the file there.");
        }

        if (!known.TryGetValue(path, out var root))
        {
            known[path] = root = SbmlXml.Load(Sbml.ReadText(path), Path.GetFileName(path));
        }

        return root;
    }
}
