namespace Nadir;

/// <summary>The best human number for a claim.</summary>
/// <param name="Text">The number in words, or "size unknown".</param>
/// <param name="Row">Its row, <c>study/number</c>.</param>
public sealed record BestHuman(string Text, string? Row);
