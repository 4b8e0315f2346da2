namespace Nadir;

/// <summary>Sample quantiles, type 7 of Hyndman and Fan 1996 (the default of R).</summary>
public static class Quantiles
{
    /// <summary>One quantile of values in any order.</summary>
    /// <param name="values">At least one value, none NaN.</param>
    /// <param name="probability">0 to 1.</param>
    public static double Of(ReadOnlySpan<double> values, double probability)
    {
        if (values.Length == 0)
        {
            throw new ArgumentException("A quantile needs at least one value.", nameof(values));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var position = (sorted.Length - 1) * probability;
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
