namespace Nadir;

/// <summary>What holds for every outcome alike.</summary>
/// <param name="Text">The remark.</param>
/// <param name="Sources">Ids of sources.</param>
public sealed record LibraryRemark(string Text, IReadOnlyList<string> Sources);
