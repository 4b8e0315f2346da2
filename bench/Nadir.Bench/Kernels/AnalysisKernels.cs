using BenchmarkDotNet.Attributes;

namespace Nadir;

/// <summary>One analysis of one simulated trial: two arms, 80 people, three visits, the baseline as covariate. Contrast with interval and p included.</summary>
public class AnalysisKernels
{
    private const int People = 80;
    private const int Visits = 3;
    private readonly int[] arm = [.. Enumerable.Range(0, People).Select(person => person % 2)];
    private readonly double[] baseline = new double[People];
    private readonly double[] complete = new double[People * Visits];
    private readonly double[] dropout = new double[People * Visits];
    private readonly double[][] last = [new double[People / 2], new double[People / 2]];
    private readonly double[][] limited = [new double[People / 2], new double[People / 2]];
    private readonly double[] x = new double[People * Visits * 5];
    private readonly int[] group = [.. Enumerable.Range(0, People * Visits).Select(i => i / Visits)];
    private readonly double[] ones = [.. Enumerable.Repeat(1.0, People * Visits)];

    /// <summary>Draws the trial.</summary>
    public AnalysisKernels()
    {
        var random = new CounterRandom(1, 1);
        for (var i = 0; i < complete.Length; i++)
        {
            var (person, visit) = (i / Visits, i % Visits);
            var shared = random.Normal((ulong)person);
            baseline[person] = 10 + shared + random.Normal(1000 + (ulong)person);
            complete[i] = 10 + shared + (1 + 0.2 * visit) * random.Normal(2000 + (ulong)i) + 0.3 * arm[person] * visit;
            dropout[i] = visit > 0 && random.Uniform(9000 + (ulong)person) < 0.1 * visit ? double.NaN : complete[i];
            last[arm[person]][person / 2] = complete[i];
            limited[arm[person]][person / 2] = Math.Max(9.5, Math.Round(complete[i], 1));
            new[] { 1, arm[person], visit, baseline[person], arm[person] * visit }.CopyTo(x, i * 5);
        }
    }

    /// <summary>Welch's t-test of the last visit.</summary>
    [Benchmark]
    public double Welch() => TTest.Welch(last[1], last[0]).PValue;

    /// <summary>ANCOVA of the last visit.</summary>
    [Benchmark]
    public double AncovaOfLastVisit() => Ancova.Fit([.. last[0], .. last[1]], [.. Enumerable.Range(0, People).Select(i => i / (People / 2))], 2, baseline).Versus(1).PValue;

    /// <summary>MMRM, unstructured, nobody missing, Satterthwaite.</summary>
    [Benchmark]
    public double MmrmComplete() => Repeated(complete, VisitCovariance.Unstructured, FreedomMethod.Satterthwaite);

    /// <summary>MMRM, unstructured, dropout, Satterthwaite.</summary>
    [Benchmark]
    public double MmrmDropout() => Repeated(dropout, VisitCovariance.Unstructured, FreedomMethod.Satterthwaite);

    /// <summary>MMRM, unstructured, dropout, Kenward and Roger.</summary>
    [Benchmark]
    public double MmrmDropoutKenwardRoger() => Repeated(dropout, VisitCovariance.Unstructured, FreedomMethod.KenwardRoger);

    /// <summary>MMRM, autoregressive, dropout, Satterthwaite.</summary>
    [Benchmark]
    public double MmrmAutoRegressive() => Repeated(dropout, VisitCovariance.AutoRegressive, FreedomMethod.Satterthwaite);

    /// <summary>Random intercept, Kenward and Roger.</summary>
    [Benchmark]
    public double RandomIntercept() => MixedModel.Fit(x, 5, complete, group, ones, [1]).Contrast([0, 1, 0, 0, 2], FreedomMethod.KenwardRoger).PValue;

    /// <summary>Wilcoxon's rank-sum test with interval, exact, no ties.</summary>
    [Benchmark]
    public double RankSum() => WilcoxonRankSum.Compare(last[1], last[0]).PValue;

    /// <summary>The same with many ties, exact.</summary>
    [Benchmark]
    public double RankSumTies() => WilcoxonRankSum.Compare(limited[1], limited[0], RankMethod.Exact).PValue;

    /// <summary>Fisher's exact test with Newcombe's interval.</summary>
    [Benchmark]
    public double Fisher() => ResponderRates.Compare(14, 40, 22, 40).PValue;

    /// <summary>Boschloo's.</summary>
    [Benchmark]
    public double BoschlooTest() => ResponderRates.Compare(14, 40, 22, 40, RateTest.Boschloo).PValue;

    /// <summary>Dunnett's p of three arms.</summary>
    [Benchmark]
    public double DunnettP() => Dunnett.PValue(2.4, 76, 20, [20, 20, 20]);

    /// <summary>Five imputations of the dropouts.</summary>
    [Benchmark]
    public int Impute()
    {
        MultipleImputation.Impute(dropout, Visits, baseline, 5, 1, out var sets);
        return sets.Count;
    }

    private double Repeated(double[] responses, VisitCovariance covariance, FreedomMethod freedom)
    {
        var design = new MmrmDesign(arm, 2, Visits, baseline);
        return Mmrm.Fit(design, responses, covariance).Contrast(design.Versus(1, 2), freedom).PValue;
    }
}
