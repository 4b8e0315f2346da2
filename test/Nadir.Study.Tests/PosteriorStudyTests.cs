namespace Nadir;

/// <summary>What a posterior is sampled from, and what is refused.</summary>
public sealed class PosteriorStudyTests
{
    [Fact]
    public void Too_short_a_run_and_a_body_without_a_fit_are_refused()
    {
        var evidence = EvidenceReader.BuiltIn();
        Assert.Throws<ArgumentException>(() => new PosteriorStudy(Body.Default, evidence, new PosteriorOptions(new SamplerOptions(Iterations: 40))));
        Assert.Throws<ArgumentException>(() => new PosteriorStudy(Body.Default.WithoutFit(), evidence, new PosteriorOptions(new SamplerOptions())));
        Assert.Contains("nadir fit posterior", Assert.Throws<ArgumentException>(() => PosteriorCheck.Run(Body.Default.With((Posterior?)null), evidence, 1)).Message, StringComparison.Ordinal);
    }

    // A scale that a trial shares is integrated out: the sum of squares is that of the covariance s² 1 1' + diag(sd²), in closed form by Sherman and Morrison.
    [Fact]
    public void Shared_scale_of_a_trial_is_integrated_out_of_its_rows()
    {
        var residuals = new CalibrationResiduals(Body.Default, EvidenceReader.BuiltIn(), [.. Body.Default.Table.Where(parameter => parameter.Fitted)]);
        var rows = residuals.TrialRows;
        var scaled = Enumerable.Range(0, rows.Count).Where(i => residuals.ScaleSpread(rows[i]) > 0).GroupBy(i => rows[i].Trial.Id, StringComparer.Ordinal).First(group => group.Count() > 1).ToArray();
        var misses = new double[rows.Count];
        foreach (var (i, k) in scaled.Select((i, k) => (i, k)))
        {
            misses[i] = 1 + 0.5 * k;
        }

        var scale = residuals.ScaleSpread(rows[scaled[0]]);
        double Sd(int i) => residuals.Spread(rows[i]);
        var plain = scaled.Sum(i => misses[i] * misses[i]);
        var cross = scaled.Sum(i => misses[i] / Sd(i));
        var expected = plain - cross * cross * scale * scale / (1 + scale * scale * scaled.Sum(i => 1 / (Sd(i) * Sd(i))));
        Assert.Equal(expected, residuals.Squares(misses).Sum(), 10);
    }
}
