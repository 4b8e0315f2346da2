namespace Nadir;

/// <summary>
/// Serum or plasma NAD(H) by enzymatic kit, µM: what cells release on clotting and handling, less hydrolysis. It follows whole blood
/// loosely, on its own wide scale, and a kit does not tell NAD⁺ from NADH well; NAD⁺ over NADH is held at a set-point.
/// </summary>
internal static class SerumKit
{
    public static ObservationModel Model { get; } = new("serum kit", "serumkit", "uM", AbsoluteScale: false, new Dictionary<string, Measurement>(StringComparer.Ordinal)
    {
        ["NAD"] = Released,
        ["NAD(H)"] = Released,
        ["NAD+/NADH"] = s => s.Value("redox.plasma"),
    });

    private static double Released(Sample s) => s.Value("serumkit.release") * WholeBlood.Model.Analytes["NAD(H)"](s);
}
