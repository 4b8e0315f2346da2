namespace Nadir;

/// <summary>Small models for tests, written around what they are about.</summary>
internal static class SbmlText
{
    public const string M = "xmlns=\"http://www.w3.org/1998/Math/MathML\"";

    public const string Time = "<csymbol encoding=\"text\" definitionURL=\"http://www.sbml.org/sbml/symbols/time\">t</csymbol>";

    /// <summary>A Level 3 Version 2 document.</summary>
    public static string Three(string content) =>
        $"<sbml xmlns=\"http://www.sbml.org/sbml/level3/version2/core\" level=\"3\" version=\"2\"><model id=\"m\">{content}</model></sbml>";

    /// <summary>A math element around MathML.</summary>
    public static string Math(string content) => $"<math {M}>{content}</math>";

    /// <summary>Runs at times 0 to end in whole steps.</summary>
    public static Trajectory Run(Network network, double end, KernelBackend backend = KernelBackend.Emitted, ulong seed = 1) =>
        CompiledModel.Compile(Equations.From(network), backend).Simulate(
            Protocol.None, new SimulationOptions([.. Enumerable.Range(0, (int)end + 1).Select(i => (double)i)], new Tolerances(1e-9, 1e-12)) { Seed = seed });
}
