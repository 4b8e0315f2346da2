namespace Nadir;

/// <summary>What one body gives for every row of a plan.</summary>
/// <param name="Reading">What <see cref="TrialReplay"/> read.</param>
/// <param name="Resting">The same quantity at rest.</param>
/// <param name="Rests">The bodies at rest that were asked for beside the rows.</param>
internal sealed record RowReadings(double[] Reading, double[] Resting, IReadOnlyList<BodyAtRest> Rests);
