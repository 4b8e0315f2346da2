namespace Nadir;

/// <summary>A tape and the program that runs it.</summary>
internal sealed record CompiledProgram(Tape Tape, ITapeProgram Program)
{
    public static CompiledProgram Of(Tape tape, KernelBackend backend) =>
        new(tape, backend == KernelBackend.Emitted ? new EmittedTape(tape) : new TapeInterpreter(tape));

    /// <summary>The program with a set of parameters and scratch of its own, for one thread.</summary>
    public BoundProgram Bind(ReadOnlySpan<double> parameters) => new(this, parameters);

    /// <summary>One run with scratch of its own.</summary>
    public void Evaluate(double time, ReadOnlySpan<double> state, ReadOnlySpan<double> parameters, Span<double> output) =>
        Program.Run(time, state, Tape.FixedValues(parameters), new double[Program.ScratchSize], output);
}
