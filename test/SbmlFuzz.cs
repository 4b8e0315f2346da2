using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Nadir;

/// <summary>A seeded generator of broken SBML: whatever comes, reading, compiling and running end with a result or a ModelException.</summary>
internal static class SbmlFuzz
{
    private static readonly string[] Operators =
        ["plus", "minus", "times", "divide", "power", "root", "exp", "ln", "log", "abs", "floor", "ceiling", "factorial", "sin", "arccosh", "sech", "eq", "neq", "lt", "geq", "and", "or", "xor", "not", "implies", "min", "max", "quotient", "rem"];

    private static readonly string[] Names = ["S1", "S2", "k", "c", "J0", "x", "y", "f", "sub1__S1", "", "time", "S1 ", "1a", "ref", "undefined"];

    private static readonly string[] Values = ["0", "1", "-1", "2", "1e308", "-1e-320", "NaN", "INF", "-INF", "true", "false", "abc", "", "0.5", "1e999", "3", "item", "mole", "litre", "S1", "k", "c", "99999999999999999999"];

    public const string Rich = """
        <?xml version="1.0" encoding="UTF-8"?>
        <sbml xmlns="http://www.sbml.org/sbml/level3/version2/core" level="3" version="2">
        <model id="m" timeUnits="second" substanceUnits="mole" extentUnits="mole">
        <listOfFunctionDefinitions><functionDefinition id="f"><math xmlns="http://www.w3.org/1998/Math/MathML"><lambda><bvar><ci>a</ci></bvar><apply><times/><ci>a</ci><cn>2</cn></apply></lambda></math></functionDefinition></listOfFunctionDefinitions>
        <listOfUnitDefinitions><unitDefinition id="u"><listOfUnits><unit kind="mole" exponent="1" scale="-3" multiplier="1"/></listOfUnits></unitDefinition></listOfUnitDefinitions>
        <listOfCompartments><compartment id="c" size="2" constant="false" spatialDimensions="3" units="litre"/></listOfCompartments>
        <listOfSpecies><species id="S1" compartment="c" initialConcentration="3" hasOnlySubstanceUnits="false" boundaryCondition="false" constant="false" substanceUnits="u"/>
        <species id="S2" compartment="c" initialAmount="0" hasOnlySubstanceUnits="true" boundaryCondition="false" constant="false"/></listOfSpecies>
        <listOfParameters><parameter id="k" value="0.5" constant="true" units="second"/><parameter id="x" value="1" constant="false"/><parameter id="y" constant="false"/><parameter id="z" value="1" constant="false"/></listOfParameters>
        <listOfInitialAssignments><initialAssignment symbol="x"><math xmlns="http://www.w3.org/1998/Math/MathML"><apply><ci>f</ci><ci>k</ci></apply></math></initialAssignment></listOfInitialAssignments>
        <listOfRules><rateRule variable="x"><math xmlns="http://www.w3.org/1998/Math/MathML"><apply><minus/><apply><times/><ci>k</ci><ci>x</ci></apply></apply></math></rateRule>
        <assignmentRule variable="y"><math xmlns="http://www.w3.org/1998/Math/MathML"><piecewise><piece><ci>S1</ci><apply><gt/><csymbol encoding="text" definitionURL="http://www.sbml.org/sbml/symbols/time">t</csymbol><cn>1</cn></apply></piece><otherwise><apply><csymbol encoding="text" definitionURL="http://www.sbml.org/sbml/symbols/delay">d</csymbol><ci>x</ci><cn>0.5</cn></apply></otherwise></piecewise></math></assignmentRule>
        <algebraicRule><math xmlns="http://www.w3.org/1998/Math/MathML"><apply><minus/><ci>z</ci><apply><plus/><ci>x</ci><cn type="e-notation">1<sep/>0</cn></apply></apply></math></algebraicRule></listOfRules>
        <listOfReactions><reaction id="J0" reversible="false"><listOfReactants><speciesReference id="ref" species="S1" stoichiometry="1" constant="true"/></listOfReactants><listOfProducts><speciesReference species="S2" stoichiometry="2" constant="true"/></listOfProducts>
        <kineticLaw><math xmlns="http://www.w3.org/1998/Math/MathML"><apply><times/><ci>k1</ci><ci>S1</ci><ci>c</ci></apply></math><listOfLocalParameters><localParameter id="k1" value="0.3"/></listOfLocalParameters></kineticLaw></reaction></listOfReactions>
        <listOfEvents><event id="e" useValuesFromTriggerTime="true"><trigger initialValue="false" persistent="false"><math xmlns="http://www.w3.org/1998/Math/MathML"><apply><lt/><ci>S1</ci><cn>2</cn></apply></math></trigger><priority><math xmlns="http://www.w3.org/1998/Math/MathML"><cn>1</cn></math></priority><delay><math xmlns="http://www.w3.org/1998/Math/MathML"><cn>0.1</cn></math></delay>
        <listOfEventAssignments><eventAssignment variable="S1"><math xmlns="http://www.w3.org/1998/Math/MathML"><apply><csymbol encoding="text" definitionURL="http://www.sbml.org/sbml/symbols/rateOf">r</csymbol><ci>S2</ci></apply></math></eventAssignment><eventAssignment variable="c"><math xmlns="http://www.w3.org/1998/Math/MathML"><cn>3</cn></math></eventAssignment></listOfEventAssignments></event></listOfEvents>
        </model></sbml>
        """;

    public const string Early = """
        <sbml xmlns="http://www.sbml.org/sbml/level1" level="1" version="2"><model name="m"><listOfCompartments><compartment name="c" volume="1"/></listOfCompartments>
        <listOfSpecies><species name="S1" compartment="c" initialAmount="1"/><species name="S2" compartment="c" initialAmount="0" boundaryCondition="true"/></listOfSpecies><listOfParameters><parameter name="k" value="1"/></listOfParameters>
        <listOfRules><parameterRule name="k" formula="2 + sqr(S2)*log(3)"/></listOfRules>
        <listOfReactions><reaction name="J0" fast="true"><listOfReactants><speciesReference species="S1" stoichiometry="2" denominator="1"/></listOfReactants><listOfProducts><speciesReference species="S2"/></listOfProducts><kineticLaw formula="k*S1 - x*S2"><listOfParameters><parameter name="x" value="1"/></listOfParameters></kineticLaw></reaction></listOfReactions></model></sbml>
        """;

    public const string Hierarchy = """
        <sbml xmlns="http://www.sbml.org/sbml/level3/version1/core" xmlns:comp="http://www.sbml.org/sbml/level3/version1/comp/version1" comp:required="true" level="3" version="1"><model id="top"><listOfParameters><parameter id="k" value="2" constant="true"><comp:listOfReplacedElements><comp:replacedElement comp:submodelRef="sub1" comp:portRef="p" comp:conversionFactor="cf"/></comp:listOfReplacedElements></parameter><parameter id="cf" value="10" constant="true"/></listOfParameters>
        <comp:listOfSubmodels><comp:submodel comp:id="sub1" comp:modelRef="inner" comp:timeConversionFactor="cf"><comp:listOfDeletions><comp:deletion comp:idRef="y"/></comp:listOfDeletions></comp:submodel></comp:listOfSubmodels></model>
        <comp:listOfModelDefinitions><comp:modelDefinition id="inner"><listOfParameters><parameter id="k" value="1" constant="true"/><parameter id="x" value="1" constant="false"/><parameter id="y" value="1" constant="false"/></listOfParameters><listOfRules><rateRule variable="x"><math xmlns="http://www.w3.org/1998/Math/MathML"><apply><times/><ci>k</ci><ci>x</ci></apply></math></rateRule></listOfRules><comp:listOfPorts><comp:port comp:id="p" comp:idRef="k"/></comp:listOfPorts></comp:modelDefinition></comp:listOfModelDefinitions></sbml>
        """;

    /// <summary>Runs until the time is over. Returns how many texts were tried and how many were read.</summary>
    public static (int Tried, int Read) Run(ulong seed, TimeSpan time, IReadOnlyList<string> seeds)
    {
        var watch = Stopwatch.StartNew();
        var (tried, read) = (0, 0);
        while (watch.Elapsed < time)
        {
            var random = new Source(new CounterRandom(seed, (ulong)tried++));
            var text = Mutate(seeds[random.Next(seeds.Count)], random);
            var began = watch.Elapsed;
            try
            {
                read += Try(text, random.Next(8) == 0 ? KernelBackend.Emitted : KernelBackend.Interpreted) ? 1 : 0;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Assert.Fail($"seed {seed}, text {tried}: {e}\n{text}");
            }

            Assert.True(watch.Elapsed - began < TimeSpan.FromSeconds(30), $"seed {seed}, text {tried} took {watch.Elapsed - began}\n{text}");
            Assert.True(GC.GetTotalMemory(false) < 2_000_000_000, $"seed {seed}, text {tried}: memory\n{text}");
        }

        return (tried, read);
    }

    private static bool Try(string text, KernelBackend backend)
    {
        try
        {
            var network = Sbml.Parse(text);
            _ = network.CheckUnits();
            var model = CompiledModel.Compile(Equations.From(network), backend);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            model.TrySimulate(Protocol.None, new SimulationOptions([0, 1, 2], new Tolerances(1e-4, 1e-6)), [], [], out var run, limit.Token);
            foreach (var parameter in network.Parameters.Take(3))
            {
                _ = run[parameter.Id];
            }

            var version = network.Reactions.Any(reaction => reaction.IsFast) ? SbmlVersion.Level3Version1 : SbmlVersion.Level3Version2;
            Sbml.Parse(Sbml.Write(network, version));
            return true;
        }
        catch (ModelException e)
        {
            Assert.NotEmpty(e.Problems);
            return false;
        }
    }

    private static string Mutate(string text, Source random)
    {
        var result = new StringBuilder(text);
        for (var n = 1 + random.Next(4); n > 0; n--)
        {
            Once(result, random);
        }

        return result.ToString();
    }

    private static void Once(StringBuilder text, Source random)
    {
        var whole = text.ToString();
        switch (random.Next(9))
        {
            case 0 when Find(whole, '"', random) is var quote and >= 0 && whole.IndexOf('"', quote + 1) is var end and >= 0:
                Replace(text, quote + 1, end, Values[random.Next(Values.Length)]);
                break;
            case 1 when Between(whole, "<ci>", "</ci>", random) is { } name:
                Replace(text, name.Start, name.End, Names[random.Next(Names.Length)]);
                break;
            case 2 when Between(whole, "<cn>", "</cn>", random) is { } number:
                Replace(text, number.Start - 4, number.End + 5, Math(random, 0));
                break;
            case 3 when Between(whole, "<", ">", random) is { } element:
                text.Remove(element.Start - 1, element.End - element.Start + 2);
                break;
            case 4 when Between(whole, "<apply><", "/>", random) is { } op:
                Replace(text, op.Start, op.End, Operators[random.Next(Operators.Length)]);
                break;
            case 5 when Between(whole, "<", ">", random) is { } copied:
                text.Insert(copied.End + 1, whole[(copied.Start - 1)..(copied.End + 1)]);
                break;
            case 6 when whole.Length > 2:
                text[random.Next(whole.Length)] = (char)random.Next(random.Next(2) == 0 ? 128 : 60000);
                break;
            case 7 when Between(whole, "<ci>", "</ci>", random) is { } variable:
                Replace(text, variable.Start - 4, variable.End + 5, Math(random, 0));
                break;
            default:
                var lists = new[] { "listOfRules", "listOfReactions", "listOfEvents", "listOfSpecies", "listOfReactants", "listOfInitialAssignments" };
                var list = lists[random.Next(lists.Length)];
                if (Between(whole, $"<{list}>", $"</{list}>", random) is { } part)
                {
                    text.Insert(part.Start, whole[part.Start..part.End]);
                }

                break;
        }
    }

    private static string Math(Source random, int depth)
    {
        if (depth > 5 || random.Next(3) == 0)
        {
            return random.Next(4) switch
            {
                0 => $"<ci>{Names[random.Next(Names.Length)]}</ci>",
                1 => "<csymbol encoding=\"text\" definitionURL=\"http://www.sbml.org/sbml/symbols/time\">t</csymbol>",
                _ => $"<cn>{random.Next(5).ToString(CultureInfo.InvariantCulture)}</cn>",
            };
        }

        var arguments = string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Math(random, depth + 1)));
        return random.Next(6) switch
        {
            0 => $"<piecewise><piece>{Math(random, depth + 1)}{Math(random, depth + 1)}</piece><otherwise>{Math(random, depth + 1)}</otherwise></piecewise>",
            1 => $"<apply><csymbol encoding=\"text\" definitionURL=\"http://www.sbml.org/sbml/symbols/delay\">d</csymbol>{Math(random, depth + 1)}{Math(random, depth + 1)}</apply>",
            2 => $"<apply><csymbol encoding=\"text\" definitionURL=\"http://www.sbml.org/sbml/symbols/rateOf\">r</csymbol><ci>{Names[random.Next(Names.Length)]}</ci></apply>",
            _ => $"<apply><{Operators[random.Next(Operators.Length)]}/>{arguments}</apply>",
        };
    }

    private static void Replace(StringBuilder text, int start, int end, string with) => text.Remove(start, end - start).Insert(start, with);

    private static int Find(string text, char sign, Source random) => text.Length == 0 ? -1 : text.IndexOf(sign, random.Next(text.Length));

    private static (int Start, int End)? Between(string text, string open, string close, Source random)
    {
        var start = text.Length == 0 ? -1 : text.IndexOf(open, random.Next(text.Length), StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(close, start + open.Length, StringComparison.Ordinal);
        return end < 0 ? null : (start + open.Length, end);
    }

    private sealed class Source(CounterRandom random)
    {
        private ulong drawn;

        public int Next(int below) => (int)(random.Uniform(drawn++) * below);
    }
}
