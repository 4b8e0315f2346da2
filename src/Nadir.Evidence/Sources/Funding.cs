namespace Nadir;

/// <summary>Who paid for a study and who wrote it.</summary>
/// <param name="Interest">Whether someone who sells the product stands behind it.</param>
/// <param name="Text">In words.</param>
public sealed record Funding(Interest Interest, string? Text);
