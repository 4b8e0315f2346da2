using System.Text;
using System.Text.Json.Nodes;
using static Nadir.Units;

namespace Nadir;

public sealed class FormatTests
{
    private static readonly PersonRun Run = PersonStudy.Run(
        Body.Default, new Person(55 * year, Sex.Female, 68 * kg, 166 * cm), Regimen.Oral(Precursor.NMN, 300 * mg, 1 * day, 5), 6);

    private static readonly Comparison Compared = ComparisonStudy.Run(Body.Default, EvidenceReader.BuiltIn(), new ComparisonOptions(0, 1, ["conze2019", "yoshino2021", "nam1g_pregnancy2024"]));

    [Fact]
    public void Comparison_json_has_the_promised_fields()
    {
        var json = JsonNode.Parse(ResultJson.Of(Compared))!;
        foreach (var key in new[] { "trial", "arm", "analyte", "matrix", "day", "observed", "predicted", "lower", "upper", "unit", "role" })
        {
            Assert.True(json["observations"]![0]!.AsObject().ContainsKey(key), key);
        }

        Assert.Equal(Compared.Observations.Count, json["observations"]!.AsArray().Count);
        Assert.Equal("training", (string?)json["observations"]![0]!["role"]);
        Assert.True(json["summary"]!["training"]!.AsObject().ContainsKey("foldError"));
        Assert.Equal(12, ((string)json["provenance"]!["modelHash"]!).Length);
    }

    [Fact]
    public void Person_csv_has_a_row_a_day_and_a_unit_a_column()
    {
        var lines = ResultCsv.Of(Run).TrimEnd().Split('\n');
        Assert.Equal(8, lines.Length);
        Assert.StartsWith("day,blood.NAD (µM),", lines[0], StringComparison.Ordinal);
        Assert.Equal(Run.Series.Count + 1, lines[^1].Split(',').Length);
    }

    [Fact]
    public void Chart_is_a_picture_with_ink_in_every_panel()
    {
        using var bitmap = SkiaSharp.SKBitmap.Decode(PersonChart.Render(Run, "x.png"));
        var panels = Run.Series.Select(series => series.Group).Distinct().Count();
        Assert.Equal(1120, bitmap.Width);
        for (var panel = 0; panel < panels; panel++)
        {
            var (left, top) = (panel % 2 * 560, 64 + panel / 2 * 360);
            var pixels = Enumerable.Range(0, 560 * 360 / 16).Select(i => bitmap.GetPixel(left + i * 4 % 560, top + i * 4 / 560 * 4)).ToArray();
            Assert.All(pixels, pixel => Assert.Equal(255, pixel.Alpha));
            Assert.InRange(pixels.Count(pixel => pixel.Red + pixel.Green + pixel.Blue < 600), 100, 2_000);
        }
    }

    [Fact]
    public void Chart_as_svg_is_svg() => Assert.Contains("<svg", Encoding.UTF8.GetString(PersonChart.Render(Run, "x.svg")), StringComparison.Ordinal);

    [Fact]
    public void Other_endings_are_refused() => Assert.Throws<ModelException>(() => PersonChart.Render(Run, "x.bmp"));

    [Fact]
    public void Report_is_one_page_that_loads_nothing()
    {
        var html = ComparisonReport.Html(Compared);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.Contains("conze2019", html, StringComparison.Ordinal);
        Assert.Contains("Training trials", html, StringComparison.Ordinal);
        Assert.Equal(html.Split("<table>").Length, html.Split("</table>").Length);
    }

    [Fact]
    public void Unconfirmed_numbers_are_not_shown_as_results()
    {
        var html = ComparisonReport.Html(Compared);
        Assert.Contains("not confirmed", html, StringComparison.Ordinal);
        Assert.DoesNotContain("25 percent", html, StringComparison.Ordinal);
    }

    [Fact]
    public void File_is_written_whole_or_not_at_all()
    {
        var folder = Directory.CreateTempSubdirectory("nadir-test");
        try
        {
            var path = Path.Combine(folder.FullName, "a.txt");
            AtomicFile.Write(path, "one");
            AtomicFile.Write(path, "two");
            Assert.Equal("two", File.ReadAllText(path));
            Assert.Single(folder.GetFiles());
            Assert.Throws<ModelException>(() => AtomicFile.Write(Path.Combine(folder.FullName, "no", "a.txt"), "x"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
