namespace Nadir;

/// <summary>People an arm for a power; null where the pool is too small to reach it.</summary>
/// <param name="Size">Smallest number whose simulated power reaches it.</param>
/// <param name="Low">Smallest number at which the 95 % interval of the power reaches it.</param>
/// <param name="High">Smallest number at which the whole interval lies above it.</param>
/// <param name="Largest">Largest number that the pool allows.</param>
public sealed record SampleSize(int? Size, int? Low, int? High, int Largest);
