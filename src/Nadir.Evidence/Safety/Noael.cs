namespace Nadir;

/// <summary>The highest dose without an observed adverse effect in an animal study (NOAEL).</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Species">rat, mouse or dog.</param>
/// <param name="Sex">both, male or female.</param>
/// <param name="MgPerKg">mg a kg body mass and day.</param>
/// <param name="IsLowerBound">True where no higher dose was tested.</param>
/// <param name="LoaelMgPerKg">Lowest dose with an effect, mg a kg and day.</param>
/// <param name="Days">Days of dosing.</param>
/// <param name="Product">Product.</param>
/// <param name="Note">What a reader must know.</param>
/// <param name="Sources">Ids of sources.</param>
/// <param name="Checked">How it was checked.</param>
/// <param name="Leads">Rows of the shared collection.</param>
public sealed record Noael(
    string Id, string Species, string Sex, double MgPerKg, bool? IsLowerBound, double? LoaelMgPerKg, double Days, string Product, string? Note,
    IReadOnlyList<string> Sources, Checked Checked, IReadOnlyList<string>? Leads);
