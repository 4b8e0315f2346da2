namespace Nadir;

public sealed class SbmlReaderTests
{
    private const string Parameters = "<listOfParameters><parameter id=\"k\" value=\"0.5\" constant=\"true\"/><parameter id=\"x\" value=\"1\" constant=\"false\"/></listOfParameters>";

    [Theory]
    [InlineData("<apply><root/><degree><cn>3</cn></degree><cn>8</cn></apply>", 2)]
    [InlineData("<apply><log/><logbase><cn>2</cn></logbase><cn>8</cn></apply>", 3)]
    [InlineData("<apply><log/><cn>1000</cn></apply>", 3)]
    [InlineData("<cn type=\"e-notation\">1.5<sep/>-2</cn>", 0.015)]
    [InlineData("<cn type=\"rational\">3<sep/>4</cn>", 0.75)]
    [InlineData("<apply><plus/></apply>", 0)]
    [InlineData("<apply><times/></apply>", 1)]
    [InlineData("<apply><minus/><cn>2</cn></apply>", -2)]
    [InlineData("<apply><lt/><cn>1</cn><cn>2</cn><cn>2</cn></apply>", 0)]
    [InlineData("<apply><implies/><false/><false/></apply>", 1)]
    [InlineData("<apply><quotient/><cn>7</cn><cn>2</cn></apply>", 3)]
    [InlineData("<apply><rem/><cn>7</cn><cn>4</cn></apply>", 3)]
    [InlineData("<apply><max/><cn>1</cn><cn>5</cn><cn>3</cn></apply>", 5)]
    [InlineData("<apply><arcsech/><cn>0.5</cn></apply>", 1.3169578969248166)]
    [InlineData("<semantics><apply><factorial/><cn>4</cn></apply></semantics>", 24)]
    [InlineData("<piecewise><piece><cn>1</cn><false/></piece><otherwise><cn>9</cn></otherwise></piecewise>", 9)]
    public void MathML_has_the_value_of_its_definition(string math, double expected)
    {
        var network = Sbml.Parse(SbmlText.Three($"{Parameters}<listOfRules><assignmentRule variable=\"x\">{SbmlText.Math(math)}</assignmentRule></listOfRules>"));
        Assert.Equal(expected, network.Rules[0].Value.Evaluate(_ => 0), 12);
        Assert.Equal(expected, Sbml.Parse(Sbml.Write(network)).Rules[0].Value.Evaluate(_ => 0), 12);
    }

    [Fact]
    public void Level_one_reads_formulas_as_its_own_rules_say()
    {
        var network = Sbml.Parse(
            """
            <sbml xmlns="http://www.sbml.org/sbml/level1" level="1" version="2"><model name="m"><listOfCompartments><compartment name="c"/></listOfCompartments>
            <listOfSpecies><species name="S" compartment="c" initialAmount="6"/><species name="P" compartment="c" initialAmount="0"/></listOfSpecies>
            <listOfParameters><parameter name="time" value="2"/><parameter name="y" value="0"/></listOfParameters>
            <listOfRules><parameterRule name="y" formula="sqr(time) + log(1)"/></listOfRules>
            <listOfReactions><reaction name="J"><listOfReactants><speciesReference species="S" stoichiometry="3" denominator="2"/></listOfReactants>
            <listOfProducts><speciesReference species="P"/></listOfProducts><kineticLaw formula="k*S"><listOfParameters><parameter name="k" value="0.1"/></listOfParameters></kineticLaw></reaction></listOfReactions></model></sbml>
            """);
        var run = SbmlText.Run(network, 4);
        Assert.Equal(4, run["y"][2], 12);
        Assert.Equal(6 * Math.Exp(-0.15 * 4), run["S"][4], 7);
        Assert.Equal(0.1, run["J_k"][0], 12);
    }

    [Fact]
    public void Species_in_a_compartment_that_grows_is_diluted()
    {
        // V = 1 + t; an amount of 2 stays, so the concentration is 2/(1 + t).
        var network = Sbml.Parse(SbmlText.Three(
            $"""
            <listOfCompartments><compartment id="V" size="1" spatialDimensions="3" constant="false"/></listOfCompartments>
            <listOfSpecies><species id="S" compartment="V" initialConcentration="2" hasOnlySubstanceUnits="false" boundaryCondition="false" constant="false"/></listOfSpecies>
            <listOfRules><rateRule variable="V">{SbmlText.Math("<cn>1</cn>")}</rateRule></listOfRules>
            """));
        Assert.Equal(0.5, SbmlText.Run(network, 3)["S"][3], 9);
    }

    [Fact]
    public void Assigned_stoichiometry_and_conversion_factor_count()
    {
        var network = Sbml.Parse(SbmlText.Three(
            $"""
            <listOfCompartments><compartment id="c" size="1" spatialDimensions="3" constant="true"/></listOfCompartments>
            <listOfSpecies><species id="S" compartment="c" initialAmount="0" hasOnlySubstanceUnits="true" boundaryCondition="false" constant="false" conversionFactor="cf"/></listOfSpecies>
            <listOfParameters><parameter id="cf" value="10" constant="true"/></listOfParameters>
            <listOfRules><assignmentRule variable="n">{SbmlText.Math($"<apply><plus/><cn>1</cn>{SbmlText.Time}</apply>")}</assignmentRule></listOfRules>
            <listOfReactions><reaction id="J" reversible="false"><listOfProducts><speciesReference id="n" species="S" constant="false"/></listOfProducts><kineticLaw>{SbmlText.Math("<cn>1</cn>")}</kineticLaw></reaction></listOfReactions>
            """));
        Assert.Equal(10 * (3 + 4.5), SbmlText.Run(network, 3)["S"][3], 8);
    }

    [Fact]
    public void Hierarchy_is_flattened_with_its_conversion_factors()
    {
        // Inside, dx/dt = k x with k = 2/10 by the factor of the replaced parameter; outside, time is ten times longer.
        var network = Sbml.Parse(SbmlFuzz.Hierarchy);
        Assert.DoesNotContain(network.Parameters, p => p.Id == "sub1__y");
        Assert.Equal(Math.Exp(0.2 / 10 * 5), SbmlText.Run(network, 5)["sub1__x"][5], 8);
    }

    [Fact]
    public void Metadata_and_units_survive_writing_and_reading()
    {
        const string Annotation = "<annotation><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"#mk\"/></rdf:RDF></annotation>";
        var network = Sbml.Parse(SbmlText.Three(
            $"""
            <listOfUnitDefinitions><unitDefinition id="perhour"><listOfUnits><unit kind="second" exponent="-1" scale="0" multiplier="3600"/></listOfUnits></unitDefinition></listOfUnitDefinitions>
            <listOfParameters><parameter id="k" name="rate" metaid="mk" sboTerm="SBO:0000009" value="2" units="perhour" constant="true"><notes><p xmlns="http://www.w3.org/1999/xhtml">why</p></notes>{Annotation}</parameter></listOfParameters>
            """));
        foreach (var one in new[] { network, Sbml.Parse(Sbml.Write(network)), Sbml.Parse(Sbml.Write(network, SbmlVersion.Level3Version1)) })
        {
            var kept = one.Metadata["k"];
            Assert.Equal(("rate", "mk", "SBO:0000009"), (kept.Name, kept.MetaId, kept.SboTerm));
            Assert.Contains("why", kept.Notes, StringComparison.Ordinal);
            Assert.Contains("#mk", kept.Annotation, StringComparison.Ordinal);
            Assert.True(Math.Abs(Unit.Parse(one.Parameters[0].Unit).Scale * 3600 - 1) < 1e-12);
        }
    }

    [Fact]
    public void Every_problem_of_a_file_is_reported_with_its_line()
    {
        var e = Assert.Throws<ModelException>(() => Sbml.Parse(
            "<sbml xmlns=\"http://www.sbml.org/sbml/level3/version2/core\" level=\"3\" version=\"2\"><model>\n<listOfParameters><parameter id=\"k\" value=\"abc\" constant=\"maybe\"/></listOfParameters>\n"
            + $"<listOfRules><assignmentRule variable=\"k\">{SbmlText.Math("<apply><frobnicate/></apply>")}</assignmentRule></listOfRules></model></sbml>", "file.xml"));
        Assert.Contains(e.Problems, p => p.Code == "number" && p.Where == "file.xml:2");
        Assert.Contains(e.Problems, p => p.Code == "boolean" && p.Where == "file.xml:2");
        Assert.Contains(e.Problems, p => p.Code == "math" && p.Where == "file.xml:3");
    }

    [Fact]
    public void Packages_are_passed_or_refused_as_they_ask()
    {
        static string With(string required) => $"<sbml xmlns=\"http://www.sbml.org/sbml/level3/version1/core\" xmlns:spatial=\"http://www.sbml.org/sbml/level3/version1/spatial/version1\" spatial:required=\"{required}\" level=\"3\" version=\"1\"><model id=\"m\"><spatial:geometry/></model></sbml>";
        Assert.Equal("m", Sbml.Parse(With("false")).Id);
        Assert.Contains("'spatial'", Assert.Throws<ModelException>(() => Sbml.Parse(With("true"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Writer_refuses_what_a_version_cannot_say()
    {
        var newer = new NetworkBuilder("n").Parameter("x", 1).Assignment("y", "max(x, 2)").Assignment("z", "x > 1").Build();
        var e = Assert.Throws<ModelException>(() => Sbml.Write(newer, SbmlVersion.Level3Version1));
        Assert.Contains(e.Problems, p => p.Code == "version" && p.Where == "rule of 'y'");
        Assert.Contains(e.Problems, p => p.Code == "boolean" && p.Where == "rule of 'z'");
        var fast = Sbml.Parse(SbmlFuzz.Early);
        Assert.Contains("fast", Assert.Throws<ModelException>(() => Sbml.Write(fast)).Problems.Single().Code, StringComparison.Ordinal);
    }

    [Fact]
    public void The_body_reads_back_with_the_same_rates()
    {
        var (mine, read) = (Equations.From(Body.Default.Network), Equations.From(Sbml.Parse(Sbml.Write(Body.Default.Network))));
        Assert.Equal(mine.States, read.States);
        double At(Expression e) => e.Evaluate(id => 0.5 + id.Length % 7 + 0.1 * id[0] % 1);
        for (var i = 0; i < mine.Rates.Count; i++)
        {
            var (mineAt, readAt) = (At(mine.Rates[i]), At(read.Rates[i]));
            Assert.True(mineAt.Equals(readAt) || Math.Abs(mineAt - readAt) <= 1e-9 * Math.Abs(mineAt), $"{mine.States[i]}: {mineAt:R} and {readAt:R}");
        }

        Assert.Contains("CHEBI:15846", Sbml.Write(Body.Default.Network), StringComparison.Ordinal);
        Assert.Empty(Sbml.Parse(Sbml.Write(Body.Default.Network)).CheckUnits());
    }
}
