namespace Nadir;

/// <summary>Published trials replayed in the model: prediction beside measurement.</summary>
public static class ComparisonStudy
{

    // A direction "no change" agrees when the whole interval stays within this many percent of none.
    private const double SmallChange = 25;

    /// <summary>Compares.</summary>
    /// <param name="body">The body.</param>
    /// <param name="evidence">Trials.</param>
    /// <param name="options">Which trials, how many draws.</param>
    /// <param name="progress">Told after every draw.</param>
    /// <param name="cancellation">Stops the comparison.</param>
    public static Comparison Run(
        Body body, EvidenceSet evidence, ComparisonOptions options, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        if (options.Draws is not (0 or (>= 50 and <= 100_000)))
        {
            throw new ArgumentException(FormattableString.Invariant($"{options.Draws} draws: give 0 for no intervals, or 50 to 100000."), nameof(options));
        }

        var plan = new ReplayPlan(body, evidence, options.Trials);
        var replay = new BodyReplay(body, plan.Rows);
        progress?.Report(new Progress("best prediction", 0, 1));
        var (readings, resting) = replay.Run(null, Body.StandardTolerances, cancellation, onAllCores: true);
        var best = plan.Rows.Select((row, i) => RowPrediction.Report(body, row, readings[i], resting[i])).ToArray();
        var intervals = options.Draws == 0 ? null : new IntervalDraws(body, plan.Rows, options).Run(progress, cancellation);
        var summary = new ComparisonScoring(body, plan.Rows, best, resting, intervals?.Values).Summaries();
        var observations = new List<ComparedObservation>();
        var directions = new List<DirectionAnswer>();
        for (var i = 0; i < plan.Rows.Count; i++)
        {
            var interval = intervals is null ? ((double, double)?)null
                : (Quantiles.Of(intervals.Values[i], Interval90.Lower), Quantiles.Of(intervals.Values[i], Interval90.Upper));
            if (plan.Rows[i].IsDirection)
            {
                directions.Add(Direction(plan.Rows[i], best[i], interval));
            }
            else if (plan.Rows[i].IsLimit)
            {
                directions.Add(Limit(plan.Rows[i], best[i], interval));
            }
            else
            {
                observations.Add(Compare(plan.Rows[i], best[i], interval));
            }
        }

        return new Comparison(
            observations, directions, plan.Shown, summary, options.Draws == 0 ? [] : Contents(body, intervals!),
            ArmCurves.Of(body, plan.Rows, cancellation), ProvenanceOf(body, evidence, options));
    }

    private static ComparedObservation Compare(ReplayRow row, double predicted, (double Low, double High)? interval)
    {
        var o = row.Observation;
        var note = row.SetsScale ? "fixes the absolute scale of this trial" : row.Observation.Checked == Checked.Unconfirmed ? "plausibility check only: the row is unconfirmed"
            : row.People <= 1 ? "one person" : o.Note ?? "";
        return new ComparedObservation(
            row.Trial.Id, o.Row, row.Arm.Id, o.Analyte, o.Matrix, row.Model.Name, o.Day, o.Hour, o.Statistic, o.Unit, o.Value!.Value, predicted,
            row.SetsScale ? null : interval?.Low, row.SetsScale ? null : interval?.High, row.Role, o.Checked, row.Counts, note);
    }

    private static DirectionAnswer Direction(ReplayRow row, double percent, (double Low, double High)? interval)
    {
        var o = row.Observation;
        var expected = Math.Sign(o.Value!.Value);
        var (low, high) = interval ?? (percent, percent);
        var verdict = double.IsNaN(percent) ? DirectionVerdict.Undecided
            : expected == 0 ? (low >= -SmallChange && high <= SmallChange ? DirectionVerdict.Agrees : low > 0 || high < 0 ? DirectionVerdict.Disagrees : DirectionVerdict.Undecided)
            : expected * low > 0 && expected * high > 0 ? DirectionVerdict.Agrees
            : expected * low < 0 && expected * high < 0 ? DirectionVerdict.Disagrees
            : DirectionVerdict.Undecided;
        var why = double.IsNaN(percent) ? "the quantity is zero at rest in the model"
            : interval is null ? "no intervals were asked for; judged by the best prediction"
            : expected == 0 ? FormattableString.Invariant($"'no change' agrees when the interval stays within {SmallChange:0} %") : "judged by the whole interval";
        return new DirectionAnswer(
            row.Trial.Id, o.Row, row.Arm.Id, o.Analyte, o.Matrix, o.Day, expected > 0 ? "rise" : expected < 0 ? "fall" : "no change",
            double.IsNaN(percent) ? null : percent, interval?.Low, interval?.High, "percent", verdict, row.Role, o.Checked, why);
    }

    private static DirectionAnswer Limit(ReplayRow row, double predicted, (double Low, double High)? interval)
    {
        var o = row.Observation;
        var limit = o.Value!.Value;
        var (low, high) = interval ?? (predicted, predicted);
        var verdict = high <= limit ? DirectionVerdict.Agrees : low > limit ? DirectionVerdict.Disagrees : DirectionVerdict.Undecided;
        return new DirectionAnswer(
            row.Trial.Id, o.Row, row.Arm.Id, o.Analyte, o.Matrix, o.Day, FormattableString.Invariant($"below {limit:0.####} {o.Unit}"), predicted,
            interval?.Low, interval?.High, o.Unit, verdict, row.Role, o.Checked, "below what the assay quantifies: agrees when the whole interval is too");
    }

    private static string[] Contents(Body body, IntervalDraws draws) =>
    [
        FormattableString.Invariant($"90 % of {draws.Kept} draws of the body's values: fitted ones from {(body.Posterior is null ? "the covariance of the fit" : "the posterior sample")}, all others from their own spread in body/"),
        "the spread between people, divided by the square root of the number of people in the arm",
        "the error of the assay, which more people do not average out",
        "the spread of the absolute scale between laboratories, where absolute values are compared and no control row fixes it",
        "plasma and serum NMN: whether an assay reads only the molecule or something else too, which is disputed over four decades (D2)",
        "not contained: wrong structure of the model, and differences between the trial's people and the typical person it is run on",
        .. draws.Failed == 0 ? Array.Empty<string>() : [FormattableString.Invariant($"{draws.Failed} draws found no resting state or could not be run and were left out")],
    ];

    private static Provenance ProvenanceOf(Body body, EvidenceSet evidence, ComparisonOptions options)
    {
        var trials = options.Trials ?? evidence.Trials.Select(trial => trial.Id).ToArray();
        return Hashes.Provenance(
            body, $"compare|{string.Join(",", trials)}|{options.Draws}|{options.Seed}", options.Seed, options.Draws,
            evidence.Trials.Where(trial => trials.Contains(trial.Id, StringComparer.Ordinal)).Select(trial => trial.Citation));
    }
}
