namespace Nadir;

#pragma warning disable CS1591 // each name says what it is
/// <summary>Reasons to lower the certainty (GRADE).</summary>
public enum GradeDomain
{
    Design, RiskOfBias, Inconsistency, Indirectness, Imprecision, PublicationBias,
}
#pragma warning restore CS1591
