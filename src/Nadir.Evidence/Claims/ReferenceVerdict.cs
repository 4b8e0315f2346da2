namespace Nadir;

/// <summary>Verdict on a cited reference.</summary>
/// <param name="Cited">As cited.</param>
/// <param name="Verdict">Whether it exists.</param>
/// <param name="Text">What was found.</param>
/// <param name="Sources">The real papers.</param>
/// <param name="Leads">Rows of the shared collection.</param>
public sealed record ReferenceVerdict(string Cited, Verdict Verdict, string Text, IReadOnlyList<string> Sources, IReadOnlyList<string>? Leads);
