using System.Text.Json.Nodes;

namespace Nadir;

public sealed class StudyFileTests
{
    private const string Person = """{"age":55,"sex":"female","mass":68,"height":166}""";

    [Fact]
    public void Every_ready_made_study_is_read()
    {
        Assert.True(StudyFile.Ready.Count >= 5);
        Assert.All(StudyFile.Ready, name => Assert.NotEmpty(StudyFile.ReadScenario(name).Title));
    }

    [Fact]
    public void A_file_says_what_the_records_hold()
    {
        var scenario = Assert.IsType<PersonScenario>(StudyFile.ParseScenario("x.json", $$"""
            {"kind":"person","title":"t","person":{{Person}},"days":10,"startClock":9,"hypotheses":{"slc12a8":"on"},
             "regimen":[{"precursor":"NMN","mg":300,"times":2},{"precursor":"NA","mg":500,"times":1,"fromHour":12,"release":"extended"}],
             "conditions":[{"input":"cd38 inhibitor","size":0.8,"fromDay":1,"toDay":3},{"input":"feeding window","size":1,"clockFrom":12,"clockTo":20}]}
            """));
        Assert.Equal([0, 12, 24], scenario.Regimen.Intakes.Select(intake => intake.Time));
        Assert.Equal(ReleaseForm.Extended, scenario.Regimen.Intakes[1].Form);
        Assert.Equal((24, 72), (scenario.Conditions[0].FromHour, scenario.Conditions[0].ToHour));
        Assert.Equal("slc12a8=on", scenario.Hypotheses.ToString());
        Assert.Equal(9, scenario.StartClock);
    }

    [Fact]
    public void Every_problem_is_told_with_its_place()
    {
        var problems = Assert.Throws<ModelException>(() => StudyFile.ParseScenario("bad.json", """
            {"kind":"person","title":"x","person":{"age":5,"sex":"female","mass":68,"height":166},"regimen":[{"precursor":"NMN","mg":-5,"times":1}],
             "conditions":[{"input":"CD39","size":0},{"input":"CD38","size":-1}],"hypotheses":{"slc12a8":"maybe"},"days":3}
            """)).Problems.Select(problem => problem.Where).ToArray();
        Assert.Equal(["bad.json: person", "bad.json: regimen[0]", "bad.json: conditions[0]", "bad.json: conditions[1]", "bad.json: hypotheses.slc12a8"], problems);
    }

    [Theory]
    [InlineData("""{"title":"x"}""", "kind", "is missing")]
    [InlineData("""{"kind":"poem"}""", "kind", "no kind of study 'poem'")]
    [InlineData("""{"kind":"person","title":"x","days":3,"regimen":[],"person":{"age":"old","sex":"female","mass":68,"height":166}}""", "person.age", "a number is needed")]
    [InlineData("""{"kind":"person","title":"x","days":3,"regimen":[],"person":{"age":55,"sex":"female","mass":68,"height":166},"dose":3}""", "dose", "not known here")]
    [InlineData("""{"kind":"ages","title":"x","build":{"sex":"male","mass":70,"height":170},"ages":[30,20],"rivals":[{}]}""", "ages", "ascending")]
    [InlineData("""{"kind":"contrast","title":"x","days":3,"person":{"age":55,"sex":"female","mass":68,"height":166},"arms":[{"label":"a"}]}""", "arms", "two arms")]
    [InlineData("""{"kind":"person",""", "x.json:1", "not complete JSON")]
    public void A_wrong_file_is_refused_with_its_place(string text, string place, string message)
    {
        var problem = Assert.Throws<ModelException>(() => StudyFile.ParseScenario("x.json", text)).Problems[0];
        Assert.Contains(place, problem.Where, StringComparison.Ordinal);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contrast_is_drawn_and_written()
    {
        var run = ScenarioStudy.Run(Body.Default, (ContrastScenario)StudyFile.ReadScenario("cd38-knockout"));
        using var bitmap = SkiaSharp.SKBitmap.Decode(ScenarioChart.Render(run, "x.png"));
        Assert.True(bitmap.Width > 1000);
        Assert.Equal(run.Arms.Count + 1, ResultCsv.Of(run).TrimEnd().Split('\n').Length);
        Assert.Equal(run.Arms.Count, JsonNode.Parse(ResultJson.Of(run))!["arms"]!.AsArray().Count);
        Assert.Throws<ModelException>(() => ScenarioChart.Render(run, "x.bmp"));
    }

    [Fact]
    public void The_pathway_map_is_svg_with_an_arrow_a_route()
    {
        var fluxes = PathwayStudy.Run(Body.Default.At(new Person(55 * Units.year, Sex.Female, 68 * Units.kg, 166 * Units.cm)), Regimen.None, 1);
        var svg = System.Xml.Linq.XDocument.Parse(PathwayMap.Render(fluxes, "x"));
        Assert.Equal(fluxes.Count, svg.Descendants().Count(node => node.Name.LocalName == "path"));
    }
}
