namespace Nadir;

/// <summary>Counts that chance alone makes likely.</summary>
public static class BinomialRange
{
    /// <summary>Central range of a binomial count: its quantiles at (1 - level)/2 and (1 + level)/2. Exact; it holds at least <paramref name="level"/>.</summary>
    /// <param name="trials">At least one.</param>
    /// <param name="probability">Of each, between 0 and 1.</param>
    /// <param name="level">Level, between 0 and 1.</param>
    public static (int Low, int High) Central(int trials, double probability, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        Inference.CheckLevel(level);
        if (!(probability > 0 && probability < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability between 0 and 1 is needed.");
        }

        var tail = (1 - level) / 2;
        var (below, low, high) = (0.0, -1, trials);
        var logOdds = Math.Log(probability) - Math.Log(1 - probability);
        var logMass = trials * Math.Log(1 - probability);
        for (var count = 0; count <= trials; count++)
        {
            below += Math.Exp(logMass);
            low = low < 0 && below >= tail ? count : low;
            if (below >= 1 - tail)
            {
                high = count;
                break;
            }

            logMass += logOdds + Math.Log((double)(trials - count) / (count + 1));
        }

        return (Math.Max(low, 0), high);
    }
}
