using System.Globalization;
using System.Text.Json.Nodes;
using Nadir.App;

namespace Nadir;

/// <summary>The commands for any model.</summary>
public sealed class ModelCommandTests : IDisposable
{
    private const string Decay = """
        <sbml xmlns="http://www.sbml.org/sbml/level3/version2/core" level="3" version="2"><model id="decay">
        <listOfCompartments><compartment id="c" size="2" spatialDimensions="3" constant="true"/></listOfCompartments>
        <listOfSpecies><species id="A" compartment="c" initialConcentration="8" hasOnlySubstanceUnits="false" boundaryCondition="false" constant="false"/>
        <species id="B" compartment="c" initialConcentration="0" hasOnlySubstanceUnits="false" boundaryCondition="false" constant="false"/></listOfSpecies>
        <listOfParameters><parameter id="k" value="1" constant="true"/></listOfParameters>
        <listOfReactions><reaction id="J" reversible="false"><listOfReactants><speciesReference species="A" stoichiometry="1" constant="true"/></listOfReactants>
        <listOfProducts><speciesReference species="B" stoichiometry="1" constant="true"/></listOfProducts>
        <kineticLaw><math xmlns="http://www.w3.org/1998/Math/MathML"><apply><times/><ci>k</ci><ci>A</ci><ci>c</ci></apply></math></kineticLaw></reaction></listOfReactions></model></sbml>
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("nadir-run").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Run_writes_the_closed_form_as_csv()
    {
        var (code, output, _) = await Run("run", Model(), "--until", "2", "--steps", "2", "--output", "A,J", "-p", "k=0.5");
        Assert.Equal(0, code);
        var lines = output.Trim().Split('\n');
        Assert.Equal("time,A,J", lines[0]);
        var last = lines[^1].Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(8 * Math.Exp(-1), last[1], 1e-5);
        Assert.Equal(0.5 * 2 * last[1], last[2], 1e-5);
    }

    [Fact]
    public async Task Dose_is_an_amount_and_json_is_one_object()
    {
        var (code, output, _) = await Run("run", Model(), "--until", "1", "--steps", "1", "--dose", "A=4,at=0", "--json");
        Assert.Equal(0, code);
        var subject = JsonNode.Parse(output)!["subjects"]!.AsArray().Single()!;
        Assert.Equal("Success", (string)subject["status"]!);
        Assert.Equal((8 + 2) * Math.Exp(-1), (double)subject["outputs"]!["A"]![1]!, 1e-5);
    }

    [Fact]
    public async Task Population_gives_every_subject_its_own_values()
    {
        var table = Path.Combine(folder, "pop.csv");
        await File.WriteAllTextAsync(table, "id,k,A,dose.B\none,1,8,0\ntwo,0.5,4,2\n");
        foreach (var ending in new[] { "csv", "json", "parquet" })
        {
            var file = Path.Combine(folder, $"out.{ending}");
            var (code, _, _) = await Run("run", Model(), "--population", table, "--until", "1", "--steps", "1", "--out", file, "--chart", Path.Combine(folder, "c.svg"));
            Assert.Equal(0, code);
            Assert.True(new FileInfo(file).Length > 50);
        }

        var rows = await File.ReadAllLinesAsync(Path.Combine(folder, "out.csv"));
        Assert.Equal("id,time,A,B", rows[0]);
        var two = rows[^1].Split(',');
        Assert.Equal(4 * Math.Exp(-0.5), double.Parse(two[2], CultureInfo.InvariantCulture), 1e-5);
        Assert.Equal(1 + 4 * (1 - Math.Exp(-0.5)), double.Parse(two[3], CultureInfo.InvariantCulture), 1e-5);
        Assert.Contains("<svg", await File.ReadAllTextAsync(Path.Combine(folder, "c.svg")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Population_has_the_same_numbers_for_every_width_and_a_summary_of_them()
    {
        var table = Path.Combine(folder, "many.csv");
        await File.WriteAllTextAsync(table, "id,k,A\n" + string.Concat(Enumerable.Range(1, 9).Select(i => FormattableString.Invariant($"{i},{0.1 * i},{i}\n"))));
        var files = new List<string>();
        foreach (var lanes in new[] { "8", "4", "1" })
        {
            var file = Path.Combine(folder, $"lanes{lanes}.csv");
            Assert.Equal(0, (await Run("run", Model(), "--population", table, "--until", "2", "--steps", "4", "--lanes", lanes, "--threads", "2", "--out", file)).Code);
            files.Add(await File.ReadAllTextAsync(file));
        }

        Assert.All(files, text => Assert.Equal(files[0], text));
        var summary = Path.Combine(folder, "summary.csv");
        var (code, output, _) = await Run("run", Model(), "--population", table, "--until", "2", "--steps", "4", "--summary", "--out", summary);
        Assert.Equal(0, code);
        Assert.Contains("9 subjects, 0 failed", output, StringComparison.Ordinal);
        var row = (await File.ReadAllLinesAsync(summary)).First(line => line.StartsWith("A,2,", StringComparison.Ordinal)).Split(',');
        var median = Enumerable.Range(1, 9).Select(i => i * Math.Exp(-0.1 * i * 2)).Order().ElementAt(4);
        Assert.Equal("9", row[2]);
        Assert.Equal(median, double.Parse(row[10], CultureInfo.InvariantCulture), 1e-5);
    }

    [Fact]
    public async Task Model_tells_what_is_conserved()
    {
        var (code, output, _) = await Run("model", Model());
        Assert.Equal(0, code);
        Assert.Contains("A + B", output, StringComparison.Ordinal);
        Assert.Equal("A + B", (string)JsonNode.Parse((await Run("model", Model(), "--json")).Output)!["conservedMoieties"]![0]!);
    }

    [Fact]
    public async Task Exported_body_reads_back_and_is_at_rest()
    {
        var file = Path.Combine(folder, "body.xml");
        Assert.Equal(0, (await Run("export", "body", "--format", "sbml", "--out", file)).Code);
        Assert.Equal(Body.Default.Network.Reactions.Count, Sbml.Read(file).Reactions.Count);
        var (code, output, _) = await Run("run", file, "--until", "240", "--steps", "1", "--output", "NAD_liv,NAM_p", "--json");
        Assert.Equal(0, code);
        foreach (var (_, series) in JsonNode.Parse(output)!["subjects"]![0]!["outputs"]!.AsObject())
        {
            Assert.True((double)series![0]! > 0.001);
            Assert.Equal((double)series[0]!, (double)series[1]!, 1e-4 * (double)series[0]!);
        }
    }

    [Fact]
    public async Task Conformance_judges_a_folder_of_cases()
    {
        Case("00001", "0.0001", 8 * Math.Exp(-1));
        Case("00002", "0.0001", 3);
        var (code, output, _) = await Run("conformance", "sbml", folder, "--json");
        Assert.Equal(0, code);
        var json = JsonNode.Parse(output)!;
        Assert.Equal((2, 1, 1, 0), ((int)json["total"]!, (int)json["passed"]!, (int)json["failed"]!, (int)json["unsupported"]!));
        Assert.Equal(["passed", "failed"], json["cases"]!.AsArray().Select(one => (string)one!["verdict"]!));
        Assert.Contains("expected 3", (string)json["cases"]![1]!["reason"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cannot be read", "run", "/nowhere/model.xml")]
    [InlineData("-p 'k'", "run", "MODEL", "-p", "k")]
    [InlineData("'kk'", "run", "MODEL", "-p", "kk=1")]
    [InlineData("output 'Z'", "run", "MODEL", "--output", "Z")]
    [InlineData("--dose 'A'", "run", "MODEL", "--dose", "A")]
    [InlineData("'Z', which is no state", "run", "MODEL", "--dose", "Z=1")]
    [InlineData("--until -1;", "run", "MODEL", "--until", "-1")]
    [InlineData("not both", "run", "MODEL", "--every", "1", "--steps", "2")]
    [InlineData(".csv, .json or .parquet", "run", "MODEL", "--out", "x.xlsx")]
    [InlineData("--sbml '2.4'", "export", "MODEL", "--sbml", "2.4")]
    [InlineData("no such folder", "conformance", "sbml", "/nowhere")]
    public async Task Bad_input_gives_one_message_and_code_two(string part, params string[] arguments)
    {
        var (code, output, error) = await Run([.. arguments.Select(argument => argument == "MODEL" ? Model() : argument)]);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(part, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private string Model()
    {
        var file = Path.Combine(folder, "decay.xml");
        File.WriteAllText(file, Decay);
        return file;
    }

    private void Case(string id, string tolerance, double end)
    {
        var place = Directory.CreateDirectory(Path.Combine(folder, id)).FullName;
        File.WriteAllText(Path.Combine(place, $"{id}-sbml-l3v2.xml"), Decay);
        File.WriteAllText(Path.Combine(place, $"{id}-model.m"), "(*\ncomponentTags: Species\ntestTags: Concentration\ntestType: TimeCourse\n*)\n");
        File.WriteAllText(Path.Combine(place, $"{id}-settings.txt"), $"start: 0\nduration: 1\nsteps: 1\nvariables: A\nabsolute: {tolerance}\nrelative: {tolerance}\namount:\nconcentration: A\n");
        File.WriteAllText(Path.Combine(place, $"{id}-results.csv"), FormattableString.Invariant($"time,A\n0,8\n1,{end}\n"));
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
