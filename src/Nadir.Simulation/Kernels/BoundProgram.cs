namespace Nadir;

/// <summary>A program with its parameters hoisted and its own scratch: for one thread, again and again.</summary>
internal sealed class BoundProgram(CompiledProgram program, ReadOnlySpan<double> parameters)
{
    private readonly double[] fixedValues = program.Tape.FixedValues(parameters);
    private readonly double[] scratch = new double[program.Program.ScratchSize];
    private readonly double[] output = new double[program.Tape.Outputs.Count];

    /// <summary>Every output; valid until the next run.</summary>
    public ReadOnlySpan<double> Run(double time, ReadOnlySpan<double> state)
    {
        program.Program.Run(time, state, fixedValues, scratch, output);
        return output;
    }
}
