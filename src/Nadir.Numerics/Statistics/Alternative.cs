namespace Nadir;

/// <summary>Which departures from the null hypothesis count.</summary>
public enum Alternative
{
    /// <summary>Both directions.</summary>
    TwoSided,

    /// <summary>The estimate is above the null value.</summary>
    Greater,

    /// <summary>The estimate is below the null value.</summary>
    Less,
}
