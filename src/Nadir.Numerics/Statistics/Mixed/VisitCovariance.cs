namespace Nadir;

/// <summary>Covariance of one person's visits.</summary>
public enum VisitCovariance
{
    /// <summary>A variance for every visit and a covariance for every pair.</summary>
    Unstructured,

    /// <summary>One variance, one covariance (which may be negative).</summary>
    CompoundSymmetry,

    /// <summary>One variance; the correlation falls as rho to the power of the number of visits between.</summary>
    AutoRegressive,
}
