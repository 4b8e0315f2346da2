namespace Nadir;

/// <summary>Where rival hypotheses differ and what would tell them apart.</summary>
/// <param name="Person">Whose body.</param>
/// <param name="People">People in the experiment.</param>
/// <param name="Pairs">One a pair of rivals.</param>
/// <param name="Draws">Draws of the body's values that were asked for.</param>
/// <param name="Failures">What failed, in words; empty when every draw ran.</param>
/// <param name="Provenance">What it was made from.</param>
public sealed record HypothesisRun(Person Person, int People, IReadOnlyList<RivalPair> Pairs, int Draws, IReadOnlyList<string> Failures, Provenance Provenance);
