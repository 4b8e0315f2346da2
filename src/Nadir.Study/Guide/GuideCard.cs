namespace Nadir;

/// <summary>One line of evidence for a goal: what NMN, or something else, did against control.</summary>
/// <param name="What">NMN, or what people did instead.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Plain">One line for a reader without training.</param>
/// <param name="Effect">Expected difference against control with interval, or "size unknown".</param>
/// <param name="Certainty">How sure, in words; for an alternative the design of its evidence.</param>
/// <param name="Tested">People, doses and durations tested.</param>
/// <param name="IsNullPrimary">True where a trial was built to show this and did not.</param>
/// <param name="Notes">What a reader must know, the placebo arm of changes within an arm among it.</param>
/// <param name="Sources">Sources with year, how they were checked and who paid.</param>
public sealed record GuideCard(
    string What, string Outcome, string Plain, string Effect, string Certainty, string Tested, bool IsNullPrimary, IReadOnlyList<string> Notes, IReadOnlyList<GuideSource> Sources);
