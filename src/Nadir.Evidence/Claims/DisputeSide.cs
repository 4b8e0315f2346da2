namespace Nadir;

/// <summary>One position in a dispute.</summary>
/// <param name="Position">What is held.</param>
/// <param name="Evidence">On what grounds.</param>
/// <param name="Sources">Ids of sources.</param>
public sealed record DisputeSide(string Position, string Evidence, IReadOnlyList<string> Sources);
