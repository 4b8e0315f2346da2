namespace Nadir;

/// <summary>A weighted sum of amounts that no reaction changes.</summary>
/// <param name="Terms">Species and weight; the sum of weight times amount is constant.</param>
public sealed record ConservedMoiety(IReadOnlyList<(string Species, double Weight)> Terms)
{
    /// <summary>"A + B + 2 C".</summary>
    public override string ToString() =>
        string.Join(" + ", Terms.Select(term => term.Weight == 1 ? term.Species : FormattableString.Invariant($"{term.Weight:0.######} {term.Species}")));
}
