namespace Nadir;

/// <summary>Operations of a tape. Operands are earlier nodes.</summary>
internal enum TapeOp : byte
{
    /// <summary>A fixed value: constant, parameter or anything that depends on parameters only.</summary>
    Fixed,

    /// <summary>A state.</summary>
    State,

    /// <summary>Time.</summary>
    Time,

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

    /// <summary>Square root of a.</summary>
    Sqrt,

    /// <summary>a to the power b.</summary>
    Power,

    /// <summary>Any other function of a, by <see cref="Operator"/>.</summary>
    Unary,

    /// <summary>Any other function of a and b, by <see cref="Operator"/>.</summary>
    Binary,

    /// <summary>b where a is not zero, else c.</summary>
    Select,
}
