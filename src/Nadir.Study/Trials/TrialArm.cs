namespace Nadir;

/// <summary>An arm of a virtual trial, or a sequence of a crossover.</summary>
/// <param name="Label">Short name.</param>
/// <param name="Size">People randomized to it.</param>
/// <param name="Takes">Courses of doses; none for placebo.</param>
public sealed record TrialArm(string Label, int Size, IReadOnlyList<DoseCourse> Takes)
{
    /// <summary>What acts besides, from its hour on: training, meals in a window, an inhibitor, antibiotics.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>Whether nothing is taken and nothing acts: bodies stay at rest.</summary>
    public bool IsIdle => Takes.Count == 0 && Conditions.Count == 0;

    /// <summary>Everything in words.</summary>
    public string Text => (Takes.Count == 0 ? "placebo" : string.Join("; ", Takes)) + string.Concat(Conditions.Select(condition => $"; {condition}"));
}
