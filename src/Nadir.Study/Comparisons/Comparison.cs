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
    Provenance Provenance);
