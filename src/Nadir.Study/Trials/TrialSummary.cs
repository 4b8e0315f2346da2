namespace Nadir;

/// <summary>Sums up a finished run.</summary>
internal sealed class TrialSummary(Body body, VirtualTrial trial, TrialOptions options, TrialPool pool, TrialPool? others, TrialOutcomes outcomes)
{
    private const double Edge = 0.05;

    public TrialResult Result(TrialRecord example) => new(
        trial, options, [.. trial.Endpoints.Select((_, e) => OfEndpoint(e))], Contrasts(), [.. trial.Arms.Select((_, arm) => outcomes.Flow(arm))], pool, example, Checks(), Notes(),
        Hashes.Provenance(body, trial.Canonical, options.Seed, options.Replicates, Citations()))
    {
        Weighted = trial.Prevalence.Count == 0 ? [] : Weighted(),
    };

    private bool HasSize(int endpoint) => trial.Endpoints[endpoint].Endpoint.HasSize;

    private EndpointResult OfEndpoint(int e)
    {
        var changes = new List<ArmChange>();
        for (var arm = 0; arm < trial.Arms.Count && HasSize(e); arm++)
        {
            for (var visit = 1; visit < trial.Visits.Count; visit++)
            {
                changes.Add(OfArm(e, arm, visit));
            }
        }

        var ladder = HasSize(e) ? Ladder() : null;
        double? Share(Func<double[], bool> holds) => ladder is null ? null
            : Enumerable.Range(0, outcomes.Count).Count(r => holds([.. ladder.Select(arm => outcomes.Change(r, e, arm, trial.Visits.Count - 1).Mean)])) / (double)outcomes.Count;
        return new EndpointResult(
            trial.Endpoints[e], changes, Share(means => Enumerable.Range(1, means.Length - 1).All(i => means[i] > means[i - 1])), Share(means => Array.IndexOf(means, means.Max()) == means.Length - 1));
    }

    private ArmChange OfArm(int e, int arm, int visit)
    {
        var truths = Truths(pool, e, arm, visit, isLog: false);
        var (mean, deviation) = Moments(truths);
        var spreads = Enumerable.Range(0, outcomes.Count).Select(r => outcomes.Change(r, e, arm, visit)).Where(seen => double.IsFinite(seen.Mean)).ToArray();
        double[] seen = [.. spreads.Select(one => one.Deviation / Math.Abs(one.Mean))];
        return new ArmChange(
            arm, visit, Enumerable.Range(0, pool.Size).Where(pool.IsValid).Average(person => pool.Value(arm, person, visit, e)), mean,
            trial.Endpoints[e].Endpoint.IsConcentration ? Math.Exp(Truths(pool, e, arm, visit, isLog: true).Average()) : double.NaN, deviation / Math.Abs(mean),
            spreads.Length == 0 ? double.NaN : spreads.Average(one => one.Mean), Quantile(seen, 0.5), Quantile(seen, Edge), Quantile(seen, 1 - Edge));
    }

    // Arms from nothing to the highest dose, where all doses are of one compound and differ.
    private int[]? Ladder()
    {
        if (trial.Arms.SelectMany(arm => arm.Takes).Select(course => course.Precursor).Distinct().Count() != 1 || trial.Arms.Any(arm => arm.Takes.Count > 1))
        {
            return null;
        }

        double Daily(int arm) => trial.Arms[arm].Takes.Sum(course => course.Milligrams * course.TimesPerDay);
        int[] arms = [.. Enumerable.Range(0, trial.Arms.Count).OrderBy(Daily)];
        return arms.Select(Daily).Distinct().Count() == arms.Length && arms.Length > 2 ? arms : null;
    }

    private List<ContrastResult> Contrasts()
    {
        var adjusted = trial.Multiplicity == MultiplicityRule.None ? null : Enumerable.Range(0, outcomes.Count).Select(outcomes.Adjusted).ToArray();
        var results = new List<ContrastResult>();
        for (var c = 0; c < outcomes.Contrasts.Count; c++)
        {
            var (plan, contrast) = outcomes.Contrasts[c];
            if (!HasSize(plan.Endpoint))
            {
                results.Add(new ContrastResult(plan, contrast, double.NaN, null, null, 0, outcomes.Count, double.NaN, double.NaN, double.NaN, double.NaN));
                continue;
            }

            var own = c;
            int[] all = [.. Enumerable.Range(0, outcomes.Count)];
            var alpha = plan.Method == AnalysisMethod.NonInferiority ? trial.Alpha / 2 : trial.Alpha;
            var truth = Truth(plan, contrast);
            double[] estimates = [.. all.Select(r => outcomes.Estimate(r, own)).Where(double.IsFinite)];
            double Shown(double value) => plan.IsLog && plan.Method != AnalysisMethod.Responders ? Math.Exp(value) : value;
            results.Add(new ContrastResult(
                plan, contrast, Shown(truth), all.Count(r => outcomes.PValue(r, own) <= alpha),
                plan.IsPrimary && adjusted is not null ? adjusted.Count(p => p[own] <= trial.Alpha) : null, all.Count(r => double.IsNaN(outcomes.PValue(r, own))), outcomes.Count,
                Shown(estimates.Length == 0 ? double.NaN : estimates.Average()), Shown(Quantile(estimates, Edge)), Shown(Quantile(estimates, 1 - Edge)), HasCoverage(plan) ? Coverage(own, truth) : double.NaN));
        }

        return results;
    }

    private WeightedChange[] Weighted()
    {
        int[] able = [.. Enumerable.Range(0, pool.Size).Where(pool.IsValid)];
        var weights = PrevalenceWeights.Of([.. able.Select(person => pool.People[person])], trial.Prevalence);
        var people = PrevalenceWeights.EffectiveSize(weights);
        return [.. Enumerable.Range(0, trial.Endpoints.Count).Where(HasSize).SelectMany(e => trial.Arms.Select((_, arm) =>
            new WeightedChange(e, arm, Truths(pool, e, arm, trial.Visits.Count - 1, isLog: false).Zip(weights).Sum(pair => pair.First * pair.Second) / weights.Sum(), people)))];
    }

    // The truth is that of everyone in the pool; a one-sided interval has another level.
    private static bool HasCoverage(AnalysisPlan plan) => !plan.IsPerProtocol && plan.Method != AnalysisMethod.NonInferiority;

    private double Coverage(int contrast, double truth)
    {
        var intervals = Enumerable.Range(0, outcomes.Count).Select(r => outcomes.Interval(r, contrast)).Where(interval => !double.IsNaN(interval.Low)).ToArray();
        return double.IsNaN(truth) || intervals.Length == 0 ? double.NaN : intervals.Count(interval => interval.Low <= truth && truth <= interval.High) / (double)intervals.Length;
    }

    // Mean effect in the pool on the scale of the analysis.
    private double Truth(AnalysisPlan plan, TrialContrast contrast)
    {
        double Mean(int arm, int visit) => Truths(pool, plan.Endpoint, arm, visit, plan.IsLog).Average();
        double Sum(int visit) => contrast.Weights.Select((weight, arm) => weight == 0 ? 0 : weight * Mean(arm, visit)).Sum();
        return plan.Method switch
        {
            AnalysisMethod.Wilcoxon or AnalysisMethod.Responders => double.NaN,
            AnalysisMethod.Crossover => (Sum(plan.Visit) - Sum(trial.Visits.Count - 1)) / 2,
            _ => Sum(plan.Visit),
        };
    }

    private static double[] Truths(TrialPool pool, int e, int arm, int visit, bool isLog) => [.. Enumerable.Range(0, pool.Size).Where(pool.IsValid).Select(person =>
    {
        var (value, baseline) = (pool.Value(arm, person, visit, e), pool.Value(arm, person, 0, e));
        return isLog ? Math.Log(value / baseline) : value - baseline;
    })];

    private List<PoolCheck> Checks()
    {
        var checks = new List<PoolCheck>();
        for (var e = 0; e < trial.Endpoints.Count && others is not null; e++)
        {
            for (var arm = 0; arm < trial.Arms.Count; arm++)
            {
                var isLog = trial.Endpoints[e].Endpoint.IsConcentration;
                var (own, other) = (Truths(pool, e, arm, trial.Visits.Count - 1, isLog), Truths(others, e, arm, trial.Visits.Count - 1, isLog));
                var ((a, spreadA), (b, spreadB)) = (Moments(own), Moments(other));
                var error = Math.Sqrt(spreadA * spreadA / own.Length + spreadB * spreadB / other.Length);
                if (HasSize(e) && error > 0)
                {
                    checks.Add(new PoolCheck(e, arm, isLog ? Math.Exp(a) : a, isLog ? Math.Exp(b) : b, (a - b) / error));
                }
            }
        }

        return checks;
    }

    private List<string> Notes()
    {
        var notes = new List<string>
        {
            FormattableString.Invariant($"Every repetition draws its people, without replacement, from {pool.Size} virtual people who were each simulated once in every arm{(pool.Failed.Count > 0 ? FormattableString.Invariant($"; {pool.Failed.Count} whose simulation failed take no part") : "")}."),
            "How people differ is in body/people.csv; many of its spreads are assumed, since no trial has measured them. Power depends on them.",
            "What the model cannot know: benefit, harm, why people leave, what they take besides, and every effect that no evidence has sized. Nothing here recommends taking anything.",
        };
        if (trial.Endpoints.Any(planned => planned.Endpoint.Response is not null))
        {
            notes.Add("Tests (walk, pressure, clamp ...) have the average effect of the response models, the same in everyone; most of those effects span zero. Power holds if the center is true, which nobody knows.");
        }

        if (Enumerable.Range(0, outcomes.Contrasts.Count).Any(c => outcomes.Contrasts[c].Plan.Method == AnalysisMethod.Mmrm && HasSize(outcomes.Contrasts[c].Plan.Endpoint) && Enumerable.Range(0, outcomes.Count).Any(r => double.IsNaN(outcomes.PValue(r, c)))))
        {
            notes.Add(FormattableString.Invariant($"MMRM without a result: when visits are missing it needs {TrialAnalysis.CompletePeople(trial)} people seen at every visit; with fewer it would reject too often. More people, fewer visits or ANCOVA avoid it."));
        }

        if (UnsizedNote(trial) is { } unsized)
        {
            notes.Add(unsized);
        }

        if (trial.Note is { } note)
        {
            notes.Insert(0, $"Assumed in the study file: {note}");
        }

        notes.AddRange(trial.Endpoints.Where(planned => !planned.Endpoint.HasSize).Select(planned => $"{planned.Endpoint.Name}: size unknown, since {planned.Endpoint.WhyUnknown}. No power is given."));
        return notes;
    }

    /// <summary>What adjusted power leaves out, or null.</summary>
    internal static string? UnsizedNote(VirtualTrial trial)
    {
        string[] unsized = [.. trial.Analyses.Where(plan => plan.IsPrimary && !trial.Endpoints[plan.Endpoint].Endpoint.HasSize).Select(plan => trial.Endpoints[plan.Endpoint].Endpoint.Name).Distinct()];
        return unsized.Length == 0 || trial.Multiplicity == MultiplicityRule.None ? null
            : $"Adjusted power leaves out {string.Join(", ", unsized)}, primary and of unknown size: in the real trial the rule for several tests is stricter.";
    }

    private static string[] Citations() =>
    [
        "people: Yang et al. 2022, Front Endocrinol 13:829658 (whole-blood NAD⁺); NCHS, NHANES 2011-2014 (height, mass); see body/people.csv",
        "report: Schulz, Altman and Moher 2010, CONSORT 2010 statement, BMJ 340:c332 (the order of the sections)",
    ];

    private static (double Mean, double Deviation) Moments(double[] values)
    {
        var mean = values.Average();
        return (mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, values.Length - 1)));
    }

    private static double Quantile(double[] values, double share) => values.Length == 0 ? double.NaN : Quantiles.Of(values, share);
}
