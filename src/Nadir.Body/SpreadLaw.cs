namespace Nadir;

/// <summary>How the spread of a number of the body is meant.</summary>
public enum SpreadLaw
{
    /// <summary>Standard deviation of the natural logarithm.</summary>
    LogNormal,

    /// <summary>Standard deviation in the unit of the value, which may have either sign.</summary>
    Normal,

    /// <summary>Decades to either side of the value, all sizes in between as likely: for what only a sign is known of.</summary>
    LogUniform,
}
