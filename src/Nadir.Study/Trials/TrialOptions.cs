namespace Nadir;

/// <summary>How a virtual trial is run.</summary>
/// <param name="Replicates">Times that the trial is repeated.</param>
/// <param name="PoolSize">People simulated in every arm.</param>
/// <param name="Seed">Seed of everything that is random.</param>
/// <param name="Threads">Workers, -1 for every core; no number depends on it.</param>
public sealed record TrialOptions(int Replicates = 1000, int PoolSize = 4000, ulong Seed = 1, int Threads = -1);
