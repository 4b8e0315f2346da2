namespace Nadir;

/// <summary>Doubles that stay in place, aligned to the line of the cache; freed with their owner.</summary>
internal sealed unsafe class LaneMemory
{
    private const int Line = 64;
    private readonly double[] held;

    /// <summary>Zeroed memory.</summary>
    public LaneMemory(int count)
    {
        held = GC.AllocateArray<double>(count + Line / sizeof(double), pinned: true);
        fixed (double* first = held)
        {
            Start = (double*)(((nuint)first + Line - 1) & ~(nuint)(Line - 1));
        }
    }

    /// <summary>First double; valid while this object lives.</summary>
    public double* Start { get; }
}
