namespace Nadir;

/// <summary>The trials and reference values that the program carries, or that a user gave.</summary>
/// <param name="Trials">In order of id.</param>
/// <param name="References">Reference values (baselines, urine fluxes) with their origin.</param>
/// <param name="Roles">Role by trial id; a trial that is not named is <see cref="TrialRole.External"/>.</param>
public sealed record EvidenceSet(
    IReadOnlyList<Trial> Trials,
    IReadOnlyList<ReferenceValue> References,
    IReadOnlyDictionary<string, TrialRole> Roles)
{
    /// <summary>The trial with this id. Throws <see cref="ArgumentException"/> when there is none.</summary>
    public Trial this[string id] =>
        Trials.FirstOrDefault(trial => string.Equals(trial.Id, id, StringComparison.Ordinal))
        ?? throw new ArgumentException($"No trial '{id}'. Known: {string.Join(", ", Trials.Select(trial => trial.Id))}.", nameof(id));

    /// <summary>The role of a trial.</summary>
    public TrialRole RoleOf(Trial trial) => Roles.TryGetValue(trial.Id, out var role) ? role : TrialRole.External;
}
