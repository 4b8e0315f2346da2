namespace Nadir;

/// <summary>Plasma or serum by mass spectrometry, µM.</summary>
internal static class Plasma
{
    private static readonly Dictionary<string, Measurement> Vitamers = new(StringComparer.Ordinal)
    {
        ["NMN"] = s => s["NMN_p"],
        ["NR"] = s => s["NR_p"],
        ["NAM"] = s => s["NAM_p"],
        ["NA"] = s => s["NA_p"],
        ["NUA"] = s => s["NUA_p"],
        ["MeNAM"] = s => s["MeNAM_p"],
        ["2-PY"] = s => s["PY2_p"],
        ["4-PY"] = s => s["PY4_p"],
        ["2-PY + 4-PY"] = s => s["PY2_p"] + s["PY4_p"],
    };

    public static ObservationModel Model { get; } = new("plasma", "plasma", "uM", AbsoluteScale: true, Vitamers);

    /// <summary>Serum: the resting level differs up to tenfold between laboratories, so only changes are compared.</summary>
    public static ObservationModel Serum { get; } = new("serum", "serum", "uM", AbsoluteScale: false, Vitamers);
}
