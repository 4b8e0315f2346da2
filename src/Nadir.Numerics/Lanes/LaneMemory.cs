namespace Nadir;

/// <summary>
/// Doubles that stay in place, aligned to pairs of cache lines and alone on them: processors fetch lines in pairs, so the memory of two threads must
/// not share one. Freed with their owner.
/// </summary>
internal sealed unsafe class LaneMemory
{
    private const int Pair = 128;
    private readonly double[] held;

    /// <summary>Zeroed memory.</summary>
    public LaneMemory(int count)
    {
        held = GC.AllocateArray<double>((count * sizeof(double) + Pair - 1) / Pair * Pair / sizeof(double) + 2 * Pair / sizeof(double), pinned: true);
        fixed (double* first = held)
        {
            Start = (double*)(((nuint)first + Pair - 1) & ~(nuint)(Pair - 1));
        }
    }

    /// <summary>First double; valid while this object lives.</summary>
    public double* Start { get; }
}
