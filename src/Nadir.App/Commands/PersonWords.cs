namespace Nadir.App;

/// <summary>Words of the command line for a person and what is swallowed.</summary>
internal static class PersonWords
{
    public static Sex Sex(string text) => text.ToLowerInvariant() switch
    {
        "female" or "woman" or "f" => Nadir.Sex.Female,
        "male" or "man" or "m" => Nadir.Sex.Male,
        _ => throw new ArgumentException($"--sex '{text}' is not known; the scaling rules need female or male."),
    };

    public static Precursor Precursor(string text) => text.ToLowerInvariant() switch
    {
        "nmn" => Nadir.Precursor.NMN,
        "nr" or "nicotinamide riboside" => Nadir.Precursor.NR,
        "nam" or "nicotinamide" or "niacinamide" => Nadir.Precursor.NAM,
        "na" or "niacin" or "nicotinic acid" => Nadir.Precursor.NA,
        "nad" or "nad+" => Nadir.Precursor.NAD,
        _ => throw new ArgumentException($"--precursor '{text}' is not known; give NMN (nicotinamide mononucleotide), NR (nicotinamide riboside), NAM (nicotinamide), NA (nicotinic acid) or NAD (NAD⁺ itself)."),
    };
}
