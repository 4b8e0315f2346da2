namespace Nadir;

/// <summary>Fits the naive prediction on training rows that are folds, a quantity at a time, and sets it beside the model.</summary>
internal sealed class DoseBaseline
{
    private const int LeastRows = 3;
    private readonly (string Matrix, string Analyte, double Dose, double LogFold)[] training;

    /// <summary>Fits.</summary>
    /// <param name="rows">Rows of all trials; those of training trials that count and are folds are used.</param>
    public DoseBaseline(IEnumerable<ReplayRow> rows) => training =
    [
        .. rows.Where(row => row.Role == TrialRole.Training && row.Counts).Select(row => (row.Model.Name, row.Analyte, Dose(row), LogFold(row)))
            .Where(row => row.Item4 is not null).Select(row => (row.Name, row.Analyte, row.Item3, row.Item4!.Value)),
    ];

    /// <summary>The model beside the baseline on some rows.</summary>
    /// <param name="rows">Rows with what the model says of them.</param>
    public BaselineComparison Against(IEnumerable<(ReplayRow Row, ScoredRow Model)> rows)
    {
        var (model, baseline, unsaid, borrowed) = (new List<ScoredRow>(), new List<ScoredRow>(), new List<string>(), 0);
        foreach (var (row, scored) in rows)
        {
            if (LogFold(row) is not { } observed || For(row) is not var (fit, isBorrowed))
            {
                unsaid.Add($"{row.Trial.Id}/{row.Observation.Row}: {row.Observation.Analyte}, {row.Model.Name}");
                continue;
            }

            // A level over its control row is a fold: the model is shifted by the same control.
            var shift = observed - scored.Observed;
            (double, double) Shifted((double Low, double High) interval) => (interval.Low + shift, interval.High + shift);
            model.Add(new ScoredRow(scored.Trial, observed, scored.Predicted + shift, Shifted(scored.Half), Shifted(scored.Most)));
            baseline.Add(new ScoredRow(scored.Trial, observed, fit.LogFold(Dose(row)), fit.Interval(Dose(row), 0.5), fit.Interval(Dose(row), Interval90.Level)));
            borrowed += isBorrowed ? 1 : 0;
        }

        return new BaselineComparison(ForecastScores.Of(model), ForecastScores.Of(baseline), borrowed, unsaid);
    }

    // The same quantity in the same matrix, else in any other.
    private (DoseProportional Fit, bool IsBorrowed)? For(ReplayRow row)
    {
        var same = training.Where(known => known.Analyte == row.Analyte && known.Matrix == row.Model.Name).ToArray();
        var any = same.Length >= LeastRows ? same : [.. training.Where(known => known.Analyte == row.Analyte)];
        return any.Length < LeastRows ? null
            : (new DoseProportional([.. any.Select(known => known.Dose)], [.. any.Select(known => Math.Exp(known.LogFold))]), same.Length < LeastRows);
    }

    private static double Dose(ReplayRow row) => row.Arm.Schedule!.DoseMilligrams * row.Arm.Schedule.TimesPerDay;

    // Measured log fold over the own baseline or the control; null where there is none.
    private static double? LogFold(ReplayRow row) => row.Kind switch
    {
        ReadingKind.Fold when row.Observation.Unit == "percent" => Math.Log(1 + row.Observation.Value!.Value / 100),
        ReadingKind.Fold => Math.Log(row.Observation.Value!.Value),
        ReadingKind.Level when row.ScaleRow is { } control => Math.Log(row.Observation.Value!.Value / control.Value!.Value),
        _ => null,
    };
}
