namespace Nadir;

/// <summary>Where the spread of one prediction comes from.</summary>
/// <param name="Readout">What is predicted.</param>
/// <param name="Median">Its median over all draws, a fold.</param>
/// <param name="Spread">Its spread, standard deviation of the logarithm, with people.</param>
/// <param name="Effects">One a group of <see cref="SensitivityStudy.Groups"/>.</param>
public sealed record SensitivityRow(string Readout, double Median, double Spread, IReadOnlyList<GroupEffect> Effects);
