namespace Nadir;

/// <summary>How a state comes by its value.</summary>
public enum StateKind
{
    /// <summary>By its rate.</summary>
    Moving,

    /// <summary>By events only: its rate is zero.</summary>
    Held,

    /// <summary>So that an expression is zero: its "rate" is that expression.</summary>
    Algebraic,
}
