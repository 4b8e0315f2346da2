namespace Nadir;

/// <summary>The same build at several ages, under rival answers to what ages the NAD⁺ system.</summary>
/// <param name="Title">What it asks.</param>
/// <param name="People">The person at every age, ascending.</param>
/// <param name="Regimen">What is taken; pools are read at rest when nothing is.</param>
/// <param name="Days">Days to simulate.</param>
/// <param name="Rivals">Sets of hypotheses to show side by side.</param>
public sealed record AgeScenario(string Title, IReadOnlyList<Person> People, Regimen Regimen, int Days, IReadOnlyList<HypothesisSet> Rivals) : Scenario(Title, Days)
{
    /// <summary>What acts besides the regimen.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <inheritdoc/>
    public override string Canonical =>
        FormattableString.Invariant($"ages|{string.Join(';', People)}|{Regimen.Text}|{Days}|{StartClock}|{Of(Conditions)}|{string.Join(';', Rivals)}");
}
