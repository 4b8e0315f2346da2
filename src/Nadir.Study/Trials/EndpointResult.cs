namespace Nadir;

/// <summary>What a virtual trial says about one endpoint.</summary>
/// <param name="Planned">The endpoint.</param>
/// <param name="Changes">Every arm at every visit after baseline; empty where the size is unknown.</param>
/// <param name="DoseOrder">Share of the repetitions in which the mean change at the last visit rises with every step of dose; null where arms are no doses of one compound.</param>
/// <param name="TopOrder">Share in which the highest dose shows the largest mean change; null as before.</param>
public sealed record EndpointResult(PlannedEndpoint Planned, IReadOnlyList<ArmChange> Changes, double? DoseOrder, double? TopOrder);
