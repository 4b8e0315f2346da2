using System.CommandLine;

namespace Nadir.App;

/// <summary>The option that replaces the built-in data.</summary>
internal static class DataOption
{
    public static Option<string?> Make() => new("--data") { Description = "Folder with body/ and evidence/ to use instead of the built-in data.", HelpName = "DIR" };

    public static Body Body(string? folder) => folder is null ? Nadir.Body.Default : EvidenceFiles.ReadBody(folder);

    public static Body Mouse(string? folder) => folder is null ? Nadir.Body.Mouse : EvidenceFiles.ReadBody(folder, Organism.Mouse);

    public static EvidenceLibrary Library(string? folder) => folder is null ? LibraryReader.BuiltIn() : EvidenceFiles.ReadLibrary(folder);

    public static EvidenceSet Evidence(string? folder) => folder is null ? EvidenceReader.BuiltIn() : EvidenceFiles.ReadFolder(folder);
}
