namespace Nadir;

/// <summary>A tape that can be run: interpreted or as machine code. Immutable; scratch belongs to the caller.</summary>
internal interface ITapeProgram
{
    /// <summary>Doubles of scratch that a run needs.</summary>
    int ScratchSize { get; }

    /// <summary>Fills every output.</summary>
    void Run(double time, ReadOnlySpan<double> state, ReadOnlySpan<double> fixedValues, Span<double> scratch, Span<double> output);
}
