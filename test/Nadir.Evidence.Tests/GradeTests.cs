using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>Meta-analyses against published pools, grades against the rules of GRADE.</summary>
public sealed class GradeTests
{
    private static readonly EvidenceLibrary Library = LibraryReader.BuiltIn();

    // Nguyen et al. 2026, doi:10.5281/zenodo.19403850, pooled Yoshino 2021, Huang 2022, Katayoshi 2023 and Morifuji 2024 by random effects (REML, Wald intervals).
    // The trials' own rows, pooled here the same way, give the digits that were printed.
    [Theory]
    [InlineData("systolic-pressure", 4, -3.50, -7.85, 0.85, 0.115)]
    [InlineData("hba1c", 2, -0.01, -0.14, 0.12, 0.905)]
    [InlineData("hdl", 3, -0.15, -5.73, 5.44, 0.959)]
    [InlineData("fasting-glucose", 4, 0.37, -3.13, 3.88, 0.834)]
    public void Published_pools_are_reproduced_from_the_rows_of_their_trials(string endpoint, int trials, double estimate, double low, double high, double p)
    {
        string[] pooled = ["yoshino2021", "huang2022", "katayoshi2023", "morifuji2024"];
        var effects = Library.RowsOn(endpoint).Where(pair => pooled.Contains(pair.Study.Id) && pair.Row is { HasInterval: true, Contrast: Contrast.AgainstPlacebo })
            .Select(pair => new StudyEffect(pair.Study.Id, pair.Row.Difference!.Value, MetaAnalysis.VarianceOfInterval(pair.Row.Low!.Value, pair.Row.High!.Value))).ToArray();
        Assert.Equal(trials, effects.Length);
        var result = MetaAnalysis.Pool(effects);
        Assert.Equal(estimate, result.Estimate, 0.005);
        Assert.Equal(low, result.Low, 0.0051);
        Assert.Equal(high, result.High, 0.0051);
        Assert.Equal(p, result.PValue, 0.005);
        var published = Library.Studies.Single(study => study.Id == "ma_nguyen2026").Rows.Single(row => row.Outcome == endpoint);
        Assert.Equal((estimate, low, high), (published.Difference!.Value, published.Low!.Value, published.High!.Value));
    }

    [Fact]
    public void Every_outcome_is_graded_with_reasons_and_a_plain_line()
    {
        foreach (var endpoint in Library.Endpoints)
        {
            var grade = EvidenceGrade.Of(Library, endpoint.Id);
            Assert.False(string.IsNullOrWhiteSpace(grade.Plain));
            Assert.Equal(Math.Max(1, 4 - grade.Downgrades.Sum(down => down.Steps)), grade.Certainty == Certainty.NoEvidence ? 1 : (int)grade.Certainty);
            Assert.All(grade.Downgrades, down => Assert.False(string.IsNullOrWhiteSpace(down.Reason)));
            Assert.True(grade.Effect == "size unknown" || grade is { Low: not null, High: not null }, endpoint.Id);
        }
    }

    [Theory]
    [InlineData("disability-death-lifespan")]
    [InlineData("telomere-length")]
    [InlineData("skin")]
    public void Without_a_controlled_trial_there_is_no_evidence(string endpoint) => Assert.Equal(Certainty.NoEvidence, EvidenceGrade.Of(Library, endpoint).Certainty);

    [Theory]
    [InlineData("fasting-glucose")]
    [InlineData("hba1c")]
    [InlineData("systolic-pressure")]
    [InlineData("grip-strength")]
    [InlineData("six-minute-walk")]
    public void Published_nulls_are_no_benefit(string endpoint) => Assert.Contains(EvidenceGrade.Of(Library, endpoint).Conclusion, new[] { Conclusion.NotShown, Conclusion.LittleOrNone, Conclusion.Unknown });

    [Fact]
    public void Trials_that_disagree_lower_the_certainty_of_sleep()
    {
        var grade = EvidenceGrade.Of(Library, "sleep-psqi");
        Assert.Equal(["kim2022", "morifuji2024"], grade.Pool!.Rows.Select(pair => pair.Study.Id).Order(StringComparer.Ordinal));
        Assert.Contains(grade.Downgrades, down => down.Domain == GradeDomain.Inconsistency);
    }

    // Two doses of one trial share a control group: mean 2, errors 1 and 1, correlation one half, so the variance is (1 + 1 + 2 * 0.5) / 4 = 0.75.
    [Fact]
    public void Doses_of_one_trial_enter_once_with_their_shared_control()
    {
        var half = 1.959963984540054;
        var (a, b) = (Study("a", (100, 1, half), (200, 3, half)), Study("b", (100, 2, half)));
        var pool = OutcomePool.Of(a.Concat(b), _ => false)!;
        Assert.Equal([2.0, 2.0], pool.Random.Studies.Select(study => study.Estimate));
        Assert.Equal([0.75, 1.0], pool.Random.Studies.Select(study => Math.Round(study.Variance, 9)));
        Assert.Null(OutcomePool.Of(a, _ => false));
    }

    [Fact]
    public void Trials_of_makers_can_be_left_out()
    {
        var half = 1.959963984540054;
        var rows = Study("a", (100, 1, half)).Concat(Study("b", (100, 2, half))).Concat(Study("c", (100, 9, half)));
        var pool = OutcomePool.Of(rows, study => study.Id == "c")!;
        Assert.Equal(1.5, pool.WithoutMakers!.Estimate, 9);
        Assert.True(pool.Random.High - pool.Random.Low >= MetaAnalysis.Pool(pool.Random.Studies).High - MetaAnalysis.Pool(pool.Random.Studies).Low - 1e-12);
    }

    [Fact]
    public void No_measure_or_arm_is_picked_and_the_order_of_rows_changes_nothing()
    {
        var files = LibraryFiles.All();
        foreach (var path in files.Keys.Where(path => path.StartsWith("outcomes/", StringComparison.Ordinal)).ToArray())
        {
            files.Change(path, root =>
            {
                var rows = root["rows"]!.AsArray().Reverse().Select((row, i) =>
                {
                    var copy = row!.DeepClone();
                    copy["id"] = i + 1;
                    return copy;
                }).ToArray();
                root["rows"] = new JsonArray(rows);
            });
        }

        foreach (var path in files.Keys.Where(path => path.StartsWith("claims/", StringComparison.Ordinal)).ToArray())
        {
            files.Remove(path);
        }

        var reversed = LibraryFiles.Parse(files);
        foreach (var endpoint in Library.Endpoints)
        {
            var (a, b) = (EvidenceGrade.Of(Library, endpoint.Id), EvidenceGrade.Of(reversed, endpoint.Id));
            Assert.Equal((a.Effect, a.Certainty, a.Conclusion), (b.Effect, b.Certainty, b.Conclusion));
        }
    }

    // Morning and evening of Kim 2022 have a placebo each: no correlation, so the variance of the mean is a quarter of the sum.
    [Fact]
    public void Arms_with_their_own_control_do_not_correlate()
    {
        var rows = Study("a", (1, 1, 1.959963984540054), (2, 3, 1.959963984540054)).Select((pair, i) => pair.Row with { ControlArm = i == 0 ? "morning" : "evening" });
        Assert.Equal(0.5, OutcomePool.Combine("a", rows).Variance, 9);
    }

    [Fact]
    public void Sources_without_peer_review_are_no_evidence()
    {
        var source = Library.Sources.Single(source => source.Id == Library.Studies.Single(study => study.Id == "ma_nguyen2026").Source);
        Assert.False(source.PeerReviewed);
        Assert.All(Library.Endpoints, endpoint => Assert.DoesNotContain("ma_nguyen2026", EvidenceGrade.Of(Library, endpoint.Id).EffectRow ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public void Unconfirmed_rows_never_count()
    {
        var files = LibraryFiles.All();
        files.Change("outcomes/huang2022.json", root =>
        {
            foreach (var row in root["rows"]!.AsArray().Where(row => (string?)row!["outcome"] == "six-minute-walk"))
            {
                row!["checked"] = "unconfirmed";
            }
        });
        var before = EvidenceGrade.Of(Library, "six-minute-walk");
        var after = EvidenceGrade.Of(LibraryFiles.Parse(files), "six-minute-walk");
        Assert.StartsWith("+10 m", before.Effect, StringComparison.Ordinal);
        Assert.Equal("size unknown", after.Effect);
    }

    private static (OutcomeStudy Study, OutcomeRow Row)[] Study(string id, params (double Dose, double Difference, double Half)[] arms)
    {
        var rows = arms.Select((arm, i) => new OutcomeRow(
            i + 1, "x", "x", "kg", Importance.Secondary, $"{arm.Dose}", null, arm.Dose, null, 28, 28, 20, 20, null, null, Contrast.AgainstPlacebo, arm.Difference, arm.Difference - arm.Half, arm.Difference + arm.Half,
            null, null, null, null, null, null, null, null, null, null, null, "x", null, Checked.ReadInSource, null, null, null)).ToArray();
        var study = new OutcomeStudy(id, id, StudyKind.RandomizedTrial, "NMN", "NMN", null, null, new StudyPopulation("x", 40, null, null, null, null, null, null), null, null, null, null, null, rows);
        return [.. rows.Select(row => (study, row))];
    }
}
