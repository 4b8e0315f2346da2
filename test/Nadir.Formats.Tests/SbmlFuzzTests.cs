namespace Nadir;

public sealed class SbmlFuzzTests
{
    [Fact]
    public void Broken_SBML_gives_problems_and_nothing_worse()
    {
        var (tried, read) = SbmlFuzz.Run(seed: 7, TimeSpan.FromSeconds(1), [SbmlFuzz.Rich, SbmlFuzz.Early, SbmlFuzz.Hierarchy]);
        Assert.True(tried > 20 && read > 0, $"{tried} texts, {read} read");
    }
}
