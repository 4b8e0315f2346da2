namespace Nadir;

/// <summary>Everything the sheet says for one goal.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Cards">NMN, null primary endpoints first.</param>
/// <param name="Alternatives">Something else for the same goal, in the same format.</param>
/// <param name="Disputes">Where sources disagree, both directions.</param>
public sealed record GuideGoalCards(GuideGoal Goal, IReadOnlyList<GuideCard> Cards, IReadOnlyList<GuideCard> Alternatives, IReadOnlyList<string> Disputes);
