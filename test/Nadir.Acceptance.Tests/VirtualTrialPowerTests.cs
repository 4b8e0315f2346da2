namespace Nadir;

/// <summary>Virtual trials held to closed forms, with the effect and spread that their own pool has (docs/science/virtual-trials.md).</summary>
public sealed class VirtualTrialPowerTests
{
    private const int Replicates = 2000;
    private static readonly TrialContrast Treated = new("NMN against placebo", [-1, 1]);

    private static VirtualTrial Parallel(int size, TrialEndpoint endpoint, AnalysisMethod method, bool isLog, Adherence? adherence = null, double dropout = 0) => new(
        "parallel", new Population { AgeLow = 40, AgeHigh = 65 }, [new TrialArm("placebo", size, []), new TrialArm("NMN", size, [new DoseCourse(Precursor.NMN, 300, 0, 60)])],
        [new TrialVisit(0), new TrialVisit(60)], [new PlannedEndpoint(endpoint)], [new AnalysisPlan(0, method, 1, [Treated]) { IsLog = isLog }])
    {
        Adherence = adherence ?? Adherence.Perfect, Dropout = new Dropout(dropout),
    };

    private static TrialResult Run(VirtualTrial trial, TrialPool? pool = null, int replicates = Replicates, int poolSize = 256)
    {
        var options = new TrialOptions(replicates, poolSize, 11);
        var run = pool is null ? new TrialRun(Body.Default, trial, options) : new TrialRun(Body.Default, trial, options, pool);
        Assert.True(run.Advance());
        return run.Result();
    }

    private static double[] TrueChanges(TrialPool pool, int arm, int visit = 1) =>
        [.. Enumerable.Range(0, pool.Size).Where(pool.IsValid).Select(person => Math.Log(pool.Value(arm, person, visit, 0) / pool.Value(arm, person, 0, 0)))];

    private static double Variance(double[] values) => values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1);

    // A change has twice the variance of one sample, and that of the effect in the treated.
    private static double SampleVariance(string assay) => 2 * (Math.Pow(Body.Default.Rules[$"sample.{assay}.assay"], 2) + Math.Pow(Body.Default.Rules[$"sample.{assay}.within"], 2));

    [Fact(Explicit = true)]
    public void Power_of_a_two_sample_test_is_that_of_the_noncentral_t()
    {
        var kit = TrialEndpoint.Named("serum NAD(H) kit");
        TrialPool? pool = null;
        foreach (var size in new[] { 6, 10, 16 })
        {
            var result = Run(Parallel(size, kit, AnalysisMethod.Change, isLog: true), pool);
            pool = result.Pool;
            var (changes, noise) = (TrueChanges(pool, 1), SampleVariance("serumkit"));
            var expected = Power.TwoSample(size, changes.Average(), Math.Sqrt(noise + Variance(changes) / 2));
            Assert.Equal(expected, result.Contrasts[0].Power!.Value, 3 * Math.Sqrt(expected * (1 - expected) / Replicates) + 0.015);
        }
    }

    // A share m of missed doses takes the share m of an effect that follows the doses taken: power of (1 - m) effect.
    [Fact(Explicit = true)]
    public void Missed_doses_lower_power_as_the_smaller_effect_does()
    {
        var (walk, rules) = (TrialEndpoint.Named("six-minute walk"), Body.Default.Rules);
        foreach (var missed in new[] { 0.0, 0.5 })
        {
            var result = Run(Parallel(200, walk, AnalysisMethod.Change, isLog: false, new Adherence(missed)), poolSize: 400);
            var effect = result.Endpoints[0].Changes.Single(change => change.Arm == 1).Change;
            var full = Run(Parallel(200, walk, AnalysisMethod.Change, isLog: false), replicates: 1, poolSize: 400).Contrasts[0].Truth;
            Assert.Equal((1 - missed) * full, effect, 0.02 * full);
            var expected = Power.TwoSample(200, (1 - missed) * full, Math.Sqrt(2) * rules["test.walk.retest"]);
            Assert.Equal(expected, result.Contrasts[0].Power!.Value, 3 * Math.Sqrt(expected * (1 - expected) / Replicates) + 0.015);
        }
    }

    // Leaving at random is a smaller trial: n (1 - d).
    [Fact(Explicit = true)]
    public void Dropout_at_random_lowers_power_as_a_smaller_trial_does()
    {
        var kit = TrialEndpoint.Named("serum NAD(H) kit");
        var whole = Run(Parallel(12, kit, AnalysisMethod.Change, isLog: true));
        var result = Run(Parallel(12, kit, AnalysisMethod.Change, isLog: true, dropout: 0.4), whole.Pool);
        var changes = TrueChanges(whole.Pool, 1);
        var expected = Power.TwoSample(12 * 0.6, changes.Average(), Math.Sqrt(SampleVariance("serumkit") + Variance(changes) / 2));
        Assert.Equal(expected, result.Contrasts[0].Power!.Value, 3 * Math.Sqrt(expected * (1 - expected) / Replicates) + 0.03);
        Assert.True(result.Contrasts[0].Power < whole.Contrasts[0].Power - 0.1);
    }

    // Red cells lose NAD⁺ by first order: after P days without doses the share r = 2^(-P / t½) of the excess is left, and the crossover finds (1 - r/2) of the effect.
    [Theory(Explicit = true)]
    [InlineData(0)]
    [InlineData(28)]
    public void Carry_over_takes_half_of_what_is_left_from_a_crossover(int washout)
    {
        const int Period = 14;
        var trial = new VirtualTrial(
            "crossover", new Population { AgeLow = 40, AgeHigh = 65 },
            [new TrialArm("NMN first", 12, [new DoseCourse(Precursor.NMN, 300, 0, Period)]), new TrialArm("placebo first", 12, [new DoseCourse(Precursor.NMN, 300, Period + washout, Period)])],
            [new TrialVisit(0), new TrialVisit(Period), new TrialVisit(2 * Period + washout)], [new PlannedEndpoint(TrialEndpoint.Named("blood NAD"))],
            [new AnalysisPlan(0, AnalysisMethod.Crossover, 1, [new TrialContrast("NMN", [1, -1])]) { IsLog = true }]);
        var result = Run(trial, replicates: 1000);
        var rise = Math.Exp(TrueChanges(result.Pool, 0).Average()) - 1;
        var left = rise * result.Pool.People.Average(person => Math.Pow(2, -(Period + washout) / (Body.Default.Values["t_rbc"] * person.Factors["t_rbc"])));
        var expected = Math.Log(1 + rise) - Math.Log(1 + left) / 2;
        Assert.Equal(expected, Math.Log(result.Contrasts[0].Truth), 0.03 * expected);
        var (estimate, truth) = (Math.Log(result.Contrasts[0].Estimate), Math.Log(result.Contrasts[0].Truth));
        Assert.Equal(truth, estimate, 0.03 * truth);
        if (washout == 0)
        {
            Assert.True(estimate < 0.95 * Math.Log(1 + rise));
        }
    }

    // Six to twelve people an arm, some of whom leave: every analysis holds its level, or gives no result (a mixed model of too few complete people), which is no rejection.
    [Theory(Explicit = true)]
    [InlineData(6, 2)]
    [InlineData(6, 3)]
    [InlineData(8, 3)]
    [InlineData(8, 4)]
    [InlineData(10, 4)]
    [InlineData(12, 6)]
    public void Small_null_trials_hold_their_level(int size, int visits)
    {
        const int Trials = 20_000;
        AnalysisPlan Plan(AnalysisMethod method, double threshold = 0) => new(0, method, visits, [Treated]) { IsLog = true, IsPrimary = true, Threshold = threshold };
        var trial = new VirtualTrial(
            "null", new Population(), [new TrialArm("A", size, []), new TrialArm("B", size, [])], [.. Enumerable.Range(0, visits + 1).Select(visit => new TrialVisit(14 * visit))],
            [new PlannedEndpoint(TrialEndpoint.Named("blood NAD"))], [Plan(AnalysisMethod.Mmrm), Plan(AnalysisMethod.Change), Plan(AnalysisMethod.Ancova), Plan(AnalysisMethod.Wilcoxon), Plan(AnalysisMethod.Responders, 1.1)])
        {
            Dropout = new Dropout(0.3),
        };
        var result = Run(trial, replicates: Trials, poolSize: 400);
        var limit = 0.05 + 3 * Math.Sqrt(0.05 * 0.95 / Trials);
        foreach (var contrast in result.Contrasts)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{size} an arm, {visits} visits, {contrast.Plan.Method}: {100 * contrast.Power:F2} % rejected, {contrast.Failed} without a result"));
            Assert.True(contrast.Power <= (contrast.Plan.Method is AnalysisMethod.Wilcoxon or AnalysisMethod.Responders ? 0.05 : limit), $"{contrast.Plan.Method} {contrast.Power}");

            // Of the trials that have a result, too.
            var with = contrast.Replicates - contrast.Failed;
            var rate = with == 0 ? 0 : contrast.Rejected!.Value / (double)with;
            Assert.True(rate <= 0.05 + 3 * Math.Sqrt(0.05 * 0.95 / Math.Max(1, with)), $"{contrast.Plan.Method} {rate} of {with} with a result");
        }
    }

    // Drift, practice, season, batches, loss, limits, dropout that follows the change, rescue: none of them differs between arms, and none may be called an effect.
    [Fact(Explicit = true)]
    public void Null_trials_with_everything_that_disturbs_hold_their_level()
    {
        const int Trials = 20_000;
        AnalysisPlan Plan(AnalysisMethod method, double threshold = 0, bool imputed = false, bool protocol = false) =>
            new(0, method, method == AnalysisMethod.Crossover ? 1 : 2, [Treated]) { IsLog = true, IsPrimary = true, Threshold = threshold, IsImputed = imputed, IsPerProtocol = protocol };
        var trial = new VirtualTrial(
            "null", new Population(), [new TrialArm("A", 24, []), new TrialArm("B", 24, [])], [new TrialVisit(0), new TrialVisit(14, 2), new TrialVisit(28, 2)],
            [new PlannedEndpoint(TrialEndpoint.Named("blood NAD")) { Drift = 0.05, Learning = 0.02, Season = 0.05, Batch = 0.1, HandlingLoss = (0.22, 0.52), Limit = 12 }],
            [Plan(AnalysisMethod.Change), Plan(AnalysisMethod.Ancova), Plan(AnalysisMethod.Mmrm), Plan(AnalysisMethod.Wilcoxon), Plan(AnalysisMethod.Responders, 1.1), Plan(AnalysisMethod.Crossover), Plan(AnalysisMethod.Ancova, protocol: true)])
        {
            Dropout = new Dropout(0.2, 0.5), Rescue = new Rescue("blood NAD", 40, 0), Multiplicity = MultiplicityRule.Hochberg, Randomization = new Randomization(RandomizationKind.Stratified, ["male", "age"]),
        };
        var result = Run(trial, replicates: Trials, poolSize: 400);
        var limit = 0.05 + 3 * Math.Sqrt(0.05 * 0.95 / Trials);
        Assert.All(result.Contrasts, contrast => Assert.True(contrast.Power <= (contrast.Plan.Method is AnalysisMethod.Responders ? 0.05 : limit), $"{contrast.Plan.Method} {contrast.Power}"));
        // Imputation has its own 20,000 (TypeOneErrorTests); here it must go with all that disturbs.
        var imputed = Run(trial with { Analyses = [Plan(AnalysisMethod.Ancova, imputed: true)] }, result.Pool, Replicates, 400);
        Assert.True(imputed.Contrasts[0].Power <= 0.05 + 3 * Math.Sqrt(0.05 * 0.95 / Replicates), $"imputed {imputed.Contrasts[0].Power}");
    }

    // The pool is integrated coarsely: what that does is far below any assay.
    [Fact(Explicit = true)]
    public void Pool_agrees_with_runs_at_the_standard_tolerance()
    {
        string[] names = ["blood NAD", "plasma MeNAM", "muscle NAD", "urine 2-PY"];
        var trial = Parallel(1, TrialEndpoint.Named("blood NAD"), AnalysisMethod.Change, isLog: true) with { Endpoints = [.. names.Select(name => new PlannedEndpoint(TrialEndpoint.Named(name)))] };
        var pool = new TrialPool(Body.Default, trial, 16, 5);
        pool.Fill();
        for (var person = 0; person < pool.Size; person++)
        {
            var rest = Body.Default.At(pool.People[person].Person, pool.People[person].Values(Body.Default.Values));
            var run = rest.Simulate(Regimen.Of(trial.Arms[1].Takes[0].Intakes, "NMN"), [0, 59 * 24 + 8, 60 * 24 + 8]);
            double At(string matrix, string analyte, int time) => ObservationModel.For(matrix, analyte, null)!.Analytes[analyte](new Sample(rest, run.StateAt(time)));
            Assert.Equal(At("whole blood", "NAD", 2), pool.Value(1, person, 1, 0), 1e-4 * pool.Value(1, person, 1, 0));
            Assert.Equal(At("plasma", "MeNAM", 2), pool.Value(1, person, 1, 1), 1e-2 * pool.Value(1, person, 1, 1));
            Assert.Equal(At("muscle", "NAD", 2), pool.Value(1, person, 1, 2), 1e-4 * pool.Value(1, person, 1, 2));
            Assert.Equal(At("urine", "2-PY", 2) - At("urine", "2-PY", 1), pool.Value(1, person, 1, 3), 1e-2 * pool.Value(1, person, 1, 3));
        }
    }
}
