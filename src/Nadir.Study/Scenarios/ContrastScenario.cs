namespace Nadir;

/// <summary>One person in several arms (wild type and knock-out, with and without NMN): pools at the end over the first arm before any dose.</summary>
/// <param name="Title">What it asks.</param>
/// <param name="Person">Whose body.</param>
/// <param name="Arms">Arms; the first is the reference.</param>
/// <param name="Days">Days to simulate; pools are read before the dose of the last.</param>
public sealed record ContrastScenario(string Title, Person Person, IReadOnlyList<ScenarioArm> Arms, int Days) : Scenario(Title, Days)
{
    /// <summary>Settings of disputed questions.</summary>
    public HypothesisSet Hypotheses { get; init; } = HypothesisSet.Default;

    /// <inheritdoc/>
    public override string Canonical =>
        FormattableString.Invariant($"contrast|{Person}|{Days}|{StartClock}|{Hypotheses}|{string.Join('|', Arms.Select(arm => $"{arm.Label}:{arm.Regimen.Text}:{Of(arm.Conditions)}"))}");
}
