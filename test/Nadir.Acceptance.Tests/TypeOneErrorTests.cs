using System.Collections.Concurrent;

namespace Nadir;

/// <summary>How often each analysis rejects when nothing is there: 20,000 trials each, at most 5 % and three standard errors; exact tests at most 5 %. Slow: run with <c>--explicit on</c>.</summary>
public sealed class TypeOneErrorTests
{
    private const int Trials = 20_000;
    private const double Alpha = 0.05;
    private static readonly double Most = Alpha + 3 * Math.Sqrt(Alpha * (1 - Alpha) / Trials);

    private static readonly ConcurrentDictionary<string, string> Report = new();

    /// <summary>Analysis, whether it is exact, and p of trial number i.</summary>
    private static readonly (string Name, bool IsExact, Func<int, Inference> Analyze)[] Analyses =
    [
        ("Student, 5 and 5", false, i => TTest.Student(Normals(i, 1, 5), Normals(i, 2, 5))),
        ("Student, 6 and 20", false, i => TTest.Student(Normals(i, 1, 6), Normals(i, 2, 20))),
        ("Welch, 10 and 10, deviations 1 and 3", false, i => TTest.Welch(Normals(i, 1, 10), Normals(i, 2, 10, 3))),
        ("Welch, 8 and 24, deviations 3 and 1", false, i => TTest.Welch(Normals(i, 1, 8, 3), Normals(i, 2, 24))),
        ("paired, 5", false, i => TTest.Paired(Normals(i, 1, 5), Normals(i, 2, 5))),
        ("ANCOVA, 6 and 6", false, i => Single(i, 12, (y, arm, x) => Ancova.Fit(y, arm, 2, x).Versus(1))),
        ("ANCOVA of three arms, 5 each", false, i => Single(i, 15, (y, arm, x) => Ancova.Fit(y, arm, 3, x).Versus(2), 3)),
        ("MMRM unstructured, 10 and 10, complete, Satterthwaite", false, i => Repeated(i, 20, 0, VisitCovariance.Unstructured, FreedomMethod.Satterthwaite)),
        ("MMRM unstructured, 20 and 20, 15 % missing, Satterthwaite", false, i => Repeated(i, 40, 0.15, VisitCovariance.Unstructured, FreedomMethod.Satterthwaite)),
        ("MMRM unstructured, 20 and 20, 15 % missing, Kenward-Roger", false, i => Repeated(i, 40, 0.15, VisitCovariance.Unstructured, FreedomMethod.KenwardRoger)),
        ("MMRM unstructured, 10 and 10, 15 % missing, Kenward-Roger", false, i => Repeated(i, 20, 0.15, VisitCovariance.Unstructured, FreedomMethod.KenwardRoger)),
        ("MMRM compound symmetry, 8 and 8, 15 % missing, Satterthwaite", false, i => Repeated(i, 16, 0.15, VisitCovariance.CompoundSymmetry, FreedomMethod.Satterthwaite, 0)),
        ("MMRM compound symmetry, 8 and 8, 15 % missing, Kenward-Roger", false, i => Repeated(i, 16, 0.15, VisitCovariance.CompoundSymmetry, FreedomMethod.KenwardRoger, 0)),
        ("MMRM autoregressive, 15 and 15, Kenward-Roger", false, i => AutoRegressive(i, 30, FreedomMethod.KenwardRoger)),
        ("MMRM autoregressive, 30 and 30, Satterthwaite", false, i => AutoRegressive(i, 60, FreedomMethod.Satterthwaite)),
        ("random intercept, 8 and 8, 15 % missing, Kenward-Roger", false, i => Mixed(i, 16, 0.15, false, FreedomMethod.KenwardRoger)),
        ("random intercept, 8 and 8, 15 % missing, Satterthwaite", false, i => Mixed(i, 16, 0.15, false, FreedomMethod.Satterthwaite)),
        ("random slope, 10 and 10, 15 % missing, Kenward-Roger", false, i => Mixed(i, 20, 0.15, true, FreedomMethod.KenwardRoger)),
        ("random slope, 20 and 20, 15 % missing, Satterthwaite", false, i => Mixed(i, 40, 0.15, true, FreedomMethod.Satterthwaite)),
        ("rank sum, 6 and 6, exact", true, i => WilcoxonRankSum.Compare(Normals(i, 1, 6), Normals(i, 2, 6))),
        ("rank sum, 9 and 6 with ties, exact", true, i => WilcoxonRankSum.Compare(Tied(Normals(i, 1, 9)), Tied(Normals(i, 2, 6)))),
        ("rank sum, 30 and 30, asymptotic", false, i => WilcoxonRankSum.Compare(Tied(Normals(i, 1, 30)), Tied(Normals(i, 2, 30)), RankMethod.Asymptotic)),
        ("signed rank, 8, exact", true, i => WilcoxonSignedRank.Test(Normals(i, 1, 8))),
        ("signed rank, 15 with ties, exact", true, i => WilcoxonSignedRank.Test([.. Normals(i, 1, 15).Select(value => Math.Round(2 * value) / 2)])),
        ("Brunner-Munzel, 25 and 25, deviations 1 and 2", false, i => MannWhitneyEffect.Compare(Normals(i, 1, 25), Normals(i, 2, 25, 2))),
        ("Fisher, 15 and 20, rate 0.3", true, i => ResponderRates.Compare(Responders(i, 1, 15, 0.3), 15, Responders(i, 2, 20, 0.3), 20)),
        ("Boschloo, 10 and 8, rate 0.4", true, i => ResponderRates.Compare(Responders(i, 1, 10, 0.4), 10, Responders(i, 2, 8, 0.4), 8, RateTest.Boschloo)),
        ("crossover, 5 and 5", false, i => Cross(i, 5, 0).Treatment()),
        ("crossover, mixed model, 8 and 8, 10 % missing, Kenward-Roger", false, i => Cross(i, 8, 0.1).Mixed()),
        ("Holm of three endpoints", false, i => Smallest(Multiplicity.Holm(Endpoints(i)))),
        ("Hochberg of three endpoints", false, i => Smallest(Multiplicity.Hochberg(Endpoints(i)))),
        ("fixed sequence of three endpoints", false, i => Smallest(Multiplicity.FixedSequence(Endpoints(i)))),
        ("serial gatekeeping, two and one", false, i => Smallest([.. Multiplicity.SerialGatekeeping([Endpoints(i)[..2], Endpoints(i)[2..]]).SelectMany(p => p)])),
        ("Dunnett of two arms, 6 each", false, i => Smallest([.. Dunnett.Compare(Normals(i, 1, 6), [Normals(i, 2, 6), Normals(i, 3, 6)]).Select(own => own.PValue)])),
        ("non-inferiority of means at the margin, 10 and 10", false, i => NonInferiority.OfEffect(TTest.Student(Normals(i, 1, 10), [.. Normals(i, 2, 10).Select(value => value + 0.5)]), 0.5, 0.95)),
        ("non-inferiority of rates at the margin, 100 and 100", false, i => NonInferiority.OfRates(Responders(i, 1, 100, 0.6), 100, Responders(i, 2, 100, 0.7), 100, 0.1, 0.95)),
        ("20 imputations, 25 and 25, 25 % missing, ANCOVA", false, Imputed),
    ];

    public static TheoryData<string> Names => [.. Analyses.Select(analysis => analysis.Name)];

    [Theory(Explicit = true)]
    [MemberData(nameof(Names))]
    public void Nothing_is_found_where_nothing_is(string name)
    {
        var (_, isExact, analyze) = Analyses.Single(analysis => analysis.Name == name);
        var (hits, failures) = (0, new ConcurrentBag<string>());
        Parallel.For(0, Trials, i =>
        {
            var own = analyze(i);
            if (own.Rejects(Alpha))
            {
                Interlocked.Increment(ref hits);
            }

            if (!own.IsSuccess)
            {
                failures.Add(own.Status.Reason);
            }
        });
        var rate = (double)hits / Trials;
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{name}: {100 * rate:F2} % rejected, {failures.Count} without a result"));
        if (Environment.GetEnvironmentVariable("NADIR_TYPE_ONE") is { Length: > 0 } file)
        {
            Report[name] = FormattableString.Invariant($"| {name} | {100 * rate:F2} | {failures.Count} |");
            File.WriteAllLines(file, Analyses.Where(analysis => Report.ContainsKey(analysis.Name)).Select(analysis => Report[analysis.Name]));
        }

        Assert.True(failures.Count <= Trials / 1000, $"{failures.Count} without a result: {failures.FirstOrDefault()}");
        Assert.True(rate <= (isExact ? Alpha : Most), $"{name}: {rate}");
        Assert.True(rate > 0.01, $"{name} rejects almost never: {rate}");
    }

    // What docs/science/trial-statistics.md says of MMRMs too small for the limit.
    [Theory(Explicit = true)]
    [InlineData(12, FreedomMethod.Satterthwaite, 5.8)]
    [InlineData(12, FreedomMethod.KenwardRoger, 5.5)]
    [InlineData(16, FreedomMethod.Satterthwaite, 5.8)]
    [InlineData(16, FreedomMethod.KenwardRoger, 5.3)]
    [InlineData(20, FreedomMethod.Satterthwaite, 5.5)]
    public void Small_repeated_measures_are_as_liberal_as_the_documents_say(int people, FreedomMethod freedom, double percent)
    {
        var hits = 0;
        Parallel.For(0, Trials, i =>
        {
            if (Repeated(i, people, 0.15, VisitCovariance.Unstructured, freedom).Rejects(Alpha))
            {
                Interlocked.Increment(ref hits);
            }
        });
        Assert.Equal(percent, 100.0 * hits / Trials, 1);
    }

    // The procedure itself does not hold its level (Freeman 1989, who gives 8 to 10 %): that is why it is not among the analyses above.
    [Fact(Explicit = true)]
    public void Grizzles_two_stage_procedure_is_above_its_level_as_Freeman_showed()
    {
        var hits = Enumerable.Range(0, Trials).Count(i => Cross(i, 12, 0).TwoStage().Rejects(Alpha));
        Assert.InRange((double)hits / Trials, Most, 0.11);
    }

    private static double[] Normals(int trial, ulong stream, int count, double deviation = 1)
    {
        var random = new CounterRandom((ulong)trial, stream);
        return [.. Enumerable.Range(0, count).Select(i => deviation * random.Normal((ulong)i))];
    }

    // Halves, and everything below -0.5 is one: a limit of detection.
    private static double[] Tied(double[] values) => [.. values.Select(value => Math.Max(-0.5, Math.Round(2 * value) / 2))];

    private static int Responders(int trial, ulong stream, int count, double rate)
    {
        var random = new CounterRandom((ulong)trial, stream);
        return Enumerable.Range(0, count).Count(i => random.Uniform((ulong)i) < rate);
    }

    private static Inference Single(int trial, int people, Func<double[], int[], double[], Inference> analyze, int arms = 2)
    {
        var one = new SimulatedTrial((ulong)trial, people, arms, 1, 0);
        return analyze(one.Responses, one.Arm, one.Baseline);
    }

    private static Inference Repeated(int trial, int people, double missing, VisitCovariance covariance, FreedomMethod freedom, double slope = 0.5)
    {
        var one = new SimulatedTrial((ulong)trial, people, 2, 3, missing, slope);
        var design = new MmrmDesign(one.Arm, 2, 3, one.Baseline);
        return Mmrm.Fit(design, one.Responses, covariance).Contrast(design.Versus(1, 2), freedom);
    }

    private static Inference AutoRegressive(int trial, int people, FreedomMethod freedom)
    {
        var random = new CounterRandom((ulong)trial, 8);
        var arm = Enumerable.Range(0, people).Select(person => person % 2).ToArray();
        var y = new double[people * 4];
        for (var i = 0; i < y.Length; i++)
        {
            y[i] = i % 4 == 0 ? random.Normal((ulong)i) : 0.6 * y[i - 1] + 0.8 * random.Normal((ulong)i);
        }

        var design = new MmrmDesign(arm, 2, 4);
        return Mmrm.Fit(design, y, VisitCovariance.AutoRegressive).Contrast(design.Versus(1, 3), freedom);
    }

    private static Inference Mixed(int trial, int people, double missing, bool hasSlope, FreedomMethod freedom)
    {
        var one = new SimulatedTrial((ulong)trial, people, 2, 4, missing, hasSlope ? 0.5 : 0);
        var (x, y, group, time) = one.Long();
        double[] z = hasSlope ? [.. time.SelectMany(value => new[] { 1, value })] : [.. time.Select(_ => 1.0)];
        return MixedModel.Fit(x, 5, y, group, z, hasSlope ? [2] : [1]).Contrast([0, 1, 0, 0, 3], freedom);
    }

    private static Crossover Cross(int trial, int people, double missing)
    {
        double[] Sequence(ulong stream)
        {
            var random = new CounterRandom((ulong)trial, stream);
            return [.. Enumerable.Range(0, 2 * people).Select(i => random.Uniform(900 + (ulong)i) < missing ? double.NaN : random.Normal((ulong)(i / 2)) + random.Normal(500 + (ulong)i) + i % 2)];
        }

        return new Crossover(Sequence(1), Sequence(2));
    }

    private static double[] Endpoints(int trial)
    {
        var shared = Normals(trial, 9, 16);
        return [.. Enumerable.Range(0, 3).Select(endpoint =>
        {
            var own = Normals(trial, 10 + (ulong)endpoint, 16).Select((value, i) => value + shared[i]).ToArray();
            return TTest.Student(own.AsSpan(0, 8), own.AsSpan(8)).PValue;
        })];
    }

    private static Inference Smallest(double[] p) => new("family", 0, 0, 0, 0, p.Min(), 0, 0, 0.95, 0, FitStatus.Success);

    private static Inference Imputed(int trial)
    {
        var one = new SimulatedTrial((ulong)trial, 50, 2, 2, 0.25);
        var status = MultipleImputation.Impute(one.Responses, 2, [.. one.Arm.SelectMany((arm, i) => new[] { arm, one.Baseline[i] })], 20, (ulong)trial, out var sets);
        return status.IsSuccess
            ? RubinsRules.Pool([.. sets.Select(set => Ancova.Fit([.. Enumerable.Range(0, 50).Select(person => set[2 * person + 1])], one.Arm, 2, one.Baseline).Versus(1))])
            : Inference.Failed("imputation", status.Code, status.Reason);
    }
}
