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
        reference = TrialPeople.Typical(body, new TrialPopulation(null, null, null, null, null, null, null));
        replay = new LaneReplay(body, plan.Rows.Where(row => row.Counts).ToArray(), [reference]);
        urine2Py = Reference(evidence, "urine_2py");
        urineRatio = Reference(evidence, "urine_ratio");
        DataIds = [.. replay.Rows.Select(row => $"{row.Trial.Id}/{row.Observation.Row}"), "urine_2py", "urine_ratio", "salvage"];
    }

    /// <summary>What each data residual is.</summary>
    public IReadOnlyList<string> DataIds { get; }

    /// <summary>Residuals before the priors.</summary>
    public int DataCount => DataIds.Count + ScaledTrials;

    private int ScaledTrials => replay.Rows.Where(row => row.Kind == ReadingKind.Difference && row.Observation.Value != 0).Select(row => row.Trial.Id).Distinct(StringComparer.Ordinal).Count();

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
        var found = replay.Run([.. candidates.Select(moves => Values(moves))], tolerances, cancellation, threads);
        return [.. candidates.Select((moves, c) => found[c] is not { } readings
            ? Enumerable.Repeat(double.NaN, DataCount + moved.Length).ToArray()
            : [.. Rows(readings.Reading, readings.Resting), .. AtRest(readings.Rests[0]), .. moves.Select((move, i) => move / moved[i].Spread)])];
    }

    private IEnumerable<double> Rows(double[] readings, double[] resting)
    {
        var residuals = new double[replay.Rows.Count];
        for (var i = 0; i < residuals.Length; i++)
        {
            residuals[i] = Row(replay.Rows[i], readings[i], resting[i]);
        }

        // One free scale a study for differences in absolute units, profiled out; its own prior is one more residual.
        var extra = new List<double>();
        foreach (var group in replay.Rows.Select((row, i) => (row, i)).Where(pair => pair.row.Kind == ReadingKind.Difference && pair.row.Observation.Value != 0)
            .GroupBy(pair => pair.row.Trial.Id, StringComparer.Ordinal))
        {
            var spread = body.Rules[$"{group.First().row.Model.Assay}.scale"];
            var (top, bottom) = (0.0, 1 / (spread * spread));
            foreach (var (row, i) in group)
            {
                var sd = Spread(row);
                top -= residuals[i] / sd;
                bottom += 1 / (sd * sd);
            }

            var shift = top / bottom;
            foreach (var (row, i) in group)
            {
                residuals[i] += shift / Spread(row);
            }

            extra.Add(shift / spread);
        }

        return residuals.Concat(extra);
    }

    private double Row(ReplayRow row, double reading, double resting)
    {
        var observed = row.Observation.Value!.Value;
        var predicted = RowPrediction.Report(body, row, reading, resting);
        var sd = Spread(row);
        if (row.Kind == ReadingKind.Difference && observed == 0)
        {
            // "No difference" says that the mean change is small beside its standard error.
            return reading / resting / RowScale.Of(body, row).Between;
        }

        if (row.Kind == ReadingKind.LargestFold)
        {
            return Math.Max(0, Math.Log(predicted / observed)) / sd;
        }

        return row.Observation.Unit == "percent"
            ? Math.Log((100 + predicted) / (100 + observed)) / sd
            : Math.Log(Math.Max(predicted, 1e-9) / observed) / sd;
    }

    private double Spread(ReplayRow row)
    {
        var errors = RowScale.Of(body, row);
        return row.Kind == ReadingKind.Difference ? Math.Sqrt(errors.Assay * errors.Assay + errors.Between * errors.Between) : errors.Total;
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
