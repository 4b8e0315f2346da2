namespace Nadir;

/// <summary>Where the repository is: above the tests, or where NADIR_ROOT says.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Nadir.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? Environment.GetEnvironmentVariable("NADIR_ROOT") ?? throw new InvalidOperationException("Nadir.slnx is in no folder above the tests.");
    }
}
