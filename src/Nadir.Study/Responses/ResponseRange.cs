namespace Nadir;

/// <summary>A value and its 90 % interval over the draws.</summary>
/// <param name="Best">With every number at its center.</param>
/// <param name="Low">5 % of the draws.</param>
/// <param name="High">95 % of the draws.</param>
public sealed record ResponseRange(double Best, double Low, double High)
{
    /// <summary>Whether a value lies in the interval.</summary>
    public bool Contains(double value) => value >= Low && value <= High;
}
