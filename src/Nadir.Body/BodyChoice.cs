namespace Nadir;

/// <summary>What a body is built with beside its numbers.</summary>
/// <param name="Hypotheses">One setting for every disputed question.</param>
/// <param name="Responses">Responses that join the chemistry.</param>
internal sealed record BodyChoice(HypothesisSet Hypotheses, IReadOnlyList<Response> Responses);
