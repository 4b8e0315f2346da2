namespace Nadir;

/// <summary>Operations of lane code. Operands are earlier nodes unless said otherwise; truths are 1 and 0.</summary>
internal enum LaneOp : byte
{
    /// <summary>A value a lane: region A, slot B.</summary>
    Load,

    /// <summary>The same value in every lane: slot B of the uniform values.</summary>
    Broadcast,

    /// <summary>a + b.</summary>
    Add,

    /// <summary>a - b.</summary>
    Subtract,

    /// <summary>a * b.</summary>
    Multiply,

    /// <summary>a / b.</summary>
    Divide,

    /// <summary>-a.</summary>
    Negate,

    /// <summary>a * b + c, rounded once.</summary>
    Fma,

    /// <summary>c - a * b, rounded once.</summary>
    FmaNegated,

    /// <summary>Square root.</summary>
    Sqrt,

    /// <summary>Absolute value.</summary>
    Abs,

    /// <summary>Largest whole number not above.</summary>
    Floor,

    /// <summary>Smallest whole number not below.</summary>
    Ceiling,

    /// <summary>Smaller of two.</summary>
    Min,

    /// <summary>Larger of two.</summary>
    Max,

    /// <summary>a = b.</summary>
    Equal,

    /// <summary>a ≠ b.</summary>
    NotEqual,

    /// <summary>a &lt; b.</summary>
    Less,

    /// <summary>a ≤ b.</summary>
    LessOrEqual,

    /// <summary>b where a is not zero, else c.</summary>
    Select,

    /// <summary>A function of a (and b) by memory, many at once: see <see cref="LaneCall"/>.</summary>
    Call,

    /// <summary>Puts a into slot B of the memory, for a call.</summary>
    Put,
}
