namespace Nadir;

public sealed class ReadyTrialTests
{
    private static TrialResult Run(string name, int replicates, int pool, int threads = -1)
    {
        var run = new TrialRun(Body.Default, TrialFile.Read(name, Body.Default), new TrialOptions(replicates, pool, 1, threads));
        Assert.True(run.Advance());
        return run.Result();
    }

    // Claims H1 and H2: serum NAD(H) rises at every dose; 600 and 900 mg are hardly told apart with 20 people; the walk is not seen.
    [Fact(Explicit = true)]
    public void Yi_2023_tells_every_dose_from_placebo_and_hardly_600_from_900_mg()
    {
        var result = Run("yi-2023", 1000, 4000);
        double Power(string endpoint, AnalysisMethod method, string label) =>
            result.Contrasts.First(contrast => result.Trial.Endpoints[contrast.Plan.Endpoint].Endpoint.Name == endpoint && contrast.Plan.Method == method && contrast.Contrast.Label == label).Power!.Value;
        Assert.All(result.Contrasts.Where(contrast => contrast.Plan.IsPrimary), contrast => Assert.True(contrast.Power > 0.6));
        Assert.Equal(0.23, Power("serum NAD(H) kit", AnalysisMethod.Ancova, "900 against 600"), 0.005);
        Assert.Equal(0.899, Power("serum NAD(H) kit", AnalysisMethod.Ancova, "300 against placebo"), 0.005);
        Assert.Equal(0.765, result.Endpoints[0].DoseOrder!.Value, 0.005);
        Assert.True(Power("six-minute walk", AnalysisMethod.Mmrm, "300 against placebo") < 0.3);
        Assert.All(result.Contrasts.Where(contrast => result.Trial.Endpoints[contrast.Plan.Endpoint].Endpoint.Name == "SF-36"), contrast => Assert.Null(contrast.Power));
        Assert.All(result.Endpoints[0].Changes.Where(change => change.Arm > 0), change => Assert.True(change.SeenSpreadHigh > 0.292 && change.SeenSpreadLow < 1.133));
        Assert.All(result.Checks, check => Assert.InRange(check.Errors, -4, 4));
        Assert.Empty(result.Pool.Failed);
    }

    // Christen et al. 2026 (training): NR about as NMN, both above nicotinamide.
    [Fact(Explicit = true)]
    public void Christen_2026_has_NR_like_NMN_and_both_above_nicotinamide()
    {
        var changes = Run("christen-2026", 200, 400).Endpoints[0].Changes.ToDictionary(change => change.Arm, change => change.Change);
        Assert.InRange(changes[1] / changes[2], 0.8, 1.25);
        Assert.True(changes[3] < 0.5 * Math.Min(changes[1], changes[2]));
    }

    // The ratio of NAD⁺ to NADH is no sum of both: the model gives it no size.
    [Fact(Explicit = true)]
    public void A_published_ratio_is_not_held_against_a_sum()
    {
        var rows = TrialComparison.Of(Run("huang-2022", 1, 66), EvidenceReader.BuiltIn()).Where(row => row.What.Contains("NAD+/NADH", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.StartsWith("size unknown", row.Virtual, StringComparison.Ordinal));
    }

    [Fact(Explicit = true)]
    public void Every_ready_trial_runs_and_its_report_is_the_same_on_any_number_of_threads()
    {
        var evidence = EvidenceReader.BuiltIn();
        foreach (var name in TrialFile.Ready)
        {
            string Report(int threads)
            {
                var result = Run(name, 10, TrialFile.Read(name, Body.Default).Size, threads);
                return TrialReport.Html(result, TrialComparison.Of(result, evidence), TrialComparison.Role(result.Trial, evidence));
            }

            Assert.Equal(Report(1), Report(3));
        }
    }
}
