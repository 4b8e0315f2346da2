namespace Nadir;

/// <summary>Skeletal-muscle biopsy, pmol a mg of wet tissue (µmol/kg): cytosol and mitochondria together.</summary>
internal static class MuscleBiopsy
{
    public static ObservationModel Model { get; } = new("muscle biopsy", "muscle", "pmol/mg", AbsoluteScale: false, new Dictionary<string, Measurement>(StringComparer.Ordinal)
    {
        ["NAD"] = s => s.TissueNad("mus") / s.Value("muscle.density"),
        ["NADH"] = s => s.TissueNad("mus") / s.Value("muscle.density") / s.Value("redox.total"),
        ["NMN"] = s => s["NMN_mus"] / s.Value("muscle.density"),
        ["NAM"] = s => s["NAM_mus"] * s.Value("Kp") / s.Value("muscle.density"),
        ["MeNAM"] = s => s["MeNAM_x"],
        ["2-PY"] = s => s["PY2_x"],
    });
}
