namespace Nadir;

#pragma warning disable CS1591 // each name says what it is
/// <summary>Designs of studies.</summary>
public enum StudyKind
{
    RandomizedTrial, NonRandomizedTrial, SingleArm, MetaAnalysis, Review, Cohort, Guideline,
}
#pragma warning restore CS1591
