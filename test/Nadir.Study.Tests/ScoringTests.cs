namespace Nadir;

/// <summary>The validation report: what is scored, the naive prediction in closed form, the dispute over plasma NMN.</summary>
public sealed class ScoringTests
{
    private static readonly IReadOnlyList<ReplayRow> Rows = new ReplayPlan(Body.Default, EvidenceReader.BuiltIn(), null).Rows;

    // Folds that follow 1 + k * dose leave nothing over; with two equal doses the interval is Student's for the mean of two.
    [Fact]
    public void Naive_prediction_in_closed_form()
    {
        var exact = new DoseProportional([100, 300, 1000], [1.2, 1.6, 3]);
        Assert.Equal(0.002, exact.K, 12);
        Assert.Equal(Math.Log(2), exact.LogFold(500), 12);
        Assert.Equal(0, exact.Interval(500, 0.9).High - exact.Interval(500, 0.9).Low, 1e-6);
        var two = new DoseProportional([100, 100], [2 * Math.Exp(0.3), 2 * Math.Exp(-0.3)]);
        Assert.Equal(0.01, two.K, 12);
        var t = Math.Tan(Math.PI * 0.45); // Student's quantile at 0.95 with one degree of freedom
        Assert.Equal(Math.Log(2) + t * 0.3 * Math.Sqrt(2) * Math.Sqrt(1.5), two.Interval(100, 0.9).High, 9);
    }

    [Fact]
    public void Naive_prediction_is_silent_where_no_training_trial_measured_the_quantity()
    {
        var counted = Rows.Where(row => row.Role == TrialRole.Validation && row.Counts).ToArray();
        var found = new DoseBaseline(Rows).Against(counted.Select(row => (row, Certain(row))));
        Assert.Equal(counted.Length, found.Model!.Count + found.Unsaid.Count);
        Assert.Equal(counted.Count(row => row.Analyte == "NAD"), found.Model.Count);
        Assert.Equal(found.Model.Count, found.Borrowed); // PBMC: k of whole blood
        Assert.Contains(found.Unsaid, text => text.StartsWith("katayoshi2023", StringComparison.Ordinal));

        // A model without error: skill 1 in both scores.
        Assert.Equal(1, found.ErrorSkill!.Value, 9);
        Assert.Equal(1, found.IntervalSkill!.Value, 9);
    }

    // k comes from training rows only: without any the baseline is silent everywhere.
    [Fact]
    public void Naive_prediction_never_sees_validation_rows()
    {
        var validation = Rows.Where(row => row.Role == TrialRole.Validation && row.Counts).ToArray();
        var found = new DoseBaseline(validation).Against(validation.Select(row => (row, Certain(row))));
        Assert.Null(found.Model);
        Assert.Equal(validation.Length, found.Unsaid.Count);
    }

    [Fact]
    public void Log_fold_of_percent_difference_level_and_of_less_than_the_assay_sees()
    {
        ReplayRow Row(string trial, Func<ReplayRow, bool> which) => Rows.First(row => row.Trial.Id == trial && row.Counts && which(row));
        double Log(ReplayRow row, double value, double resting) => ScoredRow.LogFold(Body.Default, row, value, resting);
        Assert.Equal(Math.Log(1.5), Log(Row("conze2019", _ => true), 50, 1), 12);
        Assert.Equal(Math.Log(2), Log(Row("christen2026", row => row.Kind == ReadingKind.Difference), 30, 30), 12);
        var plasma = Row("benjamin_ref91_250mg_plasma", _ => true);
        Assert.Equal(Math.Log(0.5), Log(plasma, 0.5, 0), 12);
        Assert.Equal(Math.Log(Body.Default.Rules["floor.plasma"]), Log(plasma, 0, 0), 12);
    }

    // D2: half of the draws read the molecule alone, the others anything from what mass spectrometry just sees to what ultraviolet detection gave.
    [Fact]
    public void Plasma_NMN_is_a_wide_distribution_and_no_point()
    {
        var (rules, row) = (Body.Default.Rules, Rows.First(row => row.Trial.Id == "benjamin_ref91_250mg_plasma" && row.Counts));
        double Reads(ReplayRow of, double side, double size) => AssayDispute.Reads(rules, of, side, size);
        Assert.Equal(0, Reads(row, 0.49, 1));
        Assert.Equal(rules["NMN.least"], Reads(row, 0.51, 0), 12);
        Assert.Equal(rules["NMN.most"], Reads(row, 0.51, 1), 12);
        Assert.Equal(Math.Sqrt(rules["NMN.least"] * rules["NMN.most"]), Reads(row, 0.51, 0.5), 12);
        Assert.True(rules["NMN.most"] / rules["NMN.least"] > 1000);
        Assert.Equal(0, Reads(Rows.First(other => other.Analyte == "NAM"), 0.51, 1));
    }

    // The whole report. Of plasma NMN the interval spans the dispute, so that a limit of quantification decides nothing.
    [Fact(Explicit = true)]
    public void Coverage_of_the_validation_rows_is_what_chance_allows()
    {
        var all = ComparisonStudy.Run(Body.Default, EvidenceReader.BuiltIn(), new ComparisonOptions(200));
        var validation = all.Summary.Single(summary => summary.Role == TrialRole.Validation);
        Assert.Equal(all.Observations.Count(o => o.Role == TrialRole.Validation && o.Counts), validation.Count);
        Assert.Equal(validation.Inside, validation.Scores!.Inside90);
        Assert.Equal(0, validation.WithoutLogarithm);
        Assert.InRange(validation.Scores.Inside90, validation.Scores.Range90.Low, validation.Scores.Range90.High);
        Assert.InRange(validation.Scores.Inside50, validation.Scores.Range50.Low, validation.Scores.Range50.High);
        Assert.True(validation.Baseline!.IntervalSkill > 0 && validation.Baseline.ErrorSkill > 0, $"{validation.Baseline.IntervalSkill}, {validation.Baseline.ErrorSkill}");
        Assert.Equal(3, validation.Baseline.Model!.Count);
        Assert.All(all.Observations.Where(o => o.Trial == "benjamin_ref91_250mg_plasma"), row => Assert.True(row.Lower == 0 && row.Upper > 5));
        Assert.Equal(DirectionVerdict.Undecided, all.Directions.Single(d => d.Trial == "katayoshi2023" && d.Reported.StartsWith("below", StringComparison.Ordinal)).Verdict);
    }

    private static ScoredRow Certain(ReplayRow row)
    {
        var observed = ScoredRow.LogFold(Body.Default, row, row.Observation.Value!.Value, 1);
        return new ScoredRow(row.Trial.Id, observed, observed, (observed, observed), (observed, observed));
    }
}
