namespace Nadir;

/// <summary>
/// What assays of NMN in plasma and serum read besides the molecule. Laboratories differ about a thousandfold (dispute D2) and nothing settles which side is right, so both are drawn: an assay that reads
/// nothing else, and one whose reading lies anywhere, by its logarithm, between what mass spectrometry just tells from nothing and what ultraviolet detection gave.
/// </summary>
internal static class AssayDispute
{
    /// <summary>What is read besides the molecule, in the unit of the model; 0 for every row without the dispute.</summary>
    /// <param name="rules">Numbers of <c>body/hypotheses.csv</c>.</param>
    /// <param name="row">The row.</param>
    /// <param name="side">Uniform on (0, 1): the side of the dispute.</param>
    /// <param name="size">Uniform on (0, 1): the size.</param>
    public static double Reads(IReadOnlyDictionary<string, double> rules, ReplayRow row, double side, double size) =>
        row.Analyte != "NMN" || row.Model.Assay is not ("plasma" or "serum") || row.Kind is not (ReadingKind.Level or ReadingKind.Peak) || side < rules["NMN.clean"]
            ? 0
            : rules["NMN.least"] * Math.Pow(rules["NMN.most"] / rules["NMN.least"], size);
}
