namespace Nadir;

/// <summary>Where rival hypotheses differ and what would tell them apart.</summary>
/// <param name="Person">Whose body.</param>
/// <param name="People">People in the experiment.</param>
/// <param name="Pairs">One a pair of rivals.</param>
/// <param name="Draws">Draws of the body's values that ran under every set.</param>
/// <param name="Provenance">What it was made from.</param>
public sealed record HypothesisRun(Person Person, int People, IReadOnlyList<RivalPair> Pairs, int Draws, Provenance Provenance);
