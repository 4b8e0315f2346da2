namespace Nadir;

/// <summary>An arm of a virtual trial, or a sequence of a crossover.</summary>
/// <param name="Label">Short name.</param>
/// <param name="Size">People randomized to it.</param>
/// <param name="Takes">Courses of doses; none for placebo.</param>
public sealed record TrialArm(string Label, int Size, IReadOnlyList<DoseCourse> Takes)
{
    /// <summary>Everything in words.</summary>
    public string Text => Takes.Count == 0 ? "placebo" : string.Join("; ", Takes);
}
