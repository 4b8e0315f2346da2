using System.Diagnostics;

namespace Nadir;

/// <summary>
/// What is written passes libSBML's consistency check. Slow and in need of Debian's python3-sbml5: run with <c>dotnet test -- --explicit on</c>.
/// </summary>
public sealed class LibSbmlTests
{
    private const string Python = "/usr/bin/python3";

    private const string Script = """
        import sys, glob, libsbml
        for path in sorted(glob.glob(sys.argv[1] + "/*.xml")):
            document = libsbml.readSBMLFromFile(path)
            document.checkConsistency()
            for i in range(document.getNumErrors()):
                error = document.getError(i)
                if error.getSeverity() >= libsbml.LIBSBML_SEV_ERROR:
                    print(path.split("/")[-1], error.getErrorId(), error.getLine(), error.getMessage().strip().replace("\n", " ")[:300])
        """;

    [Theory(Explicit = true)]
    [InlineData(SbmlVersion.Level3Version1)]
    [InlineData(SbmlVersion.Level3Version2)]
    public void The_body_is_consistent(SbmlVersion version) => Check(folder =>
    {
        File.WriteAllText(Path.Combine(folder, "body.xml"), Sbml.Write(Body.Default.Network, version));
        var rest = Body.Default.At(new Person(55 * Units.year, Sex.Female, 68 * Units.kg, 166 * Units.cm));
        File.WriteAllText(Path.Combine(folder, "rest.xml"), Sbml.Write(rest.ToNetwork(), version));
    });

    [Fact(Explicit = true)]
    public void Every_case_that_is_consistent_stays_consistent()
    {
        Assert.SkipUnless(SharedCases.Folder is not null, SharedCases.Missing);
        var wrongBefore = Run(folder =>
        {
            foreach (var path in Models())
            {
                File.Copy(path, Path.Combine(folder, Path.GetFileName(path)));
            }
        }).Select(line => line.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
        Check(folder =>
        {
            foreach (var path in Models().Where(path => !wrongBefore.Contains(Path.GetFileName(path))))
            {
                try
                {
                    var network = Sbml.Read(path);
                    File.WriteAllText(Path.Combine(folder, Path.GetFileName(path)), Sbml.Write(network, ConformanceTests.VersionFor(network)));
                }
                catch (ModelException)
                {
                    // what cannot be read is judged elsewhere
                }
            }
        });
    }

    private static IEnumerable<string> Models() =>
        Directory.EnumerateDirectories(SharedCases.Folder!).Select(folder => Directory.EnumerateFiles(folder, "*-sbml-l*.xml").Order(StringComparer.Ordinal).Last());

    private static void Check(Action<string> write) => Assert.Empty(Run(write));

    private static string[] Run(Action<string> write)
    {
        Assert.SkipUnless(IsInstalled(), "python3-sbml5 is not installed");
        var folder = Directory.CreateTempSubdirectory("nadir-sbml").FullName;
        try
        {
            write(folder);
            return Output(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsInstalled()
    {
        if (!File.Exists(Python))
        {
            return false;
        }

        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", "import libsbml"]) { RedirectStandardError = true, UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static string[] Output(string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", Script, folder]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
