namespace Nadir;

/// <summary>31P magnetic resonance spectroscopy, mM: NAD⁺ and NADH of the whole tissue; free and bound are seen alike.</summary>
internal static class PhosphorusSpectroscopy
{
    public static ObservationModel Brain { get; } = Of("bra", "brain 31P-MRS");

    public static ObservationModel Muscle { get; } = Of("mus", "muscle 31P-MRS");

    private static ObservationModel Of(string tissue, string name) => new(name, "mrs", "mM", AbsoluteScale: true, new Dictionary<string, Measurement>(StringComparer.Ordinal)
    {
        ["NAD"] = s => s.TissueNad(tissue) / 1000,
        ["NADH"] = s => s.TissueNad(tissue) / 1000 / s.Value("redox.total"),
        ["NAD(H)"] = s => s.TissueNad(tissue) / 1000 * (1 + 1 / s.Value("redox.total")),
    });
}
