namespace Nadir;

/// <summary>What one trial, cohort or meta-analysis found on outcomes that people care about.</summary>
/// <param name="Id">Stable id; the file's name.</param>
/// <param name="Source">Id of its <see cref="Nadir.Source"/>.</param>
/// <param name="Kind">Design.</param>
/// <param name="Precursor">NMN, NR, NAM, NA, mixture, or none for an alternative.</param>
/// <param name="Intervention">What people took or did, in words.</param>
/// <param name="IsAlternative">True where it is no NAD⁺ precursor but something else for the same goal.</param>
/// <param name="Design">Design in words.</param>
/// <param name="Population">Who took part.</param>
/// <param name="Includes">Studies that a meta-analysis pools.</param>
/// <param name="SameDataAs">Study whose participants these are.</param>
/// <param name="Primary">Primary endpoint and what came of it.</param>
/// <param name="RiskOfBias">Risk of bias with reasons; null where it was not judged.</param>
/// <param name="Note">What a reader must know.</param>
/// <param name="Rows">Every result.</param>
public sealed record OutcomeStudy(
    string Id, string Source, StudyKind Kind, string Precursor, string Intervention, bool? IsAlternative, string? Design, StudyPopulation Population, IReadOnlyList<string>? Includes,
    string? SameDataAs, string? Primary, RiskOfBias? RiskOfBias, string? Note, IReadOnlyList<OutcomeRow> Rows)
{
    /// <summary>Name of a row, <c>study/number</c>.</summary>
    public string RowName(OutcomeRow row) => $"{Id}/{row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}
