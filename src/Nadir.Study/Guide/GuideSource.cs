namespace Nadir;

/// <summary>A source as the sheet shows it.</summary>
/// <param name="Id">Id in the library.</param>
/// <param name="Citation">Citation.</param>
/// <param name="Interest">Whether a maker stands behind it.</param>
/// <param name="Checked">How the number was checked.</param>
public sealed record GuideSource(string Id, string Citation, Interest Interest, Checked Checked);
