namespace Nadir;

/// <summary>How people are given to arms.</summary>
/// <param name="Kind">Simple, in blocks, or in blocks within strata.</param>
/// <param name="Strata">Covariates that make strata, each cut at its median in the pool (0 or 1 for yes or no).</param>
public sealed record Randomization(RandomizationKind Kind = RandomizationKind.Block, IReadOnlyList<string>? Strata = null);
