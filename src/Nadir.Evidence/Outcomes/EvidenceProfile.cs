namespace Nadir;

/// <summary>What an earlier reviewer wrote of an endpoint, shown beside the computed grade.</summary>
/// <param name="Certainty">His certainty.</param>
/// <param name="Trials">What he had.</param>
/// <param name="Effect">His summary.</param>
/// <param name="DowngradedFor">His reasons.</param>
/// <param name="Lead">Row of the shared collection.</param>
public sealed record EvidenceProfile(string Certainty, string? Trials, string? Effect, IReadOnlyList<string>? DowngradedFor, string Lead);
