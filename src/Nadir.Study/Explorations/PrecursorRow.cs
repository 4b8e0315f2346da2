namespace Nadir;

/// <summary>What one precursor does to the NAD⁺ of blood and tissues.</summary>
/// <param name="Precursor">What is swallowed.</param>
/// <param name="Milligrams">mg a day (NR: of its chloride).</param>
/// <param name="Draws">Draws behind the intervals that ran.</param>
/// <param name="Folds">Pools over the value before the first dose.</param>
public sealed record PrecursorRow(Precursor Precursor, double Milligrams, int Draws, IReadOnlyList<PrecursorFold> Folds);
