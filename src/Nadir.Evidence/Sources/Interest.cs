namespace Nadir;

/// <summary>Whether someone with something to sell stands behind a source.</summary>
public enum Interest
{
    /// <summary>Nobody has looked.</summary>
    Unknown,

    /// <summary>Public or charitable money and no tie reported.</summary>
    Independent,

    /// <summary>Paid for, supplied or written by someone who sells or holds patents on the product.</summary>
    Maker,
}
