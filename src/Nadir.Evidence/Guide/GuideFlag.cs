namespace Nadir;

/// <summary>A condition or medicine that stops, flags or is only noted.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Heading.</param>
/// <param name="Level">What follows.</param>
/// <param name="Words">What people write for it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Items">Safety items behind it.</param>
/// <param name="Sources">Ids of sources.</param>
/// <param name="Rule">Rule that asks for it.</param>
public sealed record GuideFlag(
    string Id, string Name, FlagLevel Level, IReadOnlyList<string> Words, string Reason, IReadOnlyList<string>? Items, IReadOnlyList<string>? Sources, string? Rule);
