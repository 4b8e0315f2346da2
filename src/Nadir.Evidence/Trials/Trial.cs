namespace Nadir;

/// <summary>One published human trial or pharmacokinetic study: what was given to whom and what was measured.</summary>
/// <param name="Id">Stable id, for example <c>conze2019</c>.</param>
/// <param name="Citation">Authors, title, journal, year.</param>
/// <param name="Doi">DOI, or null.</param>
/// <param name="Pmcid">PubMed Central id, or null.</param>
/// <param name="Registry">Registry id (NCT, UMIN, ChiCTR), or null.</param>
/// <param name="Design">Type, duration, matrix and assay.</param>
/// <param name="Population">Who took part.</param>
/// <param name="Arms">Every arm, in the order of the source.</param>
/// <param name="Observations">Every reported row, replayable or not.</param>
public sealed record Trial(
    string Id,
    string Citation,
    string? Doi,
    string? Pmcid,
    string? Registry,
    TrialDesign Design,
    TrialPopulation Population,
    IReadOnlyList<Arm> Arms,
    IReadOnlyList<Observation> Observations)
{
    /// <summary>The arm with this id, or null when the name stands for several arms, a contrast or the whole design.</summary>
    public Arm? FindArm(string id) => Arms.FirstOrDefault(arm => string.Equals(arm.Id, id, StringComparison.Ordinal));
}
