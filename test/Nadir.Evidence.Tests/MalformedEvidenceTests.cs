using CsCheck;

namespace Nadir;

public sealed class MalformedEvidenceTests
{
    private const string Own = """
        {
          "id": "own1", "citation": "Author. Title. Journal 2030.", "design": {}, "population": { "n": 20, "maleFraction": 0.5 },
          "arms": [
            { "id": "NMN", "n": 10, "compound": "NMN", "schedule": { "precursor": "NMN", "salt": null, "doseMg": 500, "timesPerDay": 1, "days": 28, "form": "immediate", "route": "oral", "infusionHours": 0 } },
            { "id": "other", "compound": "NAD+", "whyNotReplayed": "not in the model" }
          ],
          "observations": [
            { "arm": "NMN", "analyte": "NAD+", "matrix": "whole blood", "unit": "uM", "day": 28, "value": 40, "statistic": "mean", "checked": "readInSource" }
          ]
        }
        """;

    [Theory]
    [InlineData("\"unit\": \"uM\", ", "", "observations[0].unit", "evidence-missing")]
    [InlineData("\"unit\": \"uM\"", "\"unit\": \"\"", "observations[0].unit", "evidence-missing")]
    [InlineData("\"unit\": \"uM\"", "\"unit\": {}", "observations[0].unit", "evidence-missing")]
    [InlineData("\"statistic\": \"mean\", ", "", "observations[0].statistic", "evidence-missing")]
    [InlineData("\"analyte\": \"NAD+\", ", "", "observations[0].analyte", "evidence-missing")]
    [InlineData("\"readInSource\"", "\"surely\"", "observations[0].checked", "evidence-checked")]
    [InlineData("\"doseMg\": 500", "\"doseMg\": -1", "arms[0].schedule.doseMg", "arm-dose")]
    [InlineData("\"doseMg\": 500", "\"doseMg\": \"500 mg\"", "arms[0].schedule.doseMg", "arm-dose")]
    [InlineData("\"doseMg\": 500", "\"doseMG\": 500", "arms[0].schedule.doseMg", "arm-dose")]
    [InlineData("\"doseMg\": 500", "\"doseMg\": 1e999", "arms[0].schedule.doseMg", "arm-dose")]
    [InlineData("\"timesPerDay\": 1", "\"timesPerDay\": 1.5", "arms[0].schedule.timesPerDay", "arm-times")]
    [InlineData("\"timesPerDay\": 1", "\"timesPerDay\": 1000000", "arms[0].schedule.timesPerDay", "arm-times")]
    [InlineData("\"days\": 28", "\"days\": 0", "arms[0].schedule.days", "arm-days")]
    [InlineData("\"days\": 28", "\"days\": 1e9", "arms[0].schedule.days", "arm-days")]
    [InlineData("\"precursor\": \"NMN\"", "\"precursor\": \"NADH\"", "arms[0].schedule.precursor", "arm-precursor")]
    [InlineData("\"salt\": null", "\"salt\": \"chloride\"", "arms[0].schedule.salt", "arm-salt")]
    [InlineData("\"form\": \"immediate\"", "\"form\": \"slow\"", "arms[0].schedule.form", "arm-form")]
    [InlineData("\"route\": \"oral\"", "\"route\": \"nasal\"", "arms[0].schedule.route", "arm-route")]
    [InlineData("\"infusionHours\": 0", "\"infusionHours\": 2", "arms[0].schedule.infusionHours", "arm-infusion")]
    [InlineData("\"id\": \"other\"", "\"id\": \"NMN\"", "arms[1].id", "arm-duplicate")]
    [InlineData("\"id\": \"other\", ", "", "arms[1].arm", "arm-id")]
    [InlineData("\"id\": \"own1\", ", "", "id", "evidence-missing")]
    [InlineData("\"maleFraction\": 0.5", "\"maleFraction\": 50", "population.maleFraction", "evidence-range")]
    public void Wrong_entry_is_named_with_its_place_and_code(string from, string to, string place, string code)
    {
        Assert.Contains(from, Own, StringComparison.Ordinal);
        var problem = Assert.Single(ProblemsOf(Own.Replace(from, to, StringComparison.Ordinal)));
        Assert.Equal(($"x.json: {place}", code), (problem.Where, problem.Code));
    }

    [Theory]
    [InlineData("\"arms\": [", "\"groups\": [", "arms")]
    [InlineData("\"observations\": [", "\"rows\": [", "observations")]
    public void Missing_list_is_named(string from, string to, string place) =>
        Assert.Contains(ProblemsOf(Own.Replace(from, to, StringComparison.Ordinal)), problem => problem.Where == $"x.json: {place}");

    [Fact]
    public void Every_problem_is_reported_at_once_with_its_path_in_a_collection()
    {
        var second = Own.Replace("own1", "own2", StringComparison.Ordinal).Replace("\"unit\": \"uM\", ", "", StringComparison.Ordinal).Replace("500", "-500", StringComparison.Ordinal);
        Assert.Equal(
            ["x.json: trials[1].arms[0].schedule.doseMg", "x.json: trials[1].observations[0].unit"],
            ProblemsOf($$"""{"trials":[{{Own}},{{second}}]}""").Select(problem => problem.Where));
    }

    [Fact]
    public void Twin_trial_in_another_file_is_named_with_both_places()
    {
        var e = Assert.Throws<ModelException>(() => EvidenceReader.Parse([("a.json", Own), ("b.json", $"[{Own}]")]));
        var problem = Assert.Single(e.Problems);
        Assert.Equal("b.json: [0].id", problem.Where);
        Assert.Contains("a.json: id", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_off_file_is_named_with_line_and_column()
    {
        var problem = Assert.Single(ProblemsOf("{\n\"id\": \"own1\",\n\"arms\": ["));
        Assert.Equal("x.json:3:10", problem.Where);
    }

    [Theory]
    [InlineData("", "evidence-json")]
    [InlineData("null", "evidence-shape")]
    [InlineData("7", "evidence-shape")]
    [InlineData("[]", "evidence-shape")]
    [InlineData("[7]", "trial-shape")]
    [InlineData("{}", "evidence-shape")]
    [InlineData("{\"trials\":7}", "evidence-list")]
    [InlineData("{\"id\":\"a\",\"id\":\"b\",\"arms\":[]}", "evidence-json")]
    [InlineData("[\"\\ud800\"]", "evidence-text")]
    [InlineData("{\"training\":[],\"validation\":{}}", "split")]
    [InlineData("{\"training\":{\"a\":\"\"},\"validation\":{\"a\":\"\"}}", "split")]
    public void File_that_is_no_evidence_is_refused(string text, string code) => Assert.Contains(ProblemsOf(text), problem => problem.Code == code);

    [Fact]
    public void Nesting_size_and_number_of_trials_are_limited()
    {
        Assert.Equal("evidence-depth", Assert.Single(ProblemsOf(new string('[', 100))).Code);
        Assert.Equal("evidence-size", Assert.Single(ProblemsOf(new string(' ', 20_000_001))).Code);
        Assert.Equal("trial-limit", Assert.Single(ProblemsOf($"[{string.Join(',', Enumerable.Repeat("{}", 10_001))}]")).Code);
    }

    [Fact]
    public void Long_texts_of_digits_do_not_slow_the_reader_down()
    {
        var text = Own.Replace("\"n\": 20", $"\"age\": \"{new string('1', 1_000_000)}\", \"sex\": \"{new string('2', 1_000_000)}\"", StringComparison.Ordinal);
        Assert.Null(EvidenceReader.Parse([("x.json", text)])["own1"].Population.AgeMean);
    }

    [Fact]
    public void Any_change_of_a_file_is_read_or_refused_with_places() =>
        Gen.Select(Gen.Int[0, Own.Length - 1], Gen.Int[0, 12], Gen.String["{}[]\",:0123456789-+.eE\\ud8nulltrue xyz"]).Always(5_000, drawn =>
        {
            var (at, cut, put) = drawn;
            var text = Own.Remove(at, Math.Min(cut, Own.Length - at)).Insert(at, put);
            try
            {
                Assert.NotEmpty(EvidenceReader.Parse([("x.json", text)]).Trials);
            }
            catch (ModelException e)
            {
                Assert.NotEmpty(e.Problems);
                Assert.All(e.Problems, problem => Assert.True(problem.Where.StartsWith("x.json", StringComparison.Ordinal) && problem.Message.Length > 0));
            }
        });

    private static IReadOnlyList<Problem> ProblemsOf(string text) => Assert.Throws<ModelException>(() => EvidenceReader.Parse([("x.json", text)])).Problems;
}
