namespace Nadir;

/// <summary>
/// Operating characteristics of a planned trial: power, type-I error, curves, sample size, assurance, the endpoint and day that show most, what a null would rule out. One pool of people
/// serves every number of participants; the same people are simulated again for other doses, durations and draws of the body. No number depends on threads.
/// </summary>
public sealed class PowerStudy
{
    private const int CurvePool = 400;
    private const int DrawPool = 128;

    // People an arm are sought until half of the pool takes part: beyond that repetitions are too alike.
    private const int PoolOverTrial = 2;
    private readonly Body body;
    private readonly VirtualTrial trial;
    private readonly PowerOptions options;
    private readonly PoolShelf shelf;
    private readonly IProgress<Progress>? progress;
    private readonly CancellationToken cancellation;

    private PowerStudy(Body body, VirtualTrial trial, PowerOptions options, PoolShelf shelf, IProgress<Progress>? progress, CancellationToken cancellation) =>
        (this.body, this.trial, this.options, this.shelf, this.progress, this.cancellation) = (body, trial, options, shelf, progress, cancellation);

    /// <summary>Finds them.</summary>
    /// <param name="body">The human body.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="options">How.</param>
    /// <param name="shelf">From <see cref="Shelf"/>; what is simulated stays on it when it is stopped. None when null.</param>
    /// <param name="progress">Told after every piece.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="ArgumentException">An option is out of range, or the pool is too small for a size that is asked.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static PowerResult Run(Body body, VirtualTrial trial, PowerOptions options, PoolShelf? shelf = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        Check(trial, options);
        return new PowerStudy(body, trial, options, shelf ?? Shelf(body, trial, options), progress, cancellation).Find();
    }

    /// <summary>An empty shelf for a run of this.</summary>
    public static PoolShelf Shelf(Body body, VirtualTrial trial, PowerOptions options)
    {
        var made = Made(body, trial, options);
        return new PoolShelf($"power {made.Version} {made.ModelHash} {made.StudyHash} {made.Seed}");
    }

    /// <summary>Days of one person that have to be simulated in all: what it costs.</summary>
    public static long PersonDays(VirtualTrial trial, PowerOptions options)
    {
        long Of(VirtualTrial one, int people) => (long)people * one.Days * TrialPool.Cost(one);
        return Of(trial, options.Trial.PoolSize) + options.Draws * Of(trial, PeopleOf(trial, DrawPool))
            + options.Vary.Where(variation => variation.NeedsPeople).Sum(variation => variation.Values.Sum(value => Of(variation.Apply(trial, value), PeopleOf(trial, CurvePool))));
    }

    private static void Check(VirtualTrial trial, PowerOptions options)
    {
        if (options.Target is not (> 0 and < 1))
        {
            throw new ArgumentException(FormattableString.Invariant($"A power of {options.Target}; give more than 0 and less than 1."));
        }

        if (options.Draws != 0 && options.Draws is < PowerDraws.Least or > 10_000)
        {
            throw new ArgumentException(FormattableString.Invariant($"{options.Draws} draws; give 0 or {PowerDraws.Least} to 10000."));
        }

        var most = options.Vary.Where(variation => variation.What == VariedQuantity.Size).SelectMany(variation => variation.Values).Select(size => trial.WithSize((int)size).Size).DefaultIfEmpty(0).Max();
        if (most > options.Trial.PoolSize)
        {
            throw new ArgumentException(FormattableString.Invariant($"The largest trial needs {most} people and the pool has {options.Trial.PoolSize}; make the pool larger."));
        }
    }

    // A quarter more than take part, since the simulation of some may fail.
    private static int PeopleOf(VirtualTrial trial, int least) => Math.Max(trial.Size + trial.Size / 4, least);

    private PowerResult Find()
    {
        var planned = Evaluate(trial, People(trial, options.Trial.PoolSize), options.Trial.Replicates, "planned");
        var nothing = trial with { Arms = [.. trial.Arms.Select(arm => arm with { Takes = [], Conditions = [] })] };
        var quiet = Evaluate(nothing, People(nothing, options.Trial.PoolSize), options.Trial.Replicates, "no effect");
        var (all, alarms) = (planned.Result().Contrasts, quiet.Result().Contrasts);
        var (focus, sought) = Focus(all);
        ContrastPower[] contrasts = [.. all.Select((contrast, c) => new ContrastPower(contrast, contrast.Plan.Method == AnalysisMethod.NonInferiority ? null : alarms[c].Rejected))];
        if (sought.Length == 0)
        {
            return Result(contrasts, sought, [], [], 0);
        }

        PowerCurve[] curves = [.. options.Vary.Select(variation => Curve(focus, planned.Pool, variation))];
        var search = new PowerSearch(size => Evaluate(focus.WithSize(size), planned.Pool, options.Trial.Replicates, $"{size} an arm").Result().Contrasts, planned.Pool.Valid / (PoolOverTrial * trial.Arms.Count), options.Target);
        var draws = options.Draws == 0 ? null : PowerDraws.Run(body, focus, options, drawn => shelf.Place(planned.Pool.Drawn(PeopleOf(trial, DrawPool), drawn)), Evaluate, cancellation);
        for (var i = 0; i < sought.Length; i++)
        {
            var (own, c) = (i, sought[i]);
            contrasts[c] = contrasts[c] with
            {
                Needed = search.Size(i), Assurance = draws?.Assurance(i), Information = draws?.Information(i) ?? [],
                Null = NullResults.Of(all[c], quiet.Outcomes, c, draws?.Effects(i), curves.FirstOrDefault(curve => curve.Variation.What == VariedQuantity.Dose), own),
            };
        }

        return Result(contrasts, sought, curves, Choices(planned.Pool), draws?.Failed ?? 0);
    }

    // The trial with the analyses that sizes are planned for, and their contrasts' numbers among all.
    private (VirtualTrial Focus, int[] Sought) Focus(IReadOnlyList<ContrastResult> all)
    {
        var hasPrimary = all.Any(contrast => contrast.Plan.IsPrimary && contrast.Power is not null);
        bool Counts(AnalysisPlan plan) => trial.Endpoints[plan.Endpoint].Endpoint.HasSize && (plan.IsPrimary || !hasPrimary);
        return (trial with { Analyses = [.. trial.Analyses.Where(Counts)] }, [.. Enumerable.Range(0, all.Count).Where(c => Counts(all[c].Plan))]);
    }

    private TrialPool People(VirtualTrial one, int size) => shelf.Place(new TrialPool(body, one, size, options.Trial.Seed));

    private TrialRun Evaluate(VirtualTrial one, TrialPool pool, int replicates, string stage)
    {
        var run = new TrialRun(body, one, options.Trial with { Replicates = replicates, PoolSize = pool.Size }, pool);
        if (!run.Advance(progress is null ? null : new StagedProgress(progress, stage), cancellation))
        {
            throw new OperationCanceledException(cancellation);
        }

        return run;
    }

    private PowerCurve Curve(VirtualTrial focus, TrialPool pool, PowerVariation variation)
    {
        var points = new List<IReadOnlyList<ContrastResult>>();
        foreach (var value in variation.Values)
        {
            var one = variation.Apply(focus, value);
            var people = variation.NeedsPeople ? People(one, Math.Min(options.Trial.PoolSize, PeopleOf(trial, CurvePool))) : pool;
            points.Add(Evaluate(one, people, options.Trial.Replicates, FormattableString.Invariant($"{variation.Label} {value}")).Result().Contrasts);
        }

        return new PowerCurve(variation, points);
    }

    private MeasureChoice[] Choices(TrialPool pool)
    {
        var plans = MeasureChoices.Plans(trial);
        if (plans.Length == 0)
        {
            return [];
        }

        var run = Evaluate(trial with { Analyses = plans, Multiplicity = MultiplicityRule.None }, pool, options.Trial.Replicates, "endpoints and days");
        return MeasureChoices.Ranked(trial, run.Result().Contrasts, run.Outcomes, options);
    }

    private PowerResult Result(ContrastPower[] contrasts, int[] sought, PowerCurve[] curves, MeasureChoice[] choices, int failed) =>
        new(trial, options, contrasts, sought, curves, choices, failed, PowerNotes.Of(trial, options, failed), Made(body, trial, options));

    private static Provenance Made(Body body, VirtualTrial trial, PowerOptions options)
    {
        var study = FormattableString.Invariant($"power|{trial.Canonical}|{options.Trial.Replicates}|{options.Trial.PoolSize}|{options.Target:R}|{options.Draws}|{trial.Costs.Text}|{string.Join(';', options.Vary.Select(one => $"{one.What} {string.Join(',', one.Values)}"))}");
        return Hashes.Provenance(body, study, options.Trial.Seed, options.Draws, PowerNotes.Citations);
    }
}
