namespace Nadir;

/// <summary>The trials of one outcome that share a measure, pooled here: fixed and random effects.</summary>
/// <param name="Unit">Unit of the difference.</param>
/// <param name="Rows">Row of every trial that went in; a trial with several doses goes in once.</param>
/// <param name="Common">One common effect.</param>
/// <param name="Random">Random effects: REML; from three trials on Hartung and Knapp, never narrower than without.</param>
/// <param name="WithoutMakers">Random effects without trials that a maker paid for or wrote; null when none is left or none drops out.</param>
public sealed record OutcomePool(
    string Unit, IReadOnlyList<(OutcomeStudy Study, OutcomeRow Row)> Rows, PooledEffect Common, PooledEffect Random, PooledEffect? WithoutMakers)
{
    /// <summary>Trials of the pool that a maker paid for or wrote.</summary>
    public int MakerTrials { get; private init; }

    // Two arms of one trial share its control group: their differences correlate by a half when the arms are of equal size (Borenstein et al. 2009, chapter 30).
    private const double SharedControl = 0.5;
    private const int LeastForHartungKnapp = 3;

    /// <summary>Pools what can be pooled; null when fewer than two trials share a unit.</summary>
    /// <param name="rows">Confirmed differences with an interval, of randomized trials, of one outcome.</param>
    /// <param name="isMaker">Whether a study is a maker's.</param>
    public static OutcomePool? Of(IEnumerable<(OutcomeStudy Study, OutcomeRow Row)> rows, Func<OutcomeStudy, bool> isMaker)
    {
        var group = rows.Where(pair => pair.Row is { HasInterval: true, Contrast: Contrast.AgainstPlacebo } && pair.Study.Kind == StudyKind.RandomizedTrial && pair.Study.SameDataAs is null)
            .GroupBy(pair => pair.Row.Unit ?? "", StringComparer.Ordinal)
            .OrderByDescending(unit => unit.Select(pair => pair.Study.Id).Distinct(StringComparer.Ordinal).Count()).FirstOrDefault();
        if (group is null)
        {
            return null;
        }

        var trials = group.GroupBy(pair => pair.Study.Id, StringComparer.Ordinal).Select(trial => (trial.First().Study, Rows: LastDay(trial.Select(pair => pair.Row)))).ToArray();
        if (trials.Length < 2)
        {
            return null;
        }

        StudyEffect[] Effects(IEnumerable<(OutcomeStudy Study, OutcomeRow[] Rows)> some) => [.. some.Select(trial => Combine(trial.Study.Id, trial.Rows))];
        var independent = trials.Where(trial => !isMaker(trial.Study)).ToArray();
        return new OutcomePool(
            group.Key, [.. trials.Select(trial => (trial.Study, trial.Rows[0]))], MetaAnalysis.Pool(Effects(trials), HeterogeneityEstimator.CommonEffect), RandomEffects(Effects(trials)),
            independent.Length >= 1 && independent.Length < trials.Length ? RandomEffects(Effects(independent)) : null)
        {
            MakerTrials = trials.Length - independent.Length,
        };
    }

    /// <summary>One effect of a trial: all its rows of the last day, averaged. Rows with one control arm correlate by a half, others not.</summary>
    /// <param name="id">Name of the trial.</param>
    /// <param name="rows">Rows with an interval, of one unit.</param>
    internal static StudyEffect Combine(string id, IEnumerable<OutcomeRow> rows)
    {
        var last = LastDay(rows);
        var errors = last.Select(row => Math.Sqrt(MetaAnalysis.VarianceOfInterval(row.Low!.Value, row.High!.Value))).ToArray();
        var variance = 0.0;
        for (var i = 0; i < errors.Length; i++)
        {
            for (var j = 0; j < errors.Length; j++)
            {
                var correlation = i == j ? 1 : last[i].ControlArm == last[j].ControlArm ? SharedControl : 0;
                variance += correlation * errors[i] * errors[j];
            }
        }

        return new StudyEffect(id, last.Average(row => row.Difference!.Value), variance / (errors.Length * errors.Length));
    }

    private static OutcomeRow[] LastDay(IEnumerable<OutcomeRow> rows)
    {
        static double Day(OutcomeRow row) => row.Day ?? row.DurationDays ?? 0;
        var all = rows.ToArray();
        var day = all.Max(Day);
        return [.. all.Where(row => Day(row) == day)];
    }

    private static PooledEffect RandomEffects(StudyEffect[] studies)
    {
        var wald = MetaAnalysis.Pool(studies);
        var student = studies.Length >= LeastForHartungKnapp ? MetaAnalysis.Pool(studies, knappHartung: true) : wald;
        return student.High - student.Low >= wald.High - wald.Low ? student : wald;
    }
}
