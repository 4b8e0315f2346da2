namespace Nadir;

/// <summary>Whole blood: red cells by hematocrit, immune cells and platelets, and plasma. µM.</summary>
internal static class WholeBlood
{
    public static ObservationModel Model { get; } = new("whole blood", "wholeblood", "uM", AbsoluteScale: true, new Dictionary<string, Measurement>(StringComparer.Ordinal)
    {
        ["NAD"] = s => Cells(s, s["NAD_r"], s["NAD_w"]),
        ["NADH"] = s => Cells(s, s["NAD_r"], s["NAD_w"]) / s.Value("redox.total"),
        ["NAD(H)"] = s => Cells(s, s["NAD_r"], s["NAD_w"]) * (1 + 1 / s.Value("redox.total")),
        ["NMN"] = s => Cells(s, s["NMN_r"], s["NMN_w"]) + PlasmaShare(s) * s["NMN_p"],
        ["NaMN"] = s => Cells(s, s["NaX_r"], 0),
        ["NAM"] = s => Cells(s, s["NAM_r"], s["NAM_p"]) + PlasmaShare(s) * s["NAM_p"],
        ["MeNAM"] = s => PlasmaShare(s) * s["MeNAM_p"],
        ["2-PY"] = s => PlasmaShare(s) * s["PY2_p"],
        ["4-PY"] = s => PlasmaShare(s) * s["PY4_p"],
    });

    private static double Cells(Sample s, double red, double immune) =>
        (s.Value("V_r") * red + s.Value("V_w") * immune) / s.Value("V_b");

    private static double PlasmaShare(Sample s) => 1 - (s.Value("V_r") + s.Value("V_w")) / s.Value("V_b");
}
