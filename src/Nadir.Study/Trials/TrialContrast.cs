namespace Nadir;

/// <summary>What an analysis compares: mean of arms with weights above 0 less that of arms below, or any other sum of arms.</summary>
/// <param name="Label">"300 mg against placebo".</param>
/// <param name="Weights">One an arm, together 0.</param>
public sealed record TrialContrast(string Label, IReadOnlyList<double> Weights)
{
    /// <summary>Whether it is a difference of two groups of arms, each of equal weights.</summary>
    public bool IsTwoGroups => Math.Abs(Weights.Where(w => w > 0).Sum() - 1) < 1e-9 && Weights.Where(w => w > 0).Distinct().Count() == 1 && Weights.Where(w => w < 0).Distinct().Count() == 1;

    /// <summary>Everything in words.</summary>
    public string Text => $"{Label}: {string.Join(' ', Weights.Select(w => FormattableString.Invariant($"{w:R}")))}";
}
