namespace Nadir;

/// <summary>What docs/science/virtual-trials.md says that the ready-made trials see: the same seed, repetitions and pool give the figures of its table.</summary>
public sealed class DocumentedTrialTests
{
    [Theory(Explicit = true)]
    [InlineData("huang-2022", "serum NAD(H) kit", AnalysisMethod.Ancova, "NMN against placebo", 97.5)]
    [InlineData("huang-2022", "six-minute walk", AnalysisMethod.Ancova, "NMN against placebo", 9)]
    [InlineData("huang-2022", "systolic pressure", AnalysisMethod.Ancova, "NMN against placebo", 18.5)]
    [InlineData("igarashi-2022", "blood NAD", AnalysisMethod.Mmrm, "NMN against placebo", 99)]
    [InlineData("morifuji-2024", "blood NAD", AnalysisMethod.Mmrm, "NMN against placebo", 100)]
    [InlineData("kim-2022", "blood NAD", AnalysisMethod.Ancova, "evening against morning NMN", 5.5)]
    [InlineData("liao-2021", "ventilatory threshold", AnalysisMethod.Ancova, "300 against placebo", 3)]
    [InlineData("liao-2021", "blood NAD", AnalysisMethod.Ancova, "300 against placebo", 94.5)]
    [InlineData("yoshino-2021", "clamp", AnalysisMethod.Change, "NMN against placebo", 17)]
    [InlineData("yoshino-2021", "muscle NAD", AnalysisMethod.Change, "NMN against placebo", 5)]
    [InlineData("yoshino-2021", "PBMC NAD", AnalysisMethod.Change, "NMN against placebo", 18)]
    [InlineData("katayoshi-2023", "serum NAM", AnalysisMethod.Change, "NMN against placebo", 100)]
    [InlineData("katayoshi-2023", "diastolic pressure", AnalysisMethod.Ancova, "NMN against placebo", 24)]
    [InlineData("katayoshi-2023", "systolic pressure", AnalysisMethod.Ancova, "NMN against placebo", 14.5)]
    [InlineData("pencina-2023-14d", "blood NAD", AnalysisMethod.Mmrm, "1000 bid against 1000 qd", 79)]
    [InlineData("pencina-2023-28d", "diastolic pressure", AnalysisMethod.Ancova, "MIB-626 against placebo", 21)]
    [InlineData("pencina-2023-28d", "muscle NAD MRS", AnalysisMethod.Ancova, "MIB-626 against placebo", 98.5)]
    [InlineData("conze-2019", "blood NAD", AnalysisMethod.Mmrm, "100 against placebo", 81.5)]
    [InlineData("conze-2019", "blood NAD", AnalysisMethod.Mmrm, "300 against 100", 92.5)]
    [InlineData("christen-2026", "blood NAD", AnalysisMethod.Ancova, "NAM against placebo", 6)]
    [InlineData("christen-2026", "blood NAD", AnalysisMethod.Ancova, "NR against NMN", 6.5)]
    [InlineData("wang-2023", "blood NAD", AnalysisMethod.Ancova, "1000 against 500", 77.5)]
    public void Power_of_the_table_is_what_the_trial_has(string trial, string endpoint, AnalysisMethod method, string contrast, double percent) =>
        Assert.Equal(percent, 100 * Results(trial).Contrasts.First(one =>
            Results(trial).Trial.Endpoints[one.Plan.Endpoint].Endpoint.Name == endpoint && one.Plan.Method == method && one.Contrast.Label == contrast).Power!.Value, 0.05);

    private static readonly Dictionary<string, TrialResult> Known = new(StringComparer.Ordinal);

    // Cases of a theory run one after the other; a trial is run once for all of them.
    private static TrialResult Results(string name)
    {
        if (!Known.TryGetValue(name, out var result))
        {
            var run = new TrialRun(Body.Default, TrialFile.Read(name, Body.Default), new TrialOptions(200, 256, 1));
            Assert.True(run.Advance());
            Known[name] = result = run.Result();
        }

        return result;
    }
}
