namespace Nadir;

/// <summary>A disputed question of the field as a named switch: its rival answers, the default first. Nothing here is settled by being the default.</summary>
/// <param name="Id">Name of the switch: <c>slc12a8</c>.</param>
/// <param name="Dispute">Id of the dispute in <c>evidence/disputes.json</c> (D1 to D10), or of the claim that it belongs to (P2).</param>
/// <param name="Question">The question.</param>
/// <param name="Settings">Rival answers; the first is the default.</param>
public sealed record Hypothesis(string Id, string Dispute, string Question, IReadOnlyList<HypothesisSetting> Settings)
{
    /// <summary>Every question, in the order of the disputes.</summary>
    public static IReadOnlyList<Hypothesis> All { get; } = [.. UptakeHypotheses.All, .. MechanismHypotheses.All, .. ReadingHypotheses.All];

    /// <summary>A question by its id or dispute, in any case.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Hypothesis Named(string name) =>
        All.FirstOrDefault(hypothesis => string.Equals(hypothesis.Id, name, StringComparison.OrdinalIgnoreCase) || string.Equals(hypothesis.Dispute, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no hypothesis '{name}'; known: {string.Join(", ", All.Select(hypothesis => hypothesis.Id))}.", nameof(name));
}
