namespace Nadir;

/// <summary>Terms of the evidence in words.</summary>
public static class EvidenceWords
{
    /// <summary>A domain of GRADE.</summary>
    public static string Words(GradeDomain domain) => domain switch
    {
        GradeDomain.RiskOfBias => "risk of bias",
        GradeDomain.PublicationBias => "publication bias",
        _ => domain.ToString().ToLowerInvariant(),
    };

    /// <summary>What a row compares.</summary>
    public static string Words(Contrast contrast) => contrast switch
    {
        Contrast.AgainstPlacebo => "against control",
        Contrast.Pooled => "pooled, against control",
        Contrast.WithinArm => "change within one arm: no effect",
        Contrast.ArmValue => "value of one arm: no effect",
        Contrast.ExposureResponse => "relation to another measure: no effect",
        _ => "a statement without a number",
    };
}
