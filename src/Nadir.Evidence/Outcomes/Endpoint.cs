namespace Nadir;

/// <summary>An outcome that studies measure: what it means, which way is better, what difference matters.</summary>
/// <param name="Id">Stable id, for example <c>six-minute-walk</c>.</param>
/// <param name="Name">The field's name.</param>
/// <param name="Plain">What it means, for a reader without training.</param>
/// <param name="Unit">Usual unit.</param>
/// <param name="Better">Whether higher or lower is better: higher, lower or neither.</param>
/// <param name="Kind">Whether people notice it.</param>
/// <param name="Goals">Goals of the guide that it answers.</param>
/// <param name="Mcid">Smallest difference that matters, or null.</param>
/// <param name="PublicationBias">Why publication bias is suspected, or null.</param>
/// <param name="Indirectness">Why the evidence is indirect, or null.</param>
/// <param name="Note">What a reader must know.</param>
/// <param name="Profiles">What an earlier reviewer wrote.</param>
public sealed record Endpoint(
    string Id, string Name, string Plain, string? Unit, string Better, EndpointKind Kind, IReadOnlyList<string> Goals, MinimalDifference? Mcid,
    string? PublicationBias, string? Indirectness, string? Note, IReadOnlyList<EvidenceProfile>? Profiles);
