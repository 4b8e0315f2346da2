namespace Nadir;

/// <summary>What a person hopes for.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Heading.</param>
/// <param name="Words">What people write for it.</param>
/// <param name="Endpoints">Endpoints that answer it, those that people notice first.</param>
/// <param name="Alternatives">Studies of something else for the same goal.</param>
public sealed record GuideGoal(string Id, string Name, IReadOnlyList<string> Words, IReadOnlyList<string> Endpoints, IReadOnlyList<string>? Alternatives);
