namespace Nadir;

/// <summary>What a null result would rule out: the smallest true effect, the same in everyone, at which the trial is null (its 95 % interval holds no effect) in only 5 % of its repetitions.</summary>
/// <param name="Effect">The effect: a difference in the unit of the endpoint, or a ratio where logarithms are analyzed.</param>
/// <param name="ShareOfPredicted">The effect over that of the typical body, on the scale of the analysis; below 1 a null speaks against the model.</param>
/// <param name="Draws">Share of the draws of the body that a null would rule out; null without draws.</param>
/// <param name="Dose">Largest dose of the trial, mg, from which on the model's effect would be ruled out; null without a curve over doses, or where the curve does not reach it.</param>
public sealed record NullExclusion(double Effect, double ShareOfPredicted, double? Draws, double? Dose);
