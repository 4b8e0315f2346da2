namespace Nadir;

/// <summary>A rule that the sheet keeps.</summary>
/// <param name="Id">R1 to R18.</param>
/// <param name="Text">The rule.</param>
/// <param name="Lead">Row of the shared collection.</param>
public sealed record GuideRule(string Id, string Text, string? Lead);
