namespace Nadir;

/// <summary>One thing known, or known to be unknown, about harm.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Kind">adverseEvents, toxicology, interaction, unknown, mechanism, productQuality, exposure or derived.</param>
/// <param name="Title">Heading.</param>
/// <param name="Text">What is known.</param>
/// <param name="DoseMg">mg a day.</param>
/// <param name="DoseText">Dose in words.</param>
/// <param name="DurationDays">Days.</param>
/// <param name="N">People.</param>
/// <param name="Population">Who.</param>
/// <param name="Conditions">Conditions of the guide that it explains.</param>
/// <param name="Note">What a reader must know.</param>
/// <param name="Sources">Ids of sources.</param>
/// <param name="Checked">How it was checked.</param>
/// <param name="Url">Where it was seen.</param>
/// <param name="Leads">Rows of the shared collection.</param>
public sealed record SafetyItem(
    string Id, string Kind, string Title, string Text, double? DoseMg, string? DoseText, double? DurationDays, int? N, string? Population, IReadOnlyList<string>? Conditions,
    string? Note, IReadOnlyList<string> Sources, Checked Checked, string? Url, IReadOnlyList<string>? Leads);
