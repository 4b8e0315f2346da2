namespace Nadir;

/// <summary>Residuals of a calibration: data rows, reference values, bounds of physiology, then one prior a parameter.</summary>
internal sealed class CalibrationResiduals
{
    private const double UrineSpread = 0.10;
    private const double LeastSalvage = 0.96;
    private const double SalvageSpread = 0.005;
    private readonly Body body;
    private readonly BodyParameter[] fitted;
    private readonly BodyReplay replay;
    private readonly Person reference;
    private readonly double urine2Py;
    private readonly double urineRatio;
    private readonly Tolerances tolerances;
    private readonly CancellationToken cancellation;

    public CalibrationResiduals(
        Body body, EvidenceSet evidence, BodyParameter[] fitted, Tolerances tolerances, CancellationToken cancellation)
    {
        this.body = body;
        this.fitted = fitted;
        this.tolerances = tolerances;
        this.cancellation = cancellation;
        var training = evidence.Trials.Where(trial => evidence.RoleOf(trial) == TrialRole.Training).Select(trial => trial.Id).ToArray();
        var plan = new ReplayPlan(body, evidence, training);
        replay = new BodyReplay(body, plan.Rows.Where(row => row.Counts).ToArray());
        reference = TrialPeople.Typical(body, new TrialPopulation(null, null, null, null, null, null, null));
        urine2Py = Reference(evidence, "urine_2py");
        urineRatio = Reference(evidence, "urine_ratio");
        DataIds = [.. replay.Rows.Select(row => $"{row.Trial.Id}/{row.Observation.Row}"), "urine_2py", "urine_ratio", "salvage"];
    }

    /// <summary>What each data residual is.</summary>
    public IReadOnlyList<string> DataIds { get; }

    /// <summary>Residuals before the priors.</summary>
    public int DataCount => DataIds.Count + ScaledTrials;

    private int ScaledTrials => replay.Rows.Where(row => row.Kind == ReadingKind.Difference && row.Observation.Value != 0).Select(row => row.Trial.Id).Distinct(StringComparer.Ordinal).Count();

    /// <summary>All residuals at logarithmic moves from the priors; not a number where the body cannot be run.</summary>
    public double[] At(double[] moves)
    {
        var values = new Dictionary<string, double>(body.PriorValues, StringComparer.Ordinal);
        for (var i = 0; i < fitted.Length; i++)
        {
            values[fitted[i].Id] = fitted[i].Value * Math.Exp(moves[i]);
        }

        var residuals = new List<double>();
        try
        {
            var (readings, resting) = replay.Run(values, tolerances, cancellation);
            residuals.AddRange(Rows(readings, resting));
            residuals.AddRange(AtRest(body.At(reference, values)));
        }
        catch (SolveException)
        {
            return Enumerable.Repeat(double.NaN, DataCount + fitted.Length).ToArray();
        }

        residuals.AddRange(moves.Select((move, i) => move / fitted[i].Spread));
        return [.. residuals];
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
