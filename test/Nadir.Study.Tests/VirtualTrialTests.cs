namespace Nadir;

public sealed class VirtualTrialTests
{
    private static readonly PlannedEndpoint Blood = new(TrialEndpoint.Named("blood NAD"));
    private static readonly TrialContrast Treated = new("B against A", [-1, 1]);

    // Placebo in both arms: nothing is simulated but rest, and nothing differs but chance.
    private static VirtualTrial Null(int size) => new(
        "null", new Population(), [new TrialArm("A", size, []), new TrialArm("B", size, [])], [new TrialVisit(0), new TrialVisit(14), new TrialVisit(28)], [Blood],
        [
            new AnalysisPlan(0, AnalysisMethod.Ancova, 2, [Treated]) { IsLog = true, IsPrimary = true }, new AnalysisPlan(0, AnalysisMethod.Change, 2, [Treated]),
            new AnalysisPlan(0, AnalysisMethod.Wilcoxon, 2, [Treated]) { IsPrimary = true },
        ]) { Multiplicity = MultiplicityRule.Holm };

    private static readonly Lazy<TrialPool> Pool = new(() =>
    {
        var pool = new TrialPool(Body.Default, Null(10), 64, 3);
        pool.Fill();
        return pool;
    });

    private static TrialResult Run(VirtualTrial trial, int replicates, int threads = -1)
    {
        var run = new TrialRun(Body.Default, trial, new TrialOptions(replicates, 64, 3, threads), Pool.Value);
        Assert.True(run.Advance());
        return run.Result();
    }

    [Fact]
    public void A_null_trial_is_significant_as_often_as_its_level()
    {
        var result = Run(Null(10), 1000);
        Assert.All(result.Contrasts, contrast => Assert.InRange(contrast.Power!.Value, 0, 0.05 + 3 * Math.Sqrt(0.05 * 0.95 / 1000)));
        Assert.All(result.Contrasts.Where(contrast => contrast.Plan.IsPrimary), contrast => Assert.True(contrast.AdjustedPower <= contrast.Power));
        Assert.Equal(1, result.Contrasts[0].Truth, 1e-9);
        Assert.InRange(result.Contrasts[0].Coverage, 0.95 - 3 * Math.Sqrt(0.05 * 0.95 / 1000), 0.98);
    }

    // What acts in an arm begins with the trial: everyone starts alike, and the run is that of the same body under the condition.
    [Fact]
    public void Conditions_of_an_arm_act_from_the_first_day()
    {
        var training = new Condition(Input.Named("training"), 1, fromHour: 0);
        var trial = new VirtualTrial(
            "training", new Population(), [new TrialArm("neither", 2, []), new TrialArm("training", 2, []) { Conditions = [training] }], [new TrialVisit(0), new TrialVisit(14)],
            [new PlannedEndpoint(TrialEndpoint.Named("muscle NAD"))], [new AnalysisPlan(0, AnalysisMethod.Ancova, 1, [Treated]) { IsLog = true }]);
        var pool = new TrialPool(Body.Default, trial, 2, 3);
        pool.Fill();
        var muscle = ObservationModel.For("muscle", "NAD", null)!.Analytes["NAD"];
        for (var person = 0; person < 2; person++)
        {
            var rest = Body.Default.At(pool.People[person].Person, pool.People[person].Values(Body.Default.Values));
            var run = rest.Under([training], startClock: 0).Simulate(Regimen.None, [0, 8, 14 * 24 + 8]);
            Assert.Equal(pool.Value(0, person, 1, 0), pool.Value(0, person, 0, 0), 9);
            Assert.True(pool.Value(1, person, 1, 0) > 1.05 * pool.Value(0, person, 1, 0));
            Assert.Equal(muscle(new Sample(rest, run.StateAt(2))) / muscle(new Sample(rest, rest.State)), pool.Value(1, person, 1, 0) / pool.Value(0, person, 0, 0), 1e-3);
        }
    }

    // One-sided at half the level: the rule for several tests must not make it lighter, and with one contrast changes nothing.
    [Theory]
    [InlineData(MultiplicityRule.Holm)]
    [InlineData(MultiplicityRule.FixedSequence)]
    public void Non_inferiority_is_held_against_half_the_level_after_the_rule_too(MultiplicityRule rule)
    {
        var plan = new AnalysisPlan(0, AnalysisMethod.NonInferiority, 2, [Treated]) { IsLog = true, IsPrimary = true, Threshold = 1.15 };
        var contrast = Run(Null(10) with { Analyses = [plan], Multiplicity = rule }, 400).Contrasts[0];
        Assert.InRange(contrast.Power!.Value, 0.05, 0.95);
        Assert.Equal(contrast.Power, contrast.AdjustedPower);
    }

    [Fact]
    public void Another_size_keeps_the_proportions_of_arms()
    {
        var trial = Null(10) with { Arms = [new TrialArm("A", 9, []), new TrialArm("B", 21, [])] };
        Assert.Equal([9, 21], trial.WithSize(15).Arms.Select(arm => arm.Size));
        Assert.Equal([30, 70], trial.WithSize(50).Arms.Select(arm => arm.Size));
    }

    // Two arms, two visits: eight people seen at every visit are needed once anyone is missing.
    [Fact]
    public void A_mixed_model_of_too_few_complete_people_gives_no_result_and_says_why()
    {
        TrialResult With(double dropout) => Run(Null(5) with { Analyses = [new AnalysisPlan(0, AnalysisMethod.Mmrm, 2, [Treated]) { IsLog = true }], Dropout = new Dropout(dropout) }, 60);
        var (whole, torn) = (With(0), With(0.5));
        Assert.Equal(0, whole.Contrasts[0].Failed);
        Assert.DoesNotContain(whole.Notes, note => note.Contains("MMRM", StringComparison.Ordinal));
        Assert.InRange(torn.Contrasts[0].Failed, 40, 60);
        Assert.Contains(torn.Notes, note => note.Contains("needs 8 people seen at every visit", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_that_is_stopped_and_taken_up_gives_the_same_on_any_number_of_threads()
    {
        var (options, trial) = (new TrialOptions(40, 64, 3, 1), Null(8));
        var whole = new TrialRun(Body.Default, trial, options, Pool.Value);
        Assert.True(whole.Advance());
        using var stop = new CancellationTokenSource();
        var first = new TrialRun(Body.Default, trial, options with { Threads = 2 }, Pool.Value);
        Assert.False(first.Advance(new StopAt(10, stop), stop.Token));
        Assert.InRange(first.Done, 1, 39);
        using var saved = new MemoryStream();
        first.Write(saved);
        saved.Position = 0;
        var second = new TrialRun(Body.Default, trial, options with { Threads = 2 }, new TrialPool(Body.Default, trial, 64, 3));
        second.Read(saved);
        Assert.True(second.Pool.IsFull);
        Assert.True(second.Advance());
        Assert.Equal(whole.Result().Contrasts.Select(contrast => (contrast.Estimate, contrast.Rejected)), second.Result().Contrasts.Select(contrast => (contrast.Estimate, contrast.Rejected)));
        saved.Position = 0;
        Assert.Throws<InvalidDataException>(() => new TrialRun(Body.Default, trial, options with { Seed = 4 }, Pool.Value).Read(saved));
    }

    [Fact]
    public void Blocks_give_planned_sizes_and_strata_balance()
    {
        var flow = Run(Null(9), 20).Flow;
        Assert.All(flow, arm => Assert.Equal(9, arm.Randomized));
        var stratified = Run(Null(20) with { Randomization = new Randomization(RandomizationKind.Stratified, ["male"]) }, 1);
        var men = Enumerable.Range(0, 40).Where(i => stratified.Pool.People[stratified.Example.People[i]].Person.Sex == Sex.Male).GroupBy(i => stratified.Example.Arms[i]).Select(arm => arm.Count()).ToArray();
        Assert.InRange(men[0] - men[1], -2, 2);
        var simple = Run(Null(20) with { Randomization = new Randomization(RandomizationKind.Simple) }, 200).Flow;
        Assert.Equal(20, simple[0].Randomized, 3 * Math.Sqrt(10.0 / 200) + 1e-9);
    }

    // Geometric law: after half of the days the share 1 - sqrt(1 - s) has left.
    [Fact]
    public void Dropout_leaves_the_share_that_is_asked()
    {
        var result = Run(Null(20) with { Dropout = new Dropout(0.36) }, 200);
        Assert.Equal(20 * 0.64, result.Flow[0].Completed, 3 * Math.Sqrt(20 * 0.64 * 0.36 / 200));
        Assert.Equal([0.2, 0.2], new Dropout(0.36).Chances(14, 28, [0, 2]).Select(chance => Math.Round(chance, 12)));

        // Informative: odds rise by e for every two deviations, and the mean over those who are there stays what is asked.
        var chances = new Dropout(0.36, 0.5).Chances(14, 28, [-3, -1, 0, 2, 2]);
        Assert.Equal(0.2, chances.Average(), 1e-12);
        Assert.Equal(Math.E, chances[3] / (1 - chances[3]) / (chances[2] / (1 - chances[2])), 1e-9);
        Assert.Equal(0.2, new Dropout(0.36, 40).Chances(14, 28, [-3, -1, 0, 1, 2]).Average(), 1e-9);
    }

    [Fact]
    public void Doses_are_missed_and_late_as_often_as_asked()
    {
        var arm = new TrialArm("NMN", 1, [new DoseCourse(Precursor.NMN, 300, 0, 2000)]);
        var regimen = new Adherence(0.2, 0, 0.5, 6).Take(arm, 0.2, new CounterRandom(1, 1), 0, out var taken);
        Assert.Equal(0.8, taken, 3 * Math.Sqrt(0.16 / 2000));
        Assert.Equal(regimen.Intakes.Count / 2000.0, taken, 1e-12);
        Assert.Equal(0.5, regimen.Intakes.Count(intake => intake.Time % 24 > 8) / (double)regimen.Intakes.Count, 3 * Math.Sqrt(0.25 / 1600));
        Assert.Equal(0.2, new Adherence(0.2, 1).MissedBy(0), 1e-12);
        Assert.Equal(1 / (1 + 4 * Math.Exp(-1)), new Adherence(0.2, 1).MissedBy(1), 1e-12);
    }

    // Whole-blood NAD⁺ of one visit: assay and visit add up to the spread of the logarithm of a change, sqrt(2) of them.
    [Fact]
    public void Errors_of_samples_have_the_spread_of_the_table()
    {
        var (record, rules) = (Run(Null(32), 1).Example, Body.Default.Rules);
        var changes = Enumerable.Range(0, record.Size).SelectMany(i => new[] { Math.Log(record[0, i, 1] / record[0, i, 0]), Math.Log(record[0, i, 2] / record[0, i, 0]) }).ToArray();
        var expected = Math.Sqrt(2) * Math.Sqrt(Math.Pow(rules["sample.wholeblood.assay"], 2) + Math.Pow(rules["sample.wholeblood.within"], 2));
        Assert.Equal(expected, Math.Sqrt(changes.Average(change => change * change)), 0.15 * expected);
    }

    [Fact]
    public void Rescue_loss_limits_and_drift_do_what_they_say()
    {
        var trial = Null(20) with
        {
            Endpoints = [Blood with { HandlingLoss = (0.3, 0.3), Drift = 0.1, Error = 0, Limit = 5 }],
            Rescue = new Rescue("blood NAD", 0, 0),
        };
        var record = Run(trial, 1).Example;
        Assert.All(Enumerable.Range(0, record.Size), i => Assert.True(record.Rescued[i] && double.IsNaN(record[0, i, 2]) && double.IsFinite(record[0, i, 1])));
        var (pool, mean) = (Pool.Value, 0.0);
        for (var i = 0; i < record.Size; i++)
        {
            mean += Math.Log(record[0, i, 1] / (pool.Value(record.Arms[i], record.People[i], 1, 0) * 0.7 * (1 + 0.1 * 14 / 30))) / record.Size;
        }

        Assert.Equal(0, mean, 4 * Body.Default.Rules["sample.wholeblood.within"] / Math.Sqrt(record.Size));
        Assert.All(Run(trial with { Endpoints = [Blood with { Limit = 1000 }], Rescue = null }, 1).Example.Values, value => Assert.Equal(500, value));
    }

    [Fact]
    public void Changes_are_weighted_to_the_shares_of_a_population()
    {
        var trial = Null(10) with { Prevalence = [(new Criterion("male", 1, null), 0.9)] };
        var men = Pool.Value.People.Count(person => person.Person.Sex == Sex.Male) / 64.0;
        var row = Assert.Single(Run(trial, 1).Weighted, row => row.Arm == 0);
        Assert.Equal(0, row.Change, 1e-9);
        Assert.Equal(64 / (0.81 / men + 0.01 / (1 - men)), row.People, 1e-6);
    }

    private sealed class StopAt(int done, CancellationTokenSource stop) : IProgress<Progress>
    {
        public void Report(Progress value)
        {
            if (value.Stage == "repetitions" && value.Done >= done)
            {
                stop.Cancel();
            }
        }
    }
}
