namespace Nadir;

/// <summary>
/// Hodges and Lehmann's estimates (1963, Ann Math Stat 34:598): the median of all differences between two arms, or of all means of two changes. The interval lies between ordered
/// differences that the null distribution without ties names, so that with ties it covers at least as often.
/// </summary>
public static class HodgesLehmann
{
    /// <summary>Shift between two arms and its interval.</summary>
    /// <param name="treated">Values of the one arm, at least one.</param>
    /// <param name="control">Values of the other.</param>
    /// <param name="level">Level of the interval.</param>
    /// <param name="alternative">Which end is open.</param>
    /// <param name="isExact">Whether the ends are those of the exact distribution, else of the normal one.</param>
    public static (double Estimate, double Low, double High) Shift(
        ReadOnlySpan<double> treated, ReadOnlySpan<double> control, double level = 0.95, Alternative alternative = Alternative.TwoSided, bool isExact = true)
    {
        var (m, n) = (treated.Length, control.Length);
        var differences = new double[m * n];
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                differences[i * n + j] = treated[i] - control[j];
            }
        }

        return Ends(differences, level, alternative, isExact ? tail => NullDistribution.MannWhitney(m, n).Quantile(tail) : tail => Normal(m * n / 2.0, m * n * (m + n + 1.0) / 12, tail));
    }

    /// <summary>Center of changes and its interval.</summary>
    /// <param name="changes">At least one.</param>
    /// <param name="level">Level of the interval.</param>
    /// <param name="alternative">Which end is open.</param>
    /// <param name="isExact">Whether the ends are those of the exact distribution, else of the normal one.</param>
    public static (double Estimate, double Low, double High) Center(ReadOnlySpan<double> changes, double level = 0.95, Alternative alternative = Alternative.TwoSided, bool isExact = true)
    {
        var n = changes.Length;
        var means = new double[n * (n + 1) / 2];
        var next = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                means[next++] = (changes[i] + changes[j]) / 2;
            }
        }

        return Ends(means, level, alternative, isExact ? tail => NullDistribution.SignedRank(n).Quantile(tail) : tail => Normal(n * (n + 1) / 4.0, n * (n + 1.0) * (2 * n + 1) / 24, tail));
    }

    private static (double Estimate, double Low, double High) Ends(double[] values, double level, Alternative alternative, Func<double, int> critical)
    {
        Inference.CheckLevel(level);
        if (values.Length == 0)
        {
            throw new ArgumentException("An estimate needs at least one value in each arm.", nameof(values));
        }

        Array.Sort(values);
        var middle = values.Length / 2;
        var median = values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
        var rank = Math.Clamp(critical(alternative == Alternative.TwoSided ? (1 - level) / 2 : 1 - level), 1, values.Length);
        return (median, alternative == Alternative.Less ? double.NegativeInfinity : values[rank - 1], alternative == Alternative.Greater ? double.PositiveInfinity : values[^rank]);
    }

    private static int Normal(double mean, double variance, double tail) => (int)Math.Floor(mean + NormalDistribution.Quantile(tail) * Math.Sqrt(variance));
}
