namespace Nadir;

/// <summary>Residuals of a calibration: data rows, reference values, bounds of physiology, then one prior a parameter. Many candidates at once, in lanes.</summary>
internal sealed class CalibrationResiduals
{
    private const double UrineSpread = 0.10;
    private const double LeastSalvage = 0.96;
    private const double SalvageSpread = 0.005;
    private readonly Body body;
    private readonly BodyParameter[] moved;
    private readonly LaneReplay replay;
    private readonly Person reference;
    private readonly double urine2Py;
    private readonly double urineRatio;

    /// <summary>Residuals on the training trials.</summary>
    /// <param name="body">Centers and spreads.</param>
    /// <param name="evidence">Trials with roles; only training ones are read.</param>
    /// <param name="moved">Parameters that move; all others stay at the center of their prior.</param>
    public CalibrationResiduals(Body body, EvidenceSet evidence, IReadOnlyList<BodyParameter> moved)
    {
        this.body = body;
        this.moved = [.. moved];
        var training = evidence.Trials.Where(trial => evidence.RoleOf(trial) == TrialRole.Training).Select(trial => trial.Id).ToArray();
        var plan = new ReplayPlan(body, evidence, training);
        reference = TrialPeople.Reference(body);
        replay = new LaneReplay(body, plan.Rows.Where(row => row.Counts).ToArray(), [reference]);
        urine2Py = Reference(evidence, "urine_2py");
        urineRatio = Reference(evidence, "urine_ratio");
        DataIds = [.. replay.Rows.Select(row => $"{row.Trial.Id}/{row.Observation.Row}"), "urine_2py", "urine_ratio", "salvage"];
    }

    /// <summary>Fingerprint of the rows that are fitted: people, schedule, reading, number and errors of each, and the reference values.</summary>
    public string Fingerprint => Nadir.Fingerprint.Of(string.Join('\n', replay.Rows.Select(row =>
    {
        var (person, schedule) = (TrialPeople.Typical(body, row.Trial.Population), row.Arm.Schedule!);
        return FormattableString.Invariant($"{row.Trial.Id}/{row.Observation.Row} {row.Observation.Value:R} {row.Observation.Unit} {row.ScaleRow?.Value:R} {row.People} {row.Analyte} {row.Model.Name} {row.Kind} {row.Hour:R} {row.UnitFactor:R} {Spread(row):R} {ScaleSpread(row):R}")
            + FormattableString.Invariant($" {person.AgeYears:R} {person.Sex} {person.MassKilograms:R} {person.HeightCentimeters:R} {schedule.Precursor} {schedule.DoseMilligrams:R} {schedule.TimesPerDay} {schedule.Days:R} {schedule.Form} {schedule.InfusionHours:R}");
    }).Append(FormattableString.Invariant($"{urine2Py:R} {urineRatio:R}"))));

    /// <summary>What each data residual is.</summary>
    public IReadOnlyList<string> DataIds { get; }

    /// <summary>Residuals before the priors.</summary>
    public int DataCount => DataIds.Count + ScaledTrials.Length;

    private string[] ScaledTrials => [.. replay.Rows.Where(IsScaled).Select(row => row.Trial.Id).Distinct(StringComparer.Ordinal)];

    /// <summary>Values of the body at logarithmic moves from the priors.</summary>
    public IReadOnlyDictionary<string, double> Values(ReadOnlySpan<double> moves)
    {
        var values = new Dictionary<string, double>(body.PriorValues, StringComparer.Ordinal);
        for (var i = 0; i < moved.Length; i++)
        {
            values[moved[i].Id] = moved[i].Value * Math.Exp(moves[i]);
        }

        BodyDraws.KeepShares(values);
        return values;
    }

    /// <summary>All residuals of every candidate; not a number where the body cannot be run.</summary>
    /// <param name="candidates">Logarithmic moves from the priors.</param>
    /// <param name="tolerances">Tolerances of the runs.</param>
    /// <param name="cancellation">Stops the runs.</param>
    /// <param name="threads">Workers, -1 for every core; none of it changes a number.</param>
    public double[][] At(IReadOnlyList<double[]> candidates, Tolerances tolerances, CancellationToken cancellation, int threads = -1)
    {
        var found = Read(candidates, tolerances, cancellation, threads);
        return [.. candidates.Select((moves, c) => found[c] is not { } readings
            ? Enumerable.Repeat(double.NaN, DataCount + moved.Length).ToArray()
            : [.. Rows(readings), .. AtRest(readings.Rests[0]), .. moves.Select((move, i) => move / moved[i].Spread)])];
    }

    /// <summary>Rows of trials that are fitted, in the order of the first residuals.</summary>
    public IReadOnlyList<ReplayRow> TrialRows => replay.Rows;

    /// <summary>Standard deviation of the scale of a trial that a row shares with others; 0 where it has none.</summary>
    public double ScaleSpread(ReplayRow row) => IsScaled(row) ? body.Rules[$"{row.Model.Assay}.scale"] : 0;

    /// <summary>Standard deviation of the logarithm that a row's residual is measured in.</summary>
    public double Spread(ReplayRow row)
    {
        var errors = RowScale.Of(body, row);
        return row.Kind != ReadingKind.Difference ? errors.Total : row.Observation.Value == 0 ? errors.Between : Math.Sqrt(errors.Assay * errors.Assay + errors.Between * errors.Between);
    }

    /// <summary>Trials with fitted rows, in the order of their first rows.</summary>
    public IReadOnlyList<string> Trials => [.. replay.Rows.Select(row => row.Trial.Id).Distinct(StringComparer.Ordinal)];

    /// <summary>Readings of every candidate; null where the body cannot be run.</summary>
    /// <param name="candidates">Logarithmic moves from the priors.</param>
    /// <param name="tolerances">Tolerances of the runs.</param>
    /// <param name="cancellation">Stops the runs.</param>
    /// <param name="threads">Workers, -1 for every core; none of it changes a number.</param>
    public RowReadings?[] Read(IReadOnlyList<double[]> candidates, Tolerances tolerances, CancellationToken cancellation, int threads = -1) =>
        replay.Run([.. candidates.Select(moves => Values(moves))], tolerances, cancellation, threads);

    /// <summary>How far the prediction of every row lies above what was observed, in its spread.</summary>
    /// <param name="readings">Readings of the rows.</param>
    public double[] Misses(RowReadings readings) => [.. replay.Rows.Select((row, i) => Miss(row, readings.Reading[i], readings.Resting[i]))];

    /// <summary>Sum of squared residuals of every trial, its scale integrated out.</summary>
    /// <param name="misses">Of the rows, from <see cref="Misses"/>.</param>
    /// <returns>In the order of <see cref="Trials"/>.</returns>
    public double[] Squares(double[] misses)
    {
        var (rows, scales) = Profiled(misses);
        var sums = Trials.ToDictionary(trial => trial, _ => 0.0, StringComparer.Ordinal);
        for (var i = 0; i < rows.Length; i++)
        {
            sums[replay.Rows[i].Trial.Id] += rows[i] * rows[i];
        }

        foreach (var (trial, scale) in ScaledTrials.Zip(scales))
        {
            sums[trial] += scale * scale;
        }

        return [.. Trials.Select(trial => sums[trial])];
    }

    // A largest fold counts only where the prediction exceeds it. One free scale a trial is taken out of differences in absolute units; its own prior is one more residual.
    private (double[] Rows, double[] Scales) Profiled(double[] misses)
    {
        var residuals = misses.Select((miss, i) => replay.Rows[i].Kind == ReadingKind.LargestFold ? Math.Max(0, miss) : miss).ToArray();
        var scales = new List<double>();
        foreach (var trial in ScaledTrials)
        {
            var group = Enumerable.Range(0, residuals.Length).Where(i => replay.Rows[i].Trial.Id == trial && IsScaled(replay.Rows[i])).ToArray();
            var spread = ScaleSpread(replay.Rows[group[0]]);
            var (top, bottom) = (0.0, 1 / (spread * spread));
            foreach (var i in group)
            {
                var sd = Spread(replay.Rows[i]);
                top -= residuals[i] / sd;
                bottom += 1 / (sd * sd);
            }

            var shift = top / bottom;
            foreach (var i in group)
            {
                residuals[i] += shift / Spread(replay.Rows[i]);
            }

            scales.Add(shift / spread);
        }

        return (residuals, [.. scales]);
    }

    private static bool IsScaled(ReplayRow row) => row.Kind == ReadingKind.Difference && row.Observation.Value != 0;

    private IEnumerable<double> Rows(RowReadings readings)
    {
        var (rows, scales) = Profiled(Misses(readings));
        return rows.Concat(scales);
    }

    private double Miss(ReplayRow row, double reading, double resting)
    {
        var observed = row.Observation.Value!.Value;
        var predicted = RowPrediction.Report(body, row, reading, resting);
        var sd = Spread(row);
        if (row.Kind == ReadingKind.Difference && observed == 0)
        {
            // "No difference" says that the mean change is small beside its standard error.
            return reading / resting / sd;
        }

        return row.Observation.Unit == "percent"
            ? Math.Log((100 + predicted) / (100 + observed)) / sd
            : Math.Log(Math.Max(predicted, 1e-9) / observed) / sd;
    }

    private IEnumerable<double> AtRest(BodyAtRest rest)
    {
        var twoPy = 24 * TrialReplay.RestingExcretion(rest, "2-PY");
        var methyl = 24 * TrialReplay.RestingExcretion(rest, "MeNAM");
        yield return Math.Log(twoPy / urine2Py) / UrineSpread;
        yield return Math.Log(twoPy / methyl / urineRatio) / UrineSpread;
        yield return Math.Max(0, LeastSalvage - rest.SalvagedShare()) / SalvageSpread;
    }

    private static double Reference(EvidenceSet evidence, string id) =>
        evidence.References.FirstOrDefault(reference => reference.Id == id)?.Value
        ?? throw new ArgumentException($"The reference value '{id}' is needed for a fit (evidence/references.json).", nameof(evidence));
}
