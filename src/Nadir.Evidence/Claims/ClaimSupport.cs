namespace Nadir;

/// <summary>One piece of evidence for or against a claim.</summary>
/// <param name="Text">What it shows.</param>
/// <param name="Species">In whom.</param>
/// <param name="Row">Row of a study, <c>study/number</c>.</param>
/// <param name="Item">Id of an animal result, safety item or dispute.</param>
/// <param name="Sources">Ids of sources.</param>
public sealed record ClaimSupport(string Text, string? Species, string? Row, string? Item, IReadOnlyList<string>? Sources);
