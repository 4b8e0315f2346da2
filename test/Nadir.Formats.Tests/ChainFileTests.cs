namespace Nadir;

/// <summary>Saved chains: read back bit for bit, and never those of another run.</summary>
public sealed class ChainFileTests
{
    [Fact]
    public void Saved_chains_come_back_and_those_of_another_run_are_refused()
    {
        var path = Path.Combine(Path.GetTempPath(), $"nadir-chains-{Guid.NewGuid():N}");
        try
        {
            Assert.Null(ChainFile.Load("key", path));
            var state = new CrankNicolsonSampler(new StudentReference([0], [1], 5), points => [.. points.Select(p => -p[0] * p[0])], new SamplerOptions(3, 4, 12, 2)).Run();
            ChainFile.Save(state, "key", path);
            var read = ChainFile.Load("key", path)!;
            Assert.Equal((state.Iteration, state.Kept, state.Step, state.Accepted), (read.Iteration, read.Kept, read.Step, read.Accepted));
            Assert.Equal(state.Point(2, 5), read.Point(2, 5));
            Assert.Contains("delete it", Assert.Throws<ModelException>(() => ChainFile.Load("other", path)).Problems.Single().Message, StringComparison.Ordinal);
            File.WriteAllBytes(path, File.ReadAllBytes(path)[..40]);
            Assert.Throws<ModelException>(() => ChainFile.Load("key", path));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
