namespace Nadir;

/// <summary>Operating characteristics held to closed forms (docs/science/virtual-trials.md).</summary>
public sealed class PowerRunTests
{
    private static readonly TrialContrast Treated = new("NMN against placebo", [-1, 1]);

    private static VirtualTrial Parallel(int size, PlannedEndpoint endpoint, bool isLog, int days) => new(
        "parallel", new Population { AgeLow = 40, AgeHigh = 65 }, [new TrialArm("placebo", size, []), new TrialArm("NMN", size, [new DoseCourse(Precursor.NMN, 300, 0, days)])],
        [new TrialVisit(0), new TrialVisit(days)], [endpoint], [new AnalysisPlan(0, AnalysisMethod.Change, 1, [Treated]) { IsLog = isLog }]);

    // The kit: effect and spread from the pool, errors from the table; a t-test of changes.
    [Fact(Explicit = true)]
    public void Sample_size_is_that_of_the_noncentral_t()
    {
        var trial = Parallel(10, new PlannedEndpoint(TrialEndpoint.Named("serum NAD(H) kit")), isLog: true, 60);
        var result = PowerStudy.Run(Body.Default, trial, new PowerOptions(new TrialOptions(4000, 512, 11)) { Draws = 0 });
        var pool = new TrialPool(Body.Default, trial, 512, 11);
        pool.Fill();
        double[] changes = [.. Enumerable.Range(0, 512).Where(pool.IsValid).Select(person => Math.Log(pool.Value(1, person, 1, 0) / pool.Value(1, person, 0, 0)))];
        var (mean, rules) = (changes.Average(), Body.Default.Rules);
        var noise = 2 * (Math.Pow(rules["sample.serumkit.assay"], 2) + Math.Pow(rules["sample.serumkit.within"], 2));
        var deviation = Math.Sqrt(noise + changes.Sum(change => (change - mean) * (change - mean)) / (changes.Length - 1) / 2);
        var expected = Math.Ceiling(Power.SampleSize(n => Power.TwoSample(n, mean, deviation), 0.8));
        var needed = result.Contrasts[0].Needed!;
        Assert.InRange(expected, needed.Low!.Value - 1, needed.High!.Value + 1);
        Assert.Equal(Power.TwoSample(10, mean, deviation), result.Contrasts[0].Planned.Power!.Value, 0.03);
    }

    // A body in which nothing is uncertain but the size of the walk's response, which is normal: the effect is linear in it, and assurance is that of a normal prior.
    [Fact(Explicit = true)]
    public void Assurance_of_a_normal_effect_is_its_closed_form()
    {
        const int Size = 25, Draws = 120;
        const double Error = 6;
        var body = Certain("exe_walk_ref");
        var trial = Parallel(Size, new PlannedEndpoint(TrialEndpoint.Named("six-minute walk")) { Error = Error }, isLog: false, 28);
        var result = PowerStudy.Run(body, trial, new PowerOptions(new TrialOptions(1000, 128, 11)) { Draws = Draws });
        var found = result.Contrasts[0];
        var row = body.ResponseTable.Single(one => one.Id == "exe_walk_ref");
        var prior = row.Spread / row.Value * found.Planned.Truth;
        var error = Math.Sqrt(2) * Error * Math.Sqrt(2.0 / Size);
        double Above(double z) => StudentDistribution.UpperTail(z, double.PositiveInfinity);
        var (z, spread) = (NormalDistribution.Quantile(0.975) * error, Math.Sqrt(error * error + prior * prior));
        var expected = Above((z - found.Planned.Truth) / spread) + Above((z + found.Planned.Truth) / spread);
        var half = (found.Assurance!.High - found.Assurance.Low) / 2 / 1.96;
        Assert.Equal(expected, found.Assurance.Mean, 3 * half);
        Assert.InRange(half, 0.005, 0.05);
        Assert.Equal("exe_walk_ref", found.Information[0].Parameter);
        Assert.True(found.Information[0].Share > 0.99);
    }

    // The built-in tables with every spread but one set to nothing, and no fit.
    private static Body Certain(string uncertain)
    {
        var folder = Path.Combine(Repository, "body");
        return Body.Parse(Directory.EnumerateFiles(folder, "*.csv").ToDictionary(path => Path.GetFileName(path), path => string.Join('\n', File.ReadLines(path).Select((line, i) => i == 0 ? line : Without(line, uncertain))), StringComparer.Ordinal));
    }

    private static string Without(string line, string uncertain)
    {
        var cells = line.Split(',');
        if (cells.Length > 4 && cells[0] != uncertain && double.TryParse(cells[3], System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _))
        {
            cells[3] = "0";
        }

        return string.Join(',', cells);
    }

    private static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "Nadir.slnx")))
            {
                folder = folder.Parent;
            }

            return folder.FullName;
        }
    }
}
