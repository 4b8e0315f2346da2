namespace Nadir;

/// <summary>Peripheral blood mononuclear cells, pmol a mg of protein: absolute values depend on washing and lysis, changes do not.</summary>
internal static class Pbmc
{
    public static ObservationModel Model { get; } = new("PBMC", "pbmc", "pmol/mg", AbsoluteScale: false, new Dictionary<string, Measurement>(StringComparer.Ordinal)
    {
        ["NAD"] = s => s["NAD_w"] * s.Value("pbmc.volume"),
        ["NADH"] = s => s["NAD_w"] * s.Value("pbmc.volume") / s.Value("redox.total"),
        ["NMN"] = s => s["NMN_w"] * s.Value("pbmc.volume"),
        ["NAM"] = s => s["NAM_p"] * s.Value("pbmc.volume"),
        ["MeNAM"] = s => s["MeNAM_p"] * s.Value("pbmc.volume"),
        ["2-PY"] = s => s["PY2_p"] * s.Value("pbmc.volume"),
    });
}
