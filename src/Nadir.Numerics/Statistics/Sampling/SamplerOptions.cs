namespace Nadir;

/// <summary>How long chains run.</summary>
/// <param name="Chains">Chains side by side.</param>
/// <param name="WarmUp">Iterations in which the step is tuned and, half-way, the reference is moved to where the chains are; nothing of them is kept.</param>
/// <param name="Iterations">Iterations after the warm-up.</param>
/// <param name="Every">Every so manieth of them is kept.</param>
/// <param name="Seed">Seed of every random number.</param>
public sealed record SamplerOptions(int Chains = 32, int WarmUp = 200, int Iterations = 1200, int Every = 4, ulong Seed = 1)
{
    /// <summary>Part of the proposals that the step is tuned to accept; about a quarter is best for many targets (Roberts and Rosenthal 2001, Stat Sci 16:351).</summary>
    public double Acceptance { get; init; } = 0.25;

    /// <summary>Values kept of a chain.</summary>
    public int Kept => Iterations / Every;
}
