namespace Nadir;

/// <summary>
/// Counter-based random numbers, Philox 4x32 with 10 rounds (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as
/// 1, 2, 3"): number <c>index</c> of stream <c>stream</c> is the same in any order and on any thread.
/// </summary>
/// <param name="seed">Seed of the study.</param>
/// <param name="stream">One a subject or draw.</param>
public readonly struct CounterRandom(ulong seed, ulong stream)
{
    /// <summary>Uniform on (0, 1), 53 bits.</summary>
    public double Uniform(ulong index)
    {
        var (a, b, _, _) = Block((uint)index, (uint)(index >> 32), (uint)stream, (uint)(stream >> 32), (uint)seed, (uint)(seed >> 32));
        return ((((ulong)a << 32 | b) >> 11) + 0.5) * (1.0 / (1UL << 53));
    }

    /// <summary>Standard normal, by the inverse distribution function.</summary>
    public double Normal(ulong index) => NormalDistribution.Quantile(Uniform(index));

    /// <summary>The Philox 4x32-10 block function.</summary>
    public static (uint A, uint B, uint C, uint D) Block(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (var round = 0; round < 10; round++)
        {
            var p0 = 0xD2511F53UL * c0;
            var p1 = 0xCD9E8D57UL * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }

        return (c0, c1, c2, c3);
    }
}
