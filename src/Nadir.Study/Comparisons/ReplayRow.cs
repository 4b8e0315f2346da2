namespace Nadir;

/// <summary>A row of a trial that can be replayed, resolved to arm, matrix, analyte and reading.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Observation">The row.</param>
/// <param name="Arm">The arm whose schedule is replayed.</param>
/// <param name="Model">Observation model of the matrix.</param>
/// <param name="Analyte">Canonical analyte.</param>
/// <param name="Kind">What is read.</param>
/// <param name="Hour">Time of the sample, h after the start; end of the window for areas and recoveries.</param>
/// <param name="UnitFactor">Row unit over model unit; 1 for times and folds.</param>
/// <param name="Role">Role of the trial.</param>
internal sealed record ReplayRow(
    Trial Trial,
    Observation Observation,
    Arm Arm,
    ObservationModel Model,
    string Analyte,
    ReadingKind Kind,
    double Hour,
    double UnitFactor,
    TrialRole Role)
{
    /// <summary>True when the row reports a sign: the fold is read and its side compared.</summary>
    public bool IsDirection => string.Equals(Observation.Unit, "direction", StringComparison.Ordinal);

    /// <summary>True when the row says that the value lay below what the assay quantifies (left-censored).</summary>
    public bool IsLimit => string.Equals(Observation.Statistic, "upper_limit", StringComparison.Ordinal);

    /// <summary>The untreated or baseline row of the same trial that fixes the absolute scale, or null.</summary>
    public Observation? ScaleRow { get; init; }

    /// <summary>Whether this row is itself the one that fixes the scale.</summary>
    public bool SetsScale => ScaleRow is not null && ScaleRow.Row == Observation.Row;

    /// <summary>People behind the row; 10 when none is given.</summary>
    public int People => Observation.N ?? Arm.N ?? 10;

    /// <summary>Whether the row may be fitted and counted: a confirmed number of more than one person that does not set its own scale.</summary>
    public bool Counts => !IsDirection && !IsLimit && Observation.Checked != Checked.Unconfirmed && People > 1 && !SetsScale;
}
