namespace Nadir;

/// <summary>Lane code as machine code for one width. Immutable; memory belongs to the caller.</summary>
internal sealed unsafe class LaneProgram<T>(IReadOnlyList<LaneStep> steps)
    where T : struct, ILane<T>
{
    private readonly LaneStep[] steps = [.. steps];

    /// <summary>Pieces of machine code, for tests.</summary>
    public int Pieces => Array.FindAll(steps, step => step.Piece is not null).Length;

    public void Run(double* memory, double* state, double* output, double* time, double* uniform)
    {
        foreach (var step in steps)
        {
            if (step.Piece is { } piece)
            {
                piece(memory, state, output, time, uniform);
            }
            else
            {
                Call(memory, step.Call);
            }
        }
    }

    private static void Call(double* memory, in LaneCall call)
    {
        var x = memory + call.First * T.Width;
        var result = memory + call.Result * T.Width;
        switch (call.Function)
        {
            case Operator.Exp:
                LaneMath<T>.Exp(x, result, call.Count);
                break;
            case Operator.Ln:
                LaneMath<T>.Ln(x, result, call.Count);
                break;
            case Operator.Power:
                LaneMath<T>.Power(x, memory + call.Second * T.Width, result, call.Count);
                break;
            default:
                for (var i = 0; i < call.Count * T.Width; i++)
                {
                    result[i] = call.Second < 0 ? Arithmetic.Unary(call.Function, x[i]) : Arithmetic.Apply(call.Function, [x[i], memory[call.Second * T.Width + i]]);
                }

                break;
        }
    }
}
