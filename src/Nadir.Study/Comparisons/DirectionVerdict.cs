namespace Nadir;

/// <summary>How a predicted direction stands to a reported one.</summary>
public enum DirectionVerdict
{
    /// <summary>The whole interval is on the reported side (or, for "no change", it contains zero and stays small).</summary>
    Agrees,

    /// <summary>The whole interval is on the other side.</summary>
    Disagrees,

    /// <summary>The interval does not decide, or the row cannot be compared.</summary>
    Undecided,
}
