using System.Text;

namespace Nadir;

/// <summary>What a hostile file may try is refused.</summary>
public sealed class SbmlSafetyTests
{
    [Theory]
    [InlineData("<!DOCTYPE sbml [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><sbml xmlns=\"http://www.sbml.org/sbml/level3/version2/core\" level=\"3\" version=\"2\"><model id=\"m\">&c;</model></sbml>")]
    [InlineData("<!DOCTYPE sbml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><sbml xmlns=\"http://www.sbml.org/sbml/level3/version2/core\" level=\"3\" version=\"2\"><model id=\"m\">&x;</model></sbml>")]
    [InlineData("<!DOCTYPE sbml SYSTEM \"http://localhost:1/x.dtd\"><sbml xmlns=\"http://www.sbml.org/sbml/level3/version2/core\" level=\"3\" version=\"2\"><model id=\"m\"/></sbml>")]
    public void Document_types_bombs_and_entities(string text) => Refused("xml", text);

    [Fact]
    public void Math_nested_a_hundred_thousand_deep()
    {
        const int Depth = 100_000;
        var math = new StringBuilder();
        math.Insert(0, "<apply><minus/>", Depth).Append("<cn>1</cn>").Insert(math.Length, "</apply>", Depth);
        Refused("too-deep", SbmlText.Three($"<listOfParameters><parameter id=\"x\" constant=\"false\"/></listOfParameters><listOfRules><assignmentRule variable=\"x\">{SbmlText.Math(math.ToString())}</assignmentRule></listOfRules>"));
    }

    [Fact]
    public void Formula_of_Level_1_nested_a_hundred_thousand_deep() => Refused(
        "expression", $"<sbml xmlns=\"http://www.sbml.org/sbml/level1\" level=\"1\" version=\"2\"><model name=\"m\"><listOfParameters><parameter name=\"x\"/></listOfParameters><listOfRules><parameterRule name=\"x\" formula=\"{new string('(', 90_000)}1{new string(')', 90_000)}\"/></listOfRules></model></sbml>");

    [Fact]
    public void Functions_that_multiply_like_a_bomb()
    {
        // Each of forty functions calls the one before twice, with different arguments: 2^40 operations written out.
        var functions = new StringBuilder("<functionDefinition id=\"f0\">").Append(SbmlText.Math("<lambda><bvar><ci>a</ci></bvar><ci>a</ci></lambda>")).Append("</functionDefinition>");
        for (var i = 1; i <= 40; i++)
        {
            var call = $"<apply><ci>f{i - 1}</ci>";
            functions.Append($"<functionDefinition id=\"f{i}\">").Append(SbmlText.Math($"<lambda><bvar><ci>a</ci></bvar><apply><plus/>{call}<ci>a</ci></apply>{call}<apply><plus/><ci>a</ci><cn>{i}</cn></apply></apply></apply></lambda>")).Append("</functionDefinition>");
        }

        var text = SbmlText.Three($"<listOfFunctionDefinitions>{functions}</listOfFunctionDefinitions><listOfParameters><parameter id=\"x\" constant=\"false\"/><parameter id=\"y\" value=\"1\" constant=\"true\"/></listOfParameters><listOfRules><assignmentRule variable=\"x\">{SbmlText.Math("<apply><ci>f40</ci><ci>y</ci></apply>")}</assignmentRule></listOfRules>");
        Assert.Equal("too-large", Assert.Throws<ModelException>(() => Equations.From(Sbml.Parse(text))).Problems.Single().Code);
    }

    [Fact]
    public void Chain_of_ten_thousand_assignments_does_not_overflow_the_stack()
    {
        var (parameters, rules) = (new StringBuilder("<parameter id=\"x0\" value=\"1\" constant=\"false\"/>"), new StringBuilder());
        for (var i = 1; i <= 10_000; i++)
        {
            parameters.Append($"<parameter id=\"x{i}\" constant=\"false\"/>");
            rules.Append($"<assignmentRule variable=\"x{i}\">").Append(SbmlText.Math($"<apply><plus/><ci>x{i - 1}</ci><cn>1</cn></apply>")).Append("</assignmentRule>");
        }

        var text = SbmlText.Three($"<listOfParameters>{parameters}</listOfParameters><listOfRules>{rules}</listOfRules>");
        try
        {
            Assert.Equal(10_001, SbmlText.Run(Sbml.Parse(text), 1)["x10000"][1]);
        }
        catch (ModelException e)
        {
            Assert.Equal("too-deep", e.Problems.Single().Code);
        }
    }

    [Theory]
    [InlineData("../outside.xml")]
    [InlineData("/etc/passwd")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://localhost:1/x.xml")]
    [InlineData("sub/../../outside.xml")]
    [InlineData("%2e%2e/outside.xml")]
    public void Models_outside_the_folder(string source)
    {
        var root = Directory.CreateTempSubdirectory("nadir-comp").FullName;
        try
        {
            File.WriteAllText(Path.Combine(root, "outside.xml"), SbmlText.Three(""));
            var inside = Directory.CreateDirectory(Path.Combine(root, "inside")).FullName;
            var file = Path.Combine(inside, "model.xml");
            File.WriteAllText(file, Referring(source));
            Assert.Equal("external", Assert.Throws<ModelException>(() => Sbml.Read(file)).Problems.Single().Code);
            Refused("external", Referring(source));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void Model_that_contains_itself() => Refused("comp-depth", Referring("x").Replace("<comp:externalModelDefinition comp:id=\"e\" comp:source=\"x\"/>", "", StringComparison.Ordinal)
        .Replace("comp:modelRef=\"e\"", "comp:modelRef=\"top\"", StringComparison.Ordinal));

    private static string Referring(string source) =>
        "<sbml xmlns=\"http://www.sbml.org/sbml/level3/version1/core\" xmlns:comp=\"http://www.sbml.org/sbml/level3/version1/comp/version1\" comp:required=\"true\" level=\"3\" version=\"1\"><model id=\"top\"><comp:listOfSubmodels><comp:submodel comp:id=\"s\" comp:modelRef=\"e\"/></comp:listOfSubmodels></model>"
        + $"<comp:listOfExternalModelDefinitions><comp:externalModelDefinition comp:id=\"e\" comp:source=\"{source}\"/></comp:listOfExternalModelDefinitions></sbml>";

    private static void Refused(string code, string text) => Assert.Equal(code, Assert.Throws<ModelException>(() => Sbml.Parse(text)).Problems[0].Code);
}
