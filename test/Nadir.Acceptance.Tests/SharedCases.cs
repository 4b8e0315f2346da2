using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>Cases of the SBML Test Suite beside the repository, where they are there: <c>../shared/conformance/sbml-semantic</c>.</summary>
internal static class SharedCases
{
    public const string Missing = "../shared/conformance/sbml-semantic is not there";

    public static string? Folder { get; } = Find(AppContext.BaseDirectory) ?? Find(Path.GetDirectoryName(Source()));

    private static string? Find(string? start)
    {
        for (var folder = start is null ? null : new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "conformance", "sbml-semantic");
            if (Directory.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    private static string Source([CallerFilePath] string path = "") => path;
}
