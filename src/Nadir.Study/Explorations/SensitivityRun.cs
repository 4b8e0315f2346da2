namespace Nadir;

/// <summary>Spread of predictions by where it comes from.</summary>
/// <param name="Person">Whose.</param>
/// <param name="RegimenText">What is taken.</param>
/// <param name="Days">Day that is read.</param>
/// <param name="Pairs">Pairs of draws that ran.</param>
/// <param name="Rows">One a readout.</param>
/// <param name="Numbers">Numbers in each group that has numbers, in the order of <see cref="SensitivityStudy.Groups"/>.</param>
/// <param name="Notes">What belongs to the result.</param>
/// <param name="Provenance">What it was made from.</param>
public sealed record SensitivityRun(
    Person Person, string RegimenText, int Days, int Pairs, IReadOnlyList<SensitivityRow> Rows, IReadOnlyList<int> Numbers, IReadOnlyList<string> Notes, Provenance Provenance);
