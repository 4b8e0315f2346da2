namespace Nadir;

/// <summary>The committed posterior sample: that it is that of this body and these trials, and that every chain has mixed.</summary>
public sealed class PosteriorSampleTests
{
    private static Posterior Sample
    {
        get
        {
            Assert.True(Body.Default.Posterior is not null, "There is no body/posterior.json, which is committed: make it with 'nadir fit posterior --out body/posterior.json'.");
            return Body.Default.Posterior!;
        }
    }

    [Fact]
    public void Committed_sample_was_made_on_the_training_rows_of_this_evidence()
    {
        var residuals = new CalibrationResiduals(Body.Default, EvidenceReader.BuiltIn(), [.. Body.Default.Table.Where(parameter => parameter.Fitted)]);
        Assert.Equal(residuals.Fingerprint, Sample.Evidence);
        Assert.Equal(residuals.DataIds, Sample.Data);
        Assert.Equal(Body.Default.Fit!.Data, Sample.Data);
        Assert.Equal(0, Sample.Draws.Count % Sample.Chains);
        Assert.InRange(Sample.Draws.Count, 400, 1000);
    }

    // Issue E: R-hat below 1.05 and effective sample size above 400 for every fitted parameter and every reported prediction.
    [Fact]
    public void Every_parameter_and_every_prediction_has_converged()
    {
        Assert.All(Sample.Parameters.Concat(Sample.Predictions), one => Assert.True(one.HasConverged && one.TailEss > 400, $"{one}"));

        // README: below 1.03, above 450.
        Assert.All(Sample.Parameters.Concat(Sample.Predictions), one => Assert.True(one.RHat < 1.03 && Math.Min(one.BulkEss, one.TailEss) > 450, $"{one}"));
        var evidence = EvidenceReader.BuiltIn();
        var known = Sample.Predictions.Select(one => one.Id.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
        ReplayRow[] compared = [.. new ReplayPlan(Body.Default, evidence, null).Rows.Where(row => !row.SetsScale && !row.IsDirection && !row.IsLimit)];
        var (replay, draws) = (new LaneReplay(Body.Default, compared, []), new BodyDraws(Body.Default, 1));
        var readings = replay.Run([draws.Values(0), draws.Values(1)], new Tolerances(1e-3, 1e-6), TestContext.Current.CancellationToken);
        double Predicted(int draw, int i) => RowPrediction.Report(Body.Default, compared[i], readings[draw]!.Reading[i], readings[draw]!.Resting[i]);

        // What no number of the body moves (NMN that does not get into plasma whole, a ratio that is a set-point) has nothing to mix.
        int[] moved = [.. Enumerable.Range(0, compared.Length).Where(i => !Predicted(0, i).Equals(Predicted(1, i)))];
        Assert.Equal(compared.Length - 6, moved.Length);
        Assert.All(moved, i => Assert.Contains($"{compared[i].Trial.Id}/{compared[i].Observation.Row}", known));
        Assert.All(new[] { "rest NAD_mus", "rest NAD_liv", "rest NAD_r", "fold whole blood", "fold muscle", "route as NAM", "route through microbes, as NA" }, id => Assert.Contains(id, Sample.Predictions.Select(one => one.Id)));
    }

    // The median of a draw's own rows is that of all chains within the error of both.
    [Fact]
    public void Committed_draws_are_those_of_the_chains()
    {
        var sample = Sample;
        for (var i = 0; i < sample.Parameters.Count; i++)
        {
            var (parameter, prior) = (sample.Parameters[i], Body.Default.Fit!.Parameters[i]);
            var logs = sample.Moves.Select(moves => moves[i]).Order().ToArray();
            var spread = Math.Log(parameter.High / parameter.Low) / 3.29;
            Assert.Equal(Math.Log(parameter.Median / prior.Prior), Quantiles.Of(logs, 0.5), 0.35 * spread);
            Assert.True(logs.All(move => Math.Abs(move) <= 3 * prior.PriorSpread + 0.5));
        }
    }
}
