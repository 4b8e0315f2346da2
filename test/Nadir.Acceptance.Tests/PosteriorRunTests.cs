namespace Nadir;

/// <summary>Sampling the posterior of the body, for real but short. Slow.</summary>
public sealed class PosteriorRunTests
{
    private static readonly PosteriorOptions Tiny = new(new SamplerOptions(4, 4, 6, 1, 2), 6, 6);

    [Fact(Explicit = true)]
    public void Stopped_and_resumed_sampling_gives_the_same_file_bit_for_bit()
    {
        var whole = new PosteriorStudy(Body.Default, EvidenceReader.BuiltIn(), Tiny).Run();
        var study = new PosteriorStudy(Body.Default, EvidenceReader.BuiltIn(), Tiny);
        using var saved = new MemoryStream();
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => study.Run(
            null,
            state =>
            {
                if (state.Iteration == 7)
                {
                    state.Write(saved);
                    source.Cancel();
                }
            },
            null, source.Token));
        saved.Position = 0;
        Assert.Equal(whole.ToJson(), study.Run(ChainState.Read(saved)).ToJson());
        Assert.NotEqual(study.Key, new PosteriorStudy(Body.Default, EvidenceReader.BuiltIn(), Tiny with { Sampling = Tiny.Sampling with { Seed = 3 } }).Key);
    }
}
