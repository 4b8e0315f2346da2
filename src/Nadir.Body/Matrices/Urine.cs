namespace Nadir;

/// <summary>Urine, cumulative µmol since the start; a collection is the difference of two times, a spot sample the rate at its time.</summary>
internal static class Urine
{
    public static ObservationModel Model { get; } = new("urine", "urine", "umol", AbsoluteScale: true, new Dictionary<string, Measurement>(StringComparer.Ordinal)
    {
        ["NAM"] = s => s["U_NAM"],
        ["NA"] = s => s["U_NA"],
        ["NUA"] = s => s["U_NUA"],
        ["MeNAM"] = s => s["U_MeNAM"],
        ["2-PY"] = s => s["U_2PY"],
        ["4-PY"] = s => s["U_4PY"],
        ["NAM N-oxide"] = s => s["U_NOX"],
        ["total"] = s => s["U_NA"] + s["U_NUA"] + s["U_MeNAM"] + s["U_2PY"] + s["U_NAM"] + s["U_NOX"],
    });
}
