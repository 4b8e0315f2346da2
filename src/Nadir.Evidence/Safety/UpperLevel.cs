namespace Nadir;

/// <summary>Upper intake level of an authority.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Substance">NAM or NA.</param>
/// <param name="Region">Where it holds.</param>
/// <param name="MgPerDay">mg a day, adults.</param>
/// <param name="Date">When it was set.</param>
/// <param name="Note">What a reader must know.</param>
/// <param name="Sources">Ids of sources.</param>
/// <param name="Checked">How it was checked.</param>
/// <param name="Leads">Rows of the shared collection.</param>
public sealed record UpperLevel(
    string Id, string Substance, string Region, double MgPerDay, string? Date, string? Note, IReadOnlyList<string> Sources, Checked Checked, IReadOnlyList<string>? Leads);
