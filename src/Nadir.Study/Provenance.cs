namespace Nadir;

/// <summary>What a result was made from: same values, same numbers.</summary>
/// <param name="Version">Version of Nadir.</param>
/// <param name="ModelHash">First 12 hex digits of the SHA-256 of the body network, its parameter values and, where there are draws, the posterior sample.</param>
/// <param name="StudyHash">First 12 hex digits of the SHA-256 of the question asked.</param>
/// <param name="Seed">Seed of every random draw.</param>
/// <param name="RelativeTolerance">Relative tolerance of the integrator.</param>
/// <param name="AbsoluteTolerance">Absolute tolerance, µM or µmol.</param>
/// <param name="Draws">Parameter draws behind the intervals; 0 when there are none.</param>
/// <param name="Citations">What the result rests on.</param>
public sealed record Provenance(
    string Version,
    string ModelHash,
    string StudyHash,
    ulong Seed,
    double RelativeTolerance,
    double AbsoluteTolerance,
    int Draws,
    IReadOnlyList<string> Citations);
