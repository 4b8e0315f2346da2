namespace Nadir;

/// <summary>The SBML Test Suite. Slow and in need of the cases: run with <c>dotnet test -- --explicit on</c>.</summary>
public sealed class ConformanceTests
{
    /// <summary>Cases that are listed, with the reason, in docs/conformance.md.</summary>
    private static readonly string[] Listed = ["01167"];

    [Theory(Explicit = true)]
    [InlineData(KernelBackend.Emitted)]
    [InlineData(KernelBackend.Interpreted)]
    public void Every_time_course_passes(KernelBackend backend)
    {
        Assert.SkipUnless(SharedCases.Folder is not null, SharedCases.Missing);
        Check(ConformanceSuite.Run(SharedCases.Folder!, SuiteLevels.All, backend));
    }

    [Fact(Explicit = true)]
    public void Every_time_course_passes_in_eight_lanes_beside_a_neighbor_that_differs()
    {
        Assert.SkipUnless(SharedCases.Folder is not null, SharedCases.Missing);
        Check(ConformanceSuite.Run(SharedCases.Folder!, SuiteLevels.Highest, lanes: 8));
    }

    [Fact(Explicit = true)]
    public void Every_case_means_the_same_after_writing_and_reading()
    {
        Assert.SkipUnless(SharedCases.Folder is not null, SharedCases.Missing);
        Check(ConformanceSuite.Run(SharedCases.Folder!, SuiteLevels.All, change: network => Sbml.Parse(Sbml.Write(network, VersionFor(network)), "written")));
    }

    [Fact(Explicit = true)]
    public void Random_orders_are_random_and_come_from_the_seed()
    {
        Assert.SkipUnless(SharedCases.Folder is not null, SharedCases.Missing);
        var first = ConformanceSuite.Run(SharedCases.Folder!, SuiteLevels.Highest);
        var again = ConformanceSuite.Run(SharedCases.Folder!, SuiteLevels.Highest);
        Assert.Equal(first.Select(result => (result.Id, result.Verdict)), again.Select(result => (result.Id, result.Verdict)));
    }

    /// <summary>Fast reactions exist up to Version 1 only.</summary>
    internal static SbmlVersion VersionFor(Network network) =>
        network.Reactions.Any(reaction => reaction.IsFast) ? SbmlVersion.Level3Version1 : SbmlVersion.Level3Version2;

    private static void Check(IReadOnlyList<SuiteResult> results)
    {
        Assert.NotEmpty(results);
        Assert.Empty(results.Where(result => result.Verdict == SuiteVerdict.Failed && !Listed.Contains(result.Id, StringComparer.Ordinal)).Select(result => $"{result.Id}: {result.Reason}"));
        Assert.All(results.Where(result => result.Verdict == SuiteVerdict.Unsupported), result => Assert.Contains("FluxBalance", result.Reason, StringComparison.Ordinal));
    }
}
