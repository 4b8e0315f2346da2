namespace Nadir;

/// <summary>One operation of lane code.</summary>
/// <param name="Op">What it does.</param>
/// <param name="A">First operand (node), or the region of a load.</param>
/// <param name="B">Second operand or -1, or a slot.</param>
/// <param name="C">Third operand or -1.</param>
/// <param name="Function">The function of a call.</param>
internal readonly record struct LaneNode(LaneOp Op, int A, int B, int C, Operator Function)
{
    /// <summary>Whether it reads memory instead of computing.</summary>
    public bool IsInput => Op is LaneOp.Load or LaneOp.Broadcast;

    /// <summary>Whether its value is a truth.</summary>
    public bool IsTruth => Op is LaneOp.Equal or LaneOp.NotEqual or LaneOp.Less or LaneOp.LessOrEqual;

    /// <summary>Number of operands.</summary>
    public int OperandCount => Op switch
    {
        LaneOp.Load or LaneOp.Broadcast => 0,
        LaneOp.Negate or LaneOp.Sqrt or LaneOp.Abs or LaneOp.Floor or LaneOp.Ceiling or LaneOp.Put => 1,
        LaneOp.Fma or LaneOp.FmaNegated or LaneOp.Select => 3,
        LaneOp.Call => B < 0 ? 1 : 2,
        _ => 2,
    };

    /// <summary>Operand by number.</summary>
    public int Operand(int i) => i == 0 ? A : i == 1 ? B : C;
}

/// <summary>What a pointer of lane code points to.</summary>
internal enum LaneRegion
{
    /// <summary>Memory of the system: parameters of every lane, Jacobian, factors, scratch.</summary>
    Memory,

    /// <summary>States.</summary>
    State,

    /// <summary>Results.</summary>
    Output,

    /// <summary>Time, or the shift of the matrix.</summary>
    Time,
}
