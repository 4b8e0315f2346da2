namespace Nadir;

/// <summary>
/// Enzymes, carriers and microbes whose activity can be changed: 1 = as at rest, 0 = knocked out or fully inhibited. Each is the symbol <c>act_NAME</c> of the network.
/// </summary>
public static class Enzyme
{
    /// <summary>Names in the order of the pathway.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["NAMPT", "NMNAT", "NRK", "PNP", "NAPRT", "NADSYN", "QPRT", "SIRT1", "PARP1", "CD38", "SIRT3", "SLC25A51", "NNMT", "AOX", "CD73", "microbes"];

    /// <summary>The symbol of an enzyme's activity.</summary>
    public static string Symbol(string enzyme) => $"act_{enzyme}";

    /// <summary>Factor of a rate law: the activity, or nothing in the network at rest, which anchors everything at activity 1.</summary>
    internal static string Factor(string enzyme, bool atRest) => atRest ? "" : $"*{Symbol(enzyme)}";
}
