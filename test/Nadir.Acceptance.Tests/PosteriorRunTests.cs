namespace Nadir;

/// <summary>Sampling the posterior of the body, for real but short; and the checks of the committed sample. Slow.</summary>
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

    // Gelman, Meng and Stern 1996: neither far worse than the errors allow nor far better. Replicated squares are those of 33 rows.
    [Fact(Explicit = true)]
    public void Posterior_predictive_checks_of_the_fitted_rows_hold()
    {
        Assert.SkipWhen(Body.Default.Posterior is null, "there is no body/posterior.json");
        var check = PosteriorCheck.Run(Body.Default, EvidenceReader.BuiltIn(), 1);
        Assert.Equal(0, check.Failed);
        Assert.InRange(check.All.PValue, 0.05, 0.9999);
        Assert.InRange(check.All.Replicated, 0.9 * check.All.Rows, 1.03 * check.All.Rows);
        Assert.All(check.Trials, trial => Assert.InRange(trial.PValue, 0.01, 1));
        Assert.True(check.Rows.Count(row => row.InsideNinety) >= 0.8 * check.Rows.Count);
        Assert.True(check.Rows.Count(row => row.InsideHalf) >= 0.5 * check.Rows.Count);
    }
}
