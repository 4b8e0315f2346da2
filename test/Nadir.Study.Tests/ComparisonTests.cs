namespace Nadir;

/// <summary>What the fitted body says of the training trials, and how rows are judged. Bounds are those of the published values.</summary>
public sealed class ComparisonTests
{
    private static readonly Comparison All = ComparisonStudy.Run(Body.Default, EvidenceReader.BuiltIn(), new ComparisonOptions(0));

    // Percent as printed. Day 56 of 100 mg lies below day 14, which a half-life of days cannot follow: the fold is held, not the percent.
    [Theory]
    [InlineData("100", 22, 10)]
    [InlineData("300", 51, 48)]
    [InlineData("1000", 142, 139)]
    public void Conze_2019_blood_NAD_rises_with_dose(string arm, double printed14, double printed56)
    {
        var (day14, day56) = (Predicted("conze2019", arm, 14), Predicted("conze2019", arm, 56));
        Assert.InRange(day14, printed14 * 0.75, printed14 * 1.25);
        Assert.InRange((100 + day56) / (100 + printed56), 0.85, 1.15);
        Assert.InRange(day14 / day56, 0.70, 1.00);
    }

    [Fact]
    public void Christen_2026_NR_and_NMN_double_blood_NAD_and_NAM_does_not()
    {
        double Fold(string arm) => All.Curves.Single(curve => curve.Trial == "christen2026" && curve.Arm == arm).Fold[14];
        Assert.InRange(Fold("NR"), 1.6, 2.5);
        Assert.InRange(Fold("NMN"), 1.6, 2.5);
        Assert.InRange(Fold("NR") / Fold("NMN"), 0.8, 1.2);
        Assert.InRange(Fold("NAM"), 0.95, 1.10);
    }

    [Theory]
    [InlineData("500", 1.75)]
    [InlineData("1000", 2.47)]
    public void Wang_2023_blood_NAD_over_placebo(string arm, double fold) =>
        Assert.InRange(Predicted("wang2023_fingerstick", arm, 30) / 23.8, fold * 0.8, fold * 1.2);

    [Fact]
    public void Okabe_2022_NMN_250_mg() => Assert.InRange(Predicted("okabe2022", "NMN", 84), 1.4, 2.0);

    [Fact]
    public void Pirinen_2020_nicotinic_acid_1_g() =>
        Assert.InRange(All.Curves.First(curve => curve.Trial == "pirinen2020" && curve.Arm == "controls").Fold[120], 3, 8);

    [Fact]
    public void Washout_of_blood_NAD_takes_days() => Assert.InRange(Of("nadbrain2026", "NAD+ decline half-life").Predicted, 5, 8);

    [Theory]
    [InlineData("nam1g_pregnancy2024", "NAM AUC", 510, 0.30)]
    [InlineData("nam1g_pregnancy2024", "MeNAM AUC", 83.8, 0.30)]
    [InlineData("nam1g_pregnancy2024", "2-PY AUC", 597, 0.30)]
    [InlineData("nam_highdose1995", "NAM Cmax", 156.4, 0.30)]
    [InlineData("menon2007_nicER", "2-PY recovery", 37.9, 1.0 / 3)]
    [InlineData("menon2007_nicER", "MeNAM recovery", 16.0, 1.0 / 3)]
    [InlineData("menon2007_nicER", "NUA recovery", 11.6, 1.0 / 3)]
    [InlineData("menon2007_nicER", "niacin recovery", 3.2, 1.0 / 3)]
    [InlineData("menon2007_nicER", "niacin half-life", 0.9, 0.25)]
    [InlineData("menon2007_nicER", "NAM half-life", 4.3, 0.25)]
    [InlineData("menon2007_nicER", "2-PY half-life", 12.6, 0.25)]
    [InlineData("menon2007_nicER", "MeNAM half-life", 12.8, 0.25)]
    public void Kinetics_of_nicotinamide_and_niacin(string trial, string analyte, double published, double tolerance)
    {
        var row = Of(trial, analyte);
        Assert.Equal(published, row.Observed);
        Assert.InRange(row.Predicted, published * (1 - tolerance), published * (1 + tolerance));
    }

    // H3: every trial of the evidence folder is replayed and scored, or shown with the reason why it cannot be.
    [Fact]
    public void H3_every_row_of_every_trial_is_answered_or_shown_once()
    {
        var rows = EvidenceReader.BuiltIn().Trials.SelectMany(trial => trial.Observations.Select(o => $"{trial.Id}/{o.Row}")).ToHashSet(StringComparer.Ordinal);
        var answered = All.Observations.Select(o => $"{o.Trial}/{o.Row}").Concat(All.Directions.Select(d => $"{d.Trial}/{d.Row}")).Concat(All.Shown.Where(s => s.Row > 0).Select(s => $"{s.Trial}/{s.Row}")).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(rows.Order(StringComparer.Ordinal), answered.Order(StringComparer.Ordinal));
        Assert.All(All.Shown, row => Assert.False(string.IsNullOrWhiteSpace(row.Reason)));
        Assert.All([TrialRole.Training, TrialRole.Validation], role => Assert.Contains(All.Observations, o => o.Counts && o.Role == role));

        // Scored: every role has as many rows as count, and the fold by which they are missed.
        foreach (var role in new[] { TrialRole.Training, TrialRole.Validation })
        {
            var summary = All.Summary.Single(summary => summary.Role == role);
            Assert.Equal(All.Observations.Count(o => o.Counts && o.Role == role), summary.Count);
            Assert.InRange(summary.FoldError!.Value, 1, role == TrialRole.Training ? 1.3 : 5);
        }
    }

    [Fact]
    public void Unconfirmed_rows_and_scale_rows_never_count()
    {
        Assert.DoesNotContain(All.Observations, o => o.Counts && o.Checked == Checked.Unconfirmed);
        Assert.False(All.Observations.Single(o => o.Trial == "wang2023_fingerstick" && o.Arm == "placebo").Counts);
        Assert.False(All.Observations.First(o => o.Trial == "trammell2016").Counts);
    }

    [Fact]
    public void Value_below_the_limit_of_quantification_is_answered_and_never_counts()
    {
        var limit = All.Directions.Single(d => d.Trial == "katayoshi2023" && d.Reported.StartsWith("below", StringComparison.Ordinal));
        Assert.Equal(("below 2 ng/mL", "ng/mL", DirectionVerdict.Agrees), (limit.Reported, limit.Unit, limit.Verdict));
        Assert.DoesNotContain(All.Observations, o => o.Statistic == "upper_limit");
    }

    [Fact]
    public void Published_null_of_muscle_NAD_lies_inside_the_interval()
    {
        var nulls = ComparisonStudy.Run(Body.Default, EvidenceReader.BuiltIn(), new ComparisonOptions(50, 1, ["dollerup2018_2019_2020"])).Directions;
        var muscle = nulls.Single(d => d.Matrix == "skeletal muscle");
        Assert.Equal("no change", muscle.Reported);
        Assert.InRange(0, muscle.Lower!.Value, muscle.Upper!.Value);
        Assert.NotEqual(DirectionVerdict.Disagrees, muscle.Verdict);
    }

    [Fact]
    public void Matrices_without_a_model_are_not_comparable() =>
        Assert.Contains(All.Shown, row => row.Trial == "grant2019_ivNAD" || row.Reason.StartsWith("not comparable", StringComparison.Ordinal));

    [Fact]
    public void Validation_rows_are_not_in_the_fit()
    {
        var training = EvidenceReader.BuiltIn().Roles.Where(role => role.Value == TrialRole.Training).Select(role => role.Key).ToHashSet(StringComparer.Ordinal);
        Assert.All(Body.Default.Fit!.Data.Where(id => id.Contains('/', StringComparison.Ordinal)), id => Assert.Contains(id.Split('/')[0], training));
    }

    [Fact]
    public void Intervals_hold_the_prediction_and_are_the_same_for_the_same_seed()
    {
        var options = new ComparisonOptions(50, 3, ["christen2026"]);
        var (first, second) = (ComparisonStudy.Run(Body.Default, EvidenceReader.BuiltIn(), options), ComparisonStudy.Run(Body.Default, EvidenceReader.BuiltIn(), options));
        Assert.Equal(first.Observations, second.Observations);
        Assert.All(first.Observations, o => Assert.True(o.Lower < o.Upper));
        Assert.NotEmpty(first.IntervalContents);
        var other = ComparisonStudy.Run(Body.Default, EvidenceReader.BuiltIn(), options with { Seed = 4 });
        Assert.NotEqual(first.Observations[0].Lower, other.Observations[0].Lower);
    }

    private static ComparedObservation Of(string trial, string analyte) =>
        All.Observations.Single(o => o.Trial == trial && o.Analyte.StartsWith(analyte, StringComparison.Ordinal));

    private static double Predicted(string trial, string arm, double day) =>
        All.Observations.First(o => o.Trial == trial && o.Arm == arm && o.Day == day && o.Analyte == "NAD+").Predicted;
}
