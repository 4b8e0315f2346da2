namespace Nadir;

public sealed class PowerStudyTests
{
    private static readonly TrialContrast Treated = new("NMN against placebo", [-1, 1]);

    // Three days, so that little is simulated: nicotinamide metabolites of plasma move at once.
    private static VirtualTrial Short(int size, AnalysisMethod method = AnalysisMethod.Change) => new(
        "short", new Population { AgeLow = 40, AgeHigh = 65 }, [new TrialArm("placebo", size, []), new TrialArm("NMN", size, [new DoseCourse(Precursor.NMN, 100, 0, 3)])],
        [new TrialVisit(0), new TrialVisit(1), new TrialVisit(2)], [new PlannedEndpoint(TrialEndpoint.Named("plasma MeNAM")) { Error = 0.5 }, new PlannedEndpoint(TrialEndpoint.Named("PhenoAge"))],
        [new AnalysisPlan(0, method, 2, [Treated]) { IsLog = true }, new AnalysisPlan(1, AnalysisMethod.Ancova, 2, [Treated])]);

    [Fact]
    public void Axes_are_read_and_applied()
    {
        var trial = Short(8);
        var sizes = PowerVariation.Parse("n=20:400", trial);
        Assert.Equal((8, 20.0, 400.0), (sizes.Values.Count, sizes.Values[0], sizes.Values[^1]));
        Assert.Equal(sizes.Values[4] / sizes.Values[3], sizes.Values[1] / sizes.Values[0], 0.02);
        Assert.All(sizes.Apply(trial, 50).Arms, arm => Assert.Equal(50, arm.Size));
        Assert.Equal([50, 100, 300], PowerVariation.Parse("dose=300,100,50", trial).Values);
        Assert.Equal(250, PowerVariation.Parse("dose=250", trial).Apply(trial, 250).Arms[1].Takes[0].Milligrams);
        var longer = PowerVariation.Parse("days=8", trial).Apply(trial, 8);
        Assert.Equal([0, 4, 8], longer.Visits.Select(visit => visit.Day));
        Assert.Equal(9, longer.Arms[1].Takes[0].Days);
        Assert.Equal([1, 2], PowerVariation.Parse("visit=1:30", trial).Values);
        Assert.Equal(1, PowerVariation.Parse("visit=1", trial).Apply(trial, 1).Analyses[0].Visit);
        Assert.All(new[] { "m=3", "n", "n=0:10", "n=10:2", "n=2.5", "n=a", "dose=9999999", "days=1", "visit=17", "n=1:2:3:4" }, text => Assert.Throws<ArgumentException>(() => PowerVariation.Parse(text, trial)));
    }

    [Fact]
    public void Doses_keep_their_ratio()
    {
        var trial = Short(8);
        var two = trial with { Arms = [trial.Arms[1], trial.Arms[1] with { Label = "high", Takes = [trial.Arms[1].Takes[0] with { Milligrams = 400 }] }] };
        Assert.Equal([200, 800], PowerVariation.Parse("dose=800", two).Apply(two, 800).Arms.Select(arm => arm.Takes[0].Milligrams));
    }

    // The search meets powers of the closed form; 64 people an arm for half a standard deviation is Cohen's table.
    [Fact]
    public void Sample_size_is_that_of_the_closed_form()
    {
        const int Replicates = 1_000_000;
        IReadOnlyList<ContrastResult> At(int size) =>
            [new(new AnalysisPlan(0, AnalysisMethod.Change, 1, [Treated]), Treated, 0.5, (int)Math.Round(Replicates * Power.TwoSample(size, 0.5, 1)), null, 0, Replicates, 0.5, 0, 1, 0.95)];
        var found = new PowerSearch(At, 1000, 0.8).Size(0);
        Assert.InRange(found.Size!.Value, 64, 65);
        Assert.True(found.Low <= found.Size && found.Size <= found.High);
        var none = new PowerSearch(At, 20, 0.8).Size(0);
        Assert.Equal((null, 20), (none.Size, none.Largest));
    }

    // y = 2a + b + noise of nothing: four fifths of the variance go with a, one fifth with b; ranks of normal numbers show 6/π asin(r/2).
    [Fact]
    public void Value_of_information_is_the_share_of_variance()
    {
        const int Draws = 2000;
        double[] Normal(ulong stream) => [.. Enumerable.Range(0, Draws).Select(draw => new CounterRandom(5, stream).Normal((ulong)draw))];
        var (a, b, c) = (Normal(1), Normal(2), Normal(3));
        double[] effects = [.. a.Zip(b, (one, other) => 2 * one + other)], powers = [.. effects.Select(effect => effect > 0 ? 1.0 : 0.0)];
        var worth = PowerDraws.Worth(effects, powers, [("c", "", c), ("b", "", b), ("a", "", a)]);
        double Ranked(double square) => Math.Pow(6 / Math.PI * Math.Asin(Math.Sqrt(square) / 2), 2);
        Assert.Equal(["a", "b", "c"], worth.Select(one => one.Parameter));
        Assert.Equal(Ranked(0.8), worth[0].Share, 0.03);
        Assert.Equal(Ranked(0.2), worth[1].Share, 0.04);
        Assert.Equal([true, true, false], worth.Select(one => one.IsClear));

        // P(2a + b > 0) where a lies in its highest third: the mean of Φ(2a) there, 0.954 by quadrature.
        Assert.Equal(UpperThird(), worth[0].AssuranceWhereHigh, 0.03);
        Assert.Equal(1 - UpperThird(), worth[0].AssuranceWhereLow, 0.03);
    }

    private static double UpperThird() => Enumerable.Range(0, 3000).Average(i => 1 - StudentDistribution.UpperTail(2 * NormalDistribution.Quantile(2.0 / 3 + (i + 0.5) / 9000), double.PositiveInfinity));

    [Fact]
    public void A_null_excludes_what_nineteen_of_twenty_trials_would_have_seen()
    {
        (double, double)[] intervals = [.. Enumerable.Range(1, 100).Select(i => (-(double)i, i / 2.0))];
        Assert.Equal(95, NullResults.Smallest(intervals, 1));
        Assert.Equal(47.5, NullResults.Smallest(intervals, -1));
        Assert.Equal(double.PositiveInfinity, NullResults.Smallest([.. intervals.Take(90), .. Enumerable.Repeat((double.NaN, double.NaN), 10)], 1));
    }

    // Differences of changes have the standard deviation √(noise + τ²/2): noise of two samples, τ between the treated; without an effect √noise.
    [Fact(Explicit = true)]
    public void A_small_design_has_the_characteristics_of_the_noncentral_t_on_any_number_of_threads()
    {
        const int Replicates = 1200, Size = 8;
        var options = new PowerOptions(new TrialOptions(Replicates, 64, 3, 1)) { Draws = 10, Vary = [new PowerVariation(VariedQuantity.Size, [Size, 12]), new PowerVariation(VariedQuantity.Visit, [1, 2])] };
        var result = PowerStudy.Run(Body.Default, Short(Size), options);
        var (first, unknown) = (result.Contrasts[0], result.Contrasts[1]);
        var noise = 2 * (0.25 + Math.Pow(Body.Default.Rules["sample.plasma.within"], 2));
        var pool = new TrialPool(Body.Default, Short(Size), 64, 3);
        pool.Fill();
        double[] changes = [.. Enumerable.Range(0, 64).Select(person => Math.Log(pool.Value(1, person, 2, 0) / pool.Value(0, person, 2, 0)))];
        var mean = changes.Average();
        var expected = Power.TwoSample(Size, mean, Math.Sqrt(noise + changes.Sum(change => (change - mean) * (change - mean)) / 126));
        Assert.Equal(expected, first.Planned.Power!.Value, 3 * Math.Sqrt(expected * (1 - expected) / Replicates) + 0.02);
        Assert.InRange(first.TypeOne!.Value, 0, 0.05 + 3 * Math.Sqrt(0.05 * 0.95 / Replicates));
        Assert.Equal(first.Planned.Power, result.Curves[0].Points[0][0].Power);
        Assert.True(result.Curves[0].Points[1][0].Power > first.Planned.Power);
        Assert.Equal(first.Planned.Power, result.Curves[1].Points[1][0].Power);
        Assert.InRange(Math.Log(first.Null!.Effect), 0.94 * Excluded(Size, Math.Sqrt(noise)), 1.06 * Excluded(Size, Math.Sqrt(noise)));
        Assert.InRange(first.Assurance!.Mean, first.Assurance.Low, first.Assurance.High);
        Assert.Equal((null, null, null), (unknown.Planned.Power, unknown.TypeOne, unknown.Needed));
        Assert.Equal([0], result.Sought);
        Assert.All(result.Choices, choice => Assert.Equal(0, choice.Endpoint));
        PowerResult On(int threads) => PowerStudy.Run(Body.Default, Short(Size), options with { Trial = options.Trial with { Replicates = 40, Threads = threads }, Draws = 0, Vary = [] });
        Assert.Equal(Numbers(On(1)), Numbers(On(3)));
    }

    [Fact]
    public void A_run_that_is_stopped_and_taken_up_gives_the_same()
    {
        var options = new PowerOptions(new TrialOptions(20, 66, 3, 1)) { Draws = 0, Vary = [new PowerVariation(VariedQuantity.Dose, [50])] };
        var whole = PowerStudy.Run(Body.Default, Short(8), options);
        foreach (var piece in new[] { 1, 5 })
        {
            using var stop = new CancellationTokenSource();
            var shelf = PowerStudy.Shelf(Body.Default, Short(8), options);
            Assert.Throws<OperationCanceledException>(() => PowerStudy.Run(Body.Default, Short(8), options, shelf, new StopAfterPieces(piece, stop), stop.Token));
            using var file = new MemoryStream();
            shelf.Write(file);
            var (again, counted) = (PowerStudy.Shelf(Body.Default, Short(8), options), new StopAfterPieces(int.MaxValue, stop));
            again.Read(new MemoryStream(file.ToArray()));
            Assert.Equal(Numbers(whole), Numbers(PowerStudy.Run(Body.Default, Short(8), options, again, counted, TestContext.Current.CancellationToken)));
            Assert.Equal(6 - piece, counted.Pieces);
        }

        using var other = new MemoryStream();
        PowerStudy.Shelf(Body.Default, Short(8), options with { Target = 0.9 }).Write(other);
        Assert.Throws<InvalidDataException>(() => PowerStudy.Shelf(Body.Default, Short(8), options).Read(new MemoryStream(other.ToArray())));
    }

    // Pieces of at most 64 people are what is simulated: two of the trial, two without doses, two of the other dose.
    private sealed class StopAfterPieces(int most, CancellationTokenSource stop) : IProgress<Progress>
    {
        public int Pieces { get; private set; }

        public void Report(Progress value)
        {
            if (value.Stage.EndsWith("people", StringComparison.Ordinal) && ++Pieces == most)
            {
                stop.Cancel();
            }
        }
    }

    // The effect that a two-sided test sees on its side with 95 % power.
    private static double Excluded(int size, double deviation)
    {
        var (freedom, error) = (2.0 * size - 2, deviation * Math.Sqrt(2.0 / size));
        var critical = StudentDistribution.Quantile(0.975, freedom);
        var (low, high) = (0.0, 20.0);
        while (high - low > 1e-9)
        {
            var middle = (low + high) / 2;
            (low, high) = 1 - NoncentralStudent.AtMost(critical, freedom, middle) < 0.95 ? (middle, high) : (low, middle);
        }

        return high * error;
    }

    private static object[] Numbers(PowerResult result) =>
        [.. result.Contrasts.SelectMany(one => new object?[] { one.Planned.Power, one.TypeOne, one.Needed, one.Assurance, one.Null }).Select(one => one ?? "none"), .. result.Choices.Select(choice => choice.Found.Estimate)];

    [Fact]
    public void Prices_decide_the_order_and_what_has_none_comes_last()
    {
        var trial = Short(8, AnalysisMethod.Ancova) with { Endpoints = [new PlannedEndpoint(TrialEndpoint.Named("blood NAD")), new PlannedEndpoint(TrialEndpoint.Named("muscle NAD")), new PlannedEndpoint(TrialEndpoint.Named("plasma MeNAM"))], Costs = TrialCosts.None.With("person", 10).With("day", 1).With("visit", 5).With("blood NAD", 20).With("muscle nad", 100) };
        Assert.Equal(10 + 2 + 2 * (5 + 20), trial.Costs.OfPerson("blood NAD", 2));
        Assert.Null(trial.Costs.OfPerson("plasma MeNAM", 2));
        Assert.Throws<ArgumentException>(() => trial.Costs.With("blood NAD", -1));
        Assert.Throws<ArgumentException>(() => trial.Costs.With("no such thing", 1));
        ContrastResult Found(int endpoint, double power) => new(new AnalysisPlan(endpoint, AnalysisMethod.Ancova, 2, [Treated]), Treated, 1, (int)(1000 * power), null, 0, 1000, 1, 0, 2, 0.95);
        var ranked = MeasureChoices.Ranked(trial, [Found(0, 0.4), Found(1, 0.9), Found(2, 1)], new TrialOutcomes(trial, 0), new PowerOptions(new TrialOptions(1000)));
        Assert.Equal([0, 1, 2], ranked.Select(choice => choice.Endpoint));
        Assert.Equal(16 * 62, ranked[0].Cost);
        Assert.Equal(1000 * 0.4 / (16 * 62), ranked[0].Worth!.Value, 1e-12);
        Assert.Null(ranked[2].Worth);
    }
}
