namespace Nadir;

/// <summary>Operating characteristics of one contrast.</summary>
/// <param name="Planned">As planned, in the typical body.</param>
/// <param name="FalseAlarms">Significant repetitions when nobody takes anything; null where the size is unknown, and for non-inferiority, whose error is that at its margin.</param>
public sealed record ContrastPower(ContrastResult Planned, int? FalseAlarms)
{
    /// <summary>Type-I error.</summary>
    public double? TypeOne => FalseAlarms is { } count ? (double)count / Planned.Replicates : null;

    /// <summary>Its 95 % interval for the number of repetitions (Wilson).</summary>
    public (double Low, double High)? TypeOneInterval => FalseAlarms is { } count ? ProportionInterval.Wilson(count, Planned.Replicates) : null;

    /// <summary>People an arm for the target power; null where it is not sought.</summary>
    public SampleSize? Needed { get; init; }

    /// <summary>Power over draws of the body; null without draws.</summary>
    public Assurance? Assurance { get; init; }

    /// <summary>Numbers of the body that matter most, first the most; empty without draws.</summary>
    public IReadOnlyList<InformationValue> Information { get; init; } = [];

    /// <summary>What a null result would rule out; null for ranks, rates and margins.</summary>
    public NullExclusion? Null { get; init; }
}
