namespace Nadir;

/// <summary>How long chains run.</summary>
/// <param name="Chains">Chains side by side.</param>
/// <param name="WarmUp">Iterations in which the step is tuned and, after the second and the third quarter, the reference is moved to where the chains were in it; nothing of them is kept.</param>
/// <param name="Iterations">Iterations after the warm-up.</param>
/// <param name="Every">Every so manieth of them is kept.</param>
/// <param name="Seed">Seed of every random number.</param>
public sealed record SamplerOptions(int Chains = 16, int WarmUp = 600, int Iterations = 4200, int Every = 8, ulong Seed = 1)
{
    /// <summary>
    /// Part of the proposals that the step is tuned to accept. A quarter moves farthest on the average, but single chains then stay long where the target exceeds the reference by much.
    /// </summary>
    public double Acceptance { get; init; } = 0.35;

    /// <summary>Values kept of a chain.</summary>
    public int Kept => Iterations / Every;
}
