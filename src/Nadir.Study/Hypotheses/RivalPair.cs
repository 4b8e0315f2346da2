namespace Nadir;

/// <summary>Two rival answers to one question, and what would tell them apart.</summary>
/// <param name="Hypothesis">The question.</param>
/// <param name="First">One answer.</param>
/// <param name="Second">The other.</param>
/// <param name="Furthest">Measurement in which they differ most, whatever its error; null when they predict the same everywhere.</param>
/// <param name="Best">Measurements that tell them apart best, given assay error and people, best first.</param>
/// <param name="BitsWhenWidened">Information of the best one when commercial ties widen its error (D9).</param>
/// <param name="Note">What else a reader must know; empty when nothing.</param>
public sealed record RivalPair(Hypothesis Hypothesis, string First, string Second, RivalReading? Furthest, IReadOnlyList<RivalReading> Best, double BitsWhenWidened, string Note);
