namespace Nadir;

/// <summary>Treatment that a person gets whose value is bad at a visit after baseline.</summary>
/// <param name="Endpoint">Name of the endpoint that is watched.</param>
/// <param name="Above">Value from which rescue is given, in the unit of the endpoint.</param>
/// <param name="Effect">What rescue adds to the endpoint from the next visit on, in its unit.</param>
/// <param name="KeepsValues">Whether values under rescue are analyzed (treatment policy) or count as missing (hypothetical).</param>
public sealed record Rescue(string Endpoint, double Above, double Effect, bool KeepsValues = false);
