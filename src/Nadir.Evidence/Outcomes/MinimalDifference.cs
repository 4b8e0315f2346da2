namespace Nadir;

/// <summary>Smallest difference that matters to people.</summary>
/// <param name="Value">In the unit of the endpoint, without sign.</param>
/// <param name="Text">Range or remark.</param>
/// <param name="Checked">How it was checked; unconfirmed ones are never used for a grade.</param>
/// <param name="Sources">Ids of sources.</param>
public sealed record MinimalDifference(double Value, string? Text, Checked Checked, IReadOnlyList<string>? Sources);
