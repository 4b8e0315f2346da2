namespace Nadir;

/// <summary>Published trials beside the model: the answer to "does it predict what was measured?"</summary>
/// <param name="Observations">Rows with a number and an observation model.</param>
/// <param name="Directions">Rows that report a direction only.</param>
/// <param name="Shown">Rows that are read or shown but not replayed, with the reason.</param>
/// <param name="Summary">One row a role that occurs.</param>
/// <param name="IntervalContents">What the intervals contain, one sentence an item; empty without intervals.</param>
/// <param name="Curves">Predicted time courses of the trials that are replayed, for charts.</param>
/// <param name="Provenance">What the result was made from.</param>
public sealed record Comparison(
    IReadOnlyList<ComparedObservation> Observations,
    IReadOnlyList<DirectionAnswer> Directions,
    IReadOnlyList<ShownRow> Shown,
    IReadOnlyList<ComparisonSummary> Summary,
    IReadOnlyList<string> IntervalContents,
    IReadOnlyList<ArmCurve> Curves,
    Provenance Provenance)
{
    /// <summary>Rows that were confirmed, in the order of the roles.</summary>
    public IEnumerable<IGrouping<TrialRole, ComparedObservation>> Results =>
        Observations.Where(o => o.Checked != Checked.Unconfirmed).GroupBy(o => o.Role).OrderBy(group => group.Key);

    /// <summary>Rows whose number nobody has confirmed: no results, only a check that the model is not absurd.</summary>
    public IEnumerable<ComparedObservation> PlausibilityChecks => Observations.Where(o => o.Checked == Checked.Unconfirmed);
}
