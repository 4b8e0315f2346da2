using System.Globalization;

namespace Nadir;

/// <summary>Ten minutes of broken SBML; NADIR_FUZZ_SECONDS shortens it. Run with <c>dotnet test -- --explicit on</c>.</summary>
public sealed class LongFuzzTests(ITestOutputHelper output)
{
    [Fact(Explicit = true)]
    public void Ten_minutes_of_broken_SBML_give_problems_and_nothing_worse()
    {
        var seconds = double.Parse(Environment.GetEnvironmentVariable("NADIR_FUZZ_SECONDS") ?? "600", CultureInfo.InvariantCulture);
        var seed = ulong.Parse(Environment.GetEnvironmentVariable("NADIR_FUZZ_SEED") ?? "1", CultureInfo.InvariantCulture);
        List<string> seeds = [SbmlFuzz.Rich, SbmlFuzz.Early, SbmlFuzz.Hierarchy];
        if (SharedCases.Folder is { } folder)
        {
            seeds.AddRange(Directory.EnumerateFiles(folder, "*-sbml-l*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText).Where(text => text.Length < 12_000));
        }

        var (tried, read) = SbmlFuzz.Run(seed, TimeSpan.FromSeconds(seconds), seeds);
        output.WriteLine($"{tried} texts, {read} of them read and run");
        Assert.True(tried > 100 && read > 0);
    }
}
