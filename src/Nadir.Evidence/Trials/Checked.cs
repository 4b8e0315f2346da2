namespace Nadir;

/// <summary>How a row was checked against its source. Unconfirmed rows are leads: never fitted, never shown as a result.</summary>
public enum Checked
{
    /// <summary>Seen in the paper, its abstract, its model file or its registry page.</summary>
    ReadInSource,

    /// <summary>Seen in a review, a database or a third-party page only.</summary>
    SecondHand,

    /// <summary>Arithmetic on other rows.</summary>
    Computed,

    /// <summary>General knowledge or vendor text: may center a wide prior, nothing more.</summary>
    Unconfirmed,
}
