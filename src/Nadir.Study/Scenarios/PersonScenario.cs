namespace Nadir;

/// <summary>One person, one regimen, conditions, day by day.</summary>
/// <param name="Title">What it asks.</param>
/// <param name="Person">Whose body.</param>
/// <param name="Regimen">What is taken.</param>
/// <param name="Days">Days to simulate.</param>
public sealed record PersonScenario(string Title, Person Person, Regimen Regimen, int Days) : Scenario(Title, Days)
{
    /// <summary>What acts besides the regimen.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>Settings of disputed questions.</summary>
    public HypothesisSet Hypotheses { get; init; } = HypothesisSet.Default;

    /// <inheritdoc/>
    public override string Canonical => FormattableString.Invariant($"simulate|{Person}|{Regimen.Text}|{Days}")
        + (Conditions.Count == 0 && StartClock is null && Hypotheses.IsDefault ? "" : FormattableString.Invariant($"|{Of(Conditions)}|{StartClock}|{Hypotheses}"));
}
