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

    /// <summary>How a row was checked.</summary>
    public static string Of(Checked check) => check switch
    {
        Checked.ReadInSource => "read in the source",
        Checked.SecondHand => "second-hand",
        Checked.Computed => "computed",
        _ => "not confirmed",
    };

    /// <summary>Who paid.</summary>
    public static string Of(Interest interest) => interest switch
    {
        Interest.Maker => "paid for or written by a maker",
        Interest.Independent => "independent",
        _ => "funding not looked up",
    };

    /// <summary>A level of risk of bias.</summary>
    public static string Of(BiasLevel level) => level switch
    {
        BiasLevel.Low => "low",
        BiasLevel.High => "high",
        BiasLevel.SomeConcerns => "some concerns",
        _ => "unclear",
    };
}
