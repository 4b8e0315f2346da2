namespace Nadir;

/// <summary>A tape and the program that runs it; machine code is made when it is first needed.</summary>
internal sealed class CompiledProgram
{
    private readonly Lazy<ITapeProgram> program;

    private CompiledProgram(Tape tape, KernelBackend backend)
    {
        Tape = tape;
        program = new(() => backend == KernelBackend.Emitted ? new EmittedTape(tape) : new TapeInterpreter(tape));
    }

    /// <summary>The tape.</summary>
    public Tape Tape { get; }

    /// <summary>The program.</summary>
    public ITapeProgram Program => program.Value;

    public static CompiledProgram Of(Tape tape, KernelBackend backend) => new(tape, backend);

    /// <summary>The program with a set of parameters and scratch of its own, for one thread.</summary>
    public BoundProgram Bind(ReadOnlySpan<double> parameters) => new(this, parameters);

    /// <summary>One run with scratch of its own.</summary>
    public void Evaluate(double time, ReadOnlySpan<double> state, ReadOnlySpan<double> parameters, Span<double> output) =>
        Program.Run(time, state, Tape.FixedValues(parameters), new double[Program.ScratchSize], output);
}
