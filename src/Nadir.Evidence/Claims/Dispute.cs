namespace Nadir;

/// <summary>A question on which sources disagree.</summary>
/// <param name="Id">Stable id; D1 to D10 are the switches of the model.</param>
/// <param name="Question">The question.</param>
/// <param name="Sides">Every position with its evidence.</param>
/// <param name="SettledBy">Which measurement would settle it.</param>
/// <param name="Endpoints">Endpoints it bears on.</param>
/// <param name="BothSigns">True where predictions are shown with both signs.</param>
/// <param name="Checked">How it was checked.</param>
/// <param name="Url">Where it was seen.</param>
/// <param name="Leads">Rows of the shared collection.</param>
public sealed record Dispute(
    string Id, string Question, IReadOnlyList<DisputeSide> Sides, string? SettledBy, IReadOnlyList<string>? Endpoints, bool? BothSigns, Checked Checked, string? Url, IReadOnlyList<string>? Leads);
