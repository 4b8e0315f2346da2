namespace Nadir;

/// <summary>How NAD⁺ of a tissue that was not biopsied is read from a run.</summary>
public enum TissueReading
{
    /// <summary>From the pool of that tissue.</summary>
    OwnPool,

    /// <summary>As if it rose like whole blood.</summary>
    LikeBlood,

    /// <summary>As if a precursor left it unchanged.</summary>
    Unchanged,
}
