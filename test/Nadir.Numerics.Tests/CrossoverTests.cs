namespace Nadir;

/// <summary>Crossover and multiple imputation against R and closed forms.</summary>
public sealed class CrossoverTests
{
    private static readonly double[] Values = RDigits.Column("crossover.csv", "value");

    private static Crossover Trial => new(Values[..14], Values[14..]);

    [Fact]
    public void Treatment_and_period_are_those_of_Rs_linear_model_with_people()
    {
        var (treatment, period) = (Trial.Treatment(), Trial.Period());
        RDigits.Same("crossover", 1e-9, treatment.Estimate, treatment.StandardError, treatment.Statistic, treatment.PValue);
        RDigits.Same("crossover.period", 1e-9, period.Estimate, period.StandardError);
        Assert.Equal(12, treatment.DegreesOfFreedom);
    }

    [Fact]
    public void Mixed_model_uses_people_who_missed_a_period_as_lme4_does()
    {
        var lost = (double[])Values.Clone();
        lost[3] = lost[20] = double.NaN;
        var trial = new Crossover(lost[..14], lost[14..]);
        var (s, k) = (trial.Mixed(FreedomMethod.Satterthwaite), trial.Mixed());
        RDigits.Same("crossover.mixed", 1e-4, s.Estimate, s.StandardError, s.DegreesOfFreedom, s.PValue, k.Estimate, k.StandardError, k.DegreesOfFreedom, k.PValue);
        Assert.Throws<ArgumentException>(() => trial.Treatment());
    }

    [Fact]
    public void Mixed_model_of_complete_data_is_the_analysis_within_people()
    {
        var (mixed, within) = (Trial.Mixed(), Trial.Treatment());
        Assert.Equal(within.Estimate, mixed.Estimate, 9);
        Assert.Equal(within.StandardError, mixed.StandardError, 6);
        Assert.Equal(within.DegreesOfFreedom, mixed.DegreesOfFreedom, 4);
    }

    [Fact]
    public void Carry_over_takes_half_of_itself_from_the_effect_and_is_found_in_the_sums()
    {
        var carried = (double[])Values.Clone();
        for (var person = 0; person < 7; person++)
        {
            carried[2 * person + 1] += 6; // second period of AB: A is carried over
        }

        var trial = new Crossover(carried[..14], carried[14..]);
        Assert.Equal(Trial.Treatment().Estimate - 3, trial.Treatment().Estimate, 9);
        Assert.Equal(Trial.CarryOver().Estimate + 6, trial.CarryOver().Estimate, 9);
        Assert.EndsWith("within people", Trial.TwoStage().Method, StringComparison.Ordinal);
        var strong = new Crossover([.. carried.Take(14).Select((value, i) => value + i % 2 * 20)], carried[14..]);
        Assert.EndsWith("first period only", strong.TwoStage().Method, StringComparison.Ordinal);
    }

    // By hand: estimates 1, 2, 3 with errors 1 and 10 degrees of freedom: within 1, between 1, total 1 + 4/3, share 4/7; old df 2 / (16/49) = 6.125; seen (11/13) 10 (3/7) = 3.62637; 1 / (1/6.125 + 1/3.62637).
    [Fact]
    public void Rubins_rules_by_hand()
    {
        var own = RubinsRules.Pool([.. new[] { 1.0, 2, 3 }.Select(estimate => Inference.Student("test", estimate, 1, 10, 20))]);
        Assert.Equal(2, own.Estimate, 12);
        Assert.Equal(Math.Sqrt(7.0 / 3), own.StandardError, 12);
        Assert.Equal(1 / (1 / 6.125 + 13.0 / 11 / 10 * 7 / 3), own.DegreesOfFreedom, 10);
        Assert.False(RubinsRules.Pool([Inference.Failed("a", FitCode.TooFew, "why"), Inference.Failed("a", FitCode.TooFew, "why")]).IsSuccess);
    }

    // With many imputations the pooled ANCOVA of dropouts approaches the likelihood's answer, which MMRM gives.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Many_imputations_approach_the_repeated_measures_model(bool isDropout)
    {
        var random = new CounterRandom(12, 5);
        const int People = 120;
        var arm = Enumerable.Range(0, People).Select(person => person % 2).ToArray();
        var y = new double[People * 2];
        for (var person = 0; person < People; person++)
        {
            var shared = random.Normal((ulong)person);
            y[2 * person] = arm[person] + shared + 0.6 * random.Normal(1000 + (ulong)person);
            y[2 * person + 1] = 1.5 * arm[person] + shared + 0.6 * random.Normal(2000 + (ulong)person);
            if (y[2 * person] < -0.2)
            {
                y[2 * person + 1] = double.NaN; // those who do badly leave: at random given the first visit
            }
            else if (!isDropout && person % 7 == 0)
            {
                y[2 * person] = double.NaN;
            }
        }

        double[] indicators = [.. arm.Select(own => (double)own)];
        Assert.True(MultipleImputation.Impute(y, 2, indicators, 400, 1, out var sets).IsSuccess);
        Assert.Equal(400, sets.Count);
        var pooled = RubinsRules.Pool([.. sets.Select(set => Ancova.Fit([.. Enumerable.Range(0, People).Select(person => set[2 * person + 1])], arm, 2).Versus(1))]);
        var design = new MmrmDesign(arm, 2, 2);
        var likelihood = Mmrm.Fit(design, y).Contrast(design.Versus(1, 1));
        Assert.InRange(pooled.Estimate - likelihood.Estimate, -0.15 * likelihood.StandardError, 0.15 * likelihood.StandardError);
        Assert.InRange(pooled.StandardError / likelihood.StandardError, 0.93, 1.1);

        // What was seen stays; the same seed gives the same numbers.
        Assert.All(sets, set => Assert.All(Enumerable.Range(0, y.Length), i => Assert.True(double.IsNaN(y[i]) ? double.IsFinite(set[i]) : set[i].Equals(y[i]))));
        MultipleImputation.Impute(y, 2, indicators, 2, 1, out var again);
        Assert.Equal(sets[1], again[1]);
    }

    [Fact]
    public void Too_few_to_impute_from_is_said()
    {
        var status = MultipleImputation.Impute([1, 2, 3, double.NaN, 2, 1, 4, double.NaN], 2, [0, 1, 0, 1], 5, 1, out var sets);
        Assert.Equal(FitCode.TooFew, status.Code);
        Assert.Empty(sets);
    }
}
