namespace Nadir;

/// <summary>How a posterior is sampled.</summary>
/// <param name="Sampling">Chains, their length and the seed.</param>
/// <param name="Draws">Points of every chain that go into the committed sample.</param>
/// <param name="Predicted">Points of every chain that predictions are made from, to see how well those have mixed.</param>
public sealed record PosteriorOptions(SamplerOptions Sampling, int Draws = 50, int Predicted = 120);
