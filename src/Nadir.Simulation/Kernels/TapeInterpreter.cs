namespace Nadir;

/// <summary>Runs a tape one operation after the other: the reference, the oracle of tests and the fallback where code cannot be emitted.</summary>
internal sealed class TapeInterpreter(Tape tape) : ITapeProgram
{
    public int ScratchSize => tape.Nodes.Count;

    public void Run(double time, ReadOnlySpan<double> state, ReadOnlySpan<double> fixedValues, Span<double> scratch, Span<double> output)
    {
        for (var i = 0; i < tape.Nodes.Count; i++)
        {
            var node = tape.Nodes[i];
            scratch[i] = node.Op switch
            {
                TapeOp.Fixed => fixedValues[node.A],
                TapeOp.State => state[node.A],
                TapeOp.Time => time,
                _ => Apply(node.Op, node.Function, scratch[node.A], node.B < 0 ? 0 : scratch[node.B], node.C < 0 ? 0 : scratch[node.C]),
            };
        }

        for (var k = 0; k < tape.Outputs.Count; k++)
        {
            output[k] = scratch[tape.Outputs[k]];
        }
    }

    public static double Apply(TapeOp op, Operator function, double a, double b, double c) => op switch
    {
        TapeOp.Add => a + b,
        TapeOp.Subtract => a - b,
        TapeOp.Multiply => a * b,
        TapeOp.Divide => a / b,
        TapeOp.Negate => -a,
        TapeOp.Sqrt => Math.Sqrt(a),
        TapeOp.Power => Arithmetic.Power(a, b),
        TapeOp.Unary => Arithmetic.Unary(function, a),
        TapeOp.Binary => Arithmetic.Apply(function, [a, b]),
        TapeOp.Select => a != 0 ? b : c,
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "Not an operation on values."),
    };
}
