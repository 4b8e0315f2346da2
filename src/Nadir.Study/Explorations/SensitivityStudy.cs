namespace Nadir;

/// <summary>
/// How much of a prediction's spread comes from people, from calibrated, confirmed and unconfirmed numbers, and from disputes: Sobol indices and Shapley effects of groups, see <see cref="GroupEffects"/>.
/// </summary>
public static class SensitivityStudy
{
    private const int LeastPairs = 8;
    private const int MostPairs = 4096;
    private const int AtOnce = 32;
    private const int HoursPerDay = 24;
    private const int Mixtures = 16;
    private static readonly Tolerances DrawTolerances = new(1e-4, 1e-7);

    // What is read, and whose spread between people it has in body/assays.csv.
    private static readonly (string Name, string Between, Func<BodyAtRest, double[], double> LogFold)[] Readouts =
    [
        ("NAD⁺, whole blood", "wholeblood", (rest, course) => Log(rest, course, Measure("whole blood", "NAD"))),
        ("NAD⁺, liver", "liver", (rest, course) => Log(rest, course, sample => sample.TissueNad("liv"))),
        ("NAD⁺, muscle", "muscle", (rest, course) => Log(rest, course, sample => sample.TissueNad("mus"))),
        ("NAD⁺, brain", "mrs", (rest, course) => Log(rest, course, sample => sample.TissueNad("bra"))),
        ("nicotinamide, plasma", "plasma", (rest, course) => Log(rest, course, sample => sample["NAM_p"])),
        ("2-PY, urine of the last day", "urine", (rest, course) => LogExcreted(rest, course)),
    ];

    /// <summary>Groups in the order of <see cref="SensitivityRow.Effects"/>.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["people", "calibrated numbers", "confirmed numbers", "unconfirmed numbers", "disputes"];

    /// <summary>Runs.</summary>
    /// <param name="body">The default body.</param>
    /// <param name="evidence">Trials: joint answers to disputes that training ones refute are left out.</param>
    /// <param name="person">Whose.</param>
    /// <param name="regimen">One dose a day.</param>
    /// <param name="days">Days; read at the end of the last.</param>
    /// <param name="pairs">Pairs of draws, 8 to 4096; 16 runs each.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="progress">Told after every few runs.</param>
    /// <param name="cancellation">Stops the study.</param>
    public static SensitivityRun Run(
        Body body, EvidenceSet evidence, Person person, Regimen regimen, int days, int pairs, ulong seed, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        if (pairs is < LeastPairs or > MostPairs || days is < 1 or > 365)
        {
            throw new ArgumentException(FormattableString.Invariant($"{pairs} pairs and {days} days: give {LeastPairs} to {MostPairs} pairs and 1 to 365 days."));
        }

        var rivals = DisputeSets.Bodies(body, evidence, seed, progress, cancellation);
        int SetOf(int draw) => (int)(new CounterRandom(seed ^ 0xD1B54A32D192ED03, (ulong)draw).Uniform(0) * rivals.Count);
        var values = Enumerable.Range(0, pairs).Select(_ => new double[Mixtures][]).ToArray();
        var tasks = Enumerable.Range(0, pairs * Mixtures).GroupBy(k => SetOf(Draw(k / Mixtures, k % Mixtures, EvidenceGroups.Disputes))).OrderBy(group => group.Key);
        var done = 0;
        foreach (var task in tasks)
        {
            var assumed = rivals[task.Key];
            var (ensemble, groups) = (new BodyEnsemble(assumed), new EvidenceGroups(assumed, body, new BodyDraws(assumed, seed)));
            Parallel.ForEach(task.Chunk(AtOnce), new ParallelOptions { CancellationToken = cancellation }, some =>
            {
                var rests = some.Select(k => assumed.AtOrNone(person, groups.Values(group => Draw(k / Mixtures, k % Mixtures, group)))).ToArray();
                var able = Enumerable.Range(0, some.Length).Where(i => rests[i] is not null).ToArray();
                var runs = ensemble.Simulate([.. able.Select(i => rests[i]!)], regimen, [0, (days - 1) * HoursPerDay, days * HoursPerDay], DrawTolerances, cancellation);
                for (var j = 0; j < able.Length; j++)
                {
                    values[some[able[j]] / Mixtures][some[able[j]] % Mixtures] = runs[j] is { } course ? [.. Readouts.Select(readout => readout.LogFold(rests[able[j]]!, course))] : [];
                }

                progress?.Report(new Progress("runs", Interlocked.Add(ref done, some.Length), pairs * Mixtures));
            });
        }

        return Result(body, person, regimen, days, seed, values, rivals.Count);
    }

    // The two points of a pair are two draws; bit g of a mixture takes group g from the first.
    private static int Draw(int pair, int mixture, int group) => 2 * pair + (mixture >> group & 1);

    private static SensitivityRun Result(Body body, Person person, Regimen regimen, int days, ulong seed, double[][][] values, int rivals)
    {
        var kept = values.Where(pair => pair.All(run => run is { Length: > 0 } && run.All(double.IsFinite))).ToArray();
        if (kept.Length < LeastPairs)
        {
            throw new ArgumentException(FormattableString.Invariant($"Only {kept.Length} of {values.Length} pairs of draws ran to the end; at least {LeastPairs} are needed."), nameof(values));
        }

        var rows = Readouts.Select((readout, r) =>
        {
            var people = body.Rules[$"{readout.Between}.between"];
            var effects = new GroupEffects([.. kept.Select(pair => pair.Select(run => run[r]).ToArray())], people * people);
            return new SensitivityRow(
                readout.Name, Math.Exp(Quantiles.Of([.. kept.SelectMany(pair => pair.Select(run => run[r]))], 0.5)), Math.Sqrt(effects.Variance), [effects.Added, .. effects.Effects]);
        }).ToArray();
        var numbers = new EvidenceGroups(body, body, new BodyDraws(body, seed));
        string[] notes =
        [
            "people: the spread of a fold between people that trials report (body/assays.csv); it only adds, so its part is exact. Nobody has measured it in human liver: it is taken as that of muscle",
            "calibrated numbers are drawn together as the training trials leave them; most had an assumed prior that training trials narrowed more or less ('nadir fit' says how much)",
            FormattableString.Invariant($"disputes: {rivals} of {DisputeSets.Count} joint answers to D1 to D5, D7, D8, D10 and P2, every answer as likely; the others put whole-blood NAD⁺ of a training trial off by more than a factor of {DisputeSets.FurthestFold} and were left out. Errors do not contain that other joint answers could have been drawn"),
            "errors are standard errors of the Monte Carlo; the spread contains neither assays nor a wrong structure of the model",
            .. kept.Length == values.Length ? Array.Empty<string>() : [FormattableString.Invariant($"{values.Length - kept.Length} of {values.Length} pairs were left out because a run of theirs failed")],
        ];
        return new SensitivityRun(
            person, regimen.Text, days, kept.Length, rows, [.. new[] { EvidenceGroups.Calibrated, EvidenceGroups.Confirmed, EvidenceGroups.Unconfirmed }.Select(numbers.Count)], notes,
            Hashes.Provenance(body, FormattableString.Invariant($"sensitivity|{person}|{regimen.Text}|{days}|{values.Length}|{seed}"), seed, 2 * values.Length, []));
    }

    private static Measurement Measure(string matrix, string analyte) => ObservationModel.For(matrix, analyte, null)!.Analytes[analyte];

    private static double Log(BodyAtRest rest, double[] course, Measurement measure) =>
        Math.Log(measure(new Sample(rest, course.AsSpan(^rest.State.Length..))) / measure(new Sample(rest, rest.State)));

    private static double LogExcreted(BodyAtRest rest, double[] course)
    {
        var (measure, width) = (Measure("urine", "2-PY"), rest.State.Length);
        var day = measure(new Sample(rest, course.AsSpan(2 * width, width))) - measure(new Sample(rest, course.AsSpan(width, width)));
        return Math.Log(day / (HoursPerDay * TrialReplay.RestingExcretion(rest, "2-PY")));
    }
}
