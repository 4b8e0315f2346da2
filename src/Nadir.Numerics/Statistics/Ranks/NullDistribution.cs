using System.Collections.Concurrent;

namespace Nadir;

/// <summary>Probabilities of the sums 0, 1, 2, ... under the null hypothesis.</summary>
internal sealed class NullDistribution
{
    private static readonly ConcurrentDictionary<(int, int), NullDistribution> Untied = new();
    private static readonly ConcurrentDictionary<int, NullDistribution> UntiedSigned = new();
    private readonly double[] probabilities;

    private NullDistribution(double[] weights)
    {
        var total = weights.Sum();
        probabilities = [.. weights.Select(weight => weight / total)];
    }

    /// <summary>Mann and Whitney's U without ties, made once for every pair of sizes (Mann and Whitney 1947, Ann Math Stat 18:50).</summary>
    public static NullDistribution MannWhitney(int m, int n) => Untied.GetOrAdd((Math.Min(m, n), Math.Max(m, n)), key =>
    {
        // Doubled ranks of untied values are 2, 4, ...; U counts from the smallest sum, in steps of two.
        var (small, large) = key;
        var sums = Subsets([.. Enumerable.Range(1, small + large)], small);
        return new NullDistribution(sums[(small * (small + 1) / 2)..]);
    });

    /// <summary>Wilcoxon's signed-rank sum without ties.</summary>
    public static NullDistribution SignedRank(int n) => UntiedSigned.GetOrAdd(n, key => Signs([.. Enumerable.Range(1, key)]));

    /// <summary>Sum of the ranks of m people drawn from all, given their ranks.</summary>
    public static NullDistribution Sum(int[] ranks, int m) => new(Subsets(ranks, m));

    /// <summary>Sum of ranks that each count with probability one half.</summary>
    public static NullDistribution Signs(int[] ranks)
    {
        var weights = new double[ranks.Sum() + 1];
        weights[0] = 1;
        var reach = 0;
        var shifted = new double[weights.Length];
        foreach (var rank in ranks)
        {
            weights.AsSpan(0, reach + 1).CopyTo(shifted);
            DenseAlgebra.AddScaled(1, shifted.AsSpan(0, reach + 1), weights.AsSpan(rank, reach + 1));
            reach += rank;
            for (var i = 0; i <= reach; i++)
            {
                weights[i] *= 0.5;
            }
        }

        return new NullDistribution(weights);
    }

    /// <summary>P(sum ≤ value).</summary>
    public double AtMost(int value)
    {
        var sum = 0.0;
        for (var i = 0; i <= Math.Min(value, probabilities.Length - 1); i++)
        {
            sum += probabilities[i];
        }

        return sum;
    }

    /// <summary>P(sum ≥ value).</summary>
    public double AtLeast(int value)
    {
        var sum = 0.0;
        for (var i = probabilities.Length - 1; i >= Math.Max(value, 0); i--)
        {
            sum += probabilities[i];
        }

        return sum;
    }

    /// <summary>p of a sum: for two sides the probability of a sum at least as far from the mean.</summary>
    public double PValue(int value, double mean, Alternative alternative)
    {
        if (alternative != Alternative.TwoSided)
        {
            return Math.Min(1, alternative == Alternative.Greater ? AtLeast(value) : AtMost(value));
        }

        var distance = Math.Abs(value - mean) - 1e-9;
        return Math.Min(1, AtMost((int)Math.Floor(mean - distance)) + (distance <= 0 ? 1 : AtLeast((int)Math.Ceiling(mean + distance))));
    }

    /// <summary>Smallest value with P(sum ≤ value) ≥ probability.</summary>
    public int Quantile(double probability)
    {
        var sum = 0.0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            sum += probabilities[i];
            if (sum >= probability * (1 - 1e-12))
            {
                return i;
            }
        }

        return probabilities.Length - 1;
    }

    // Number of subsets of m ranks by their sum.
    private static double[] Subsets(int[] ranks, int m)
    {
        var sorted = ranks.Order().ToArray();
        var largest = sorted[^m..].Sum();
        var counts = new double[m + 1][];
        for (var k = 0; k <= m; k++)
        {
            counts[k] = new double[largest + 1];
        }

        counts[0][0] = 1;
        var reach = new int[m + 1];
        for (var i = 0; i < sorted.Length; i++)
        {
            var rank = sorted[i];
            for (var k = Math.Min(i + 1, m); k >= 1; k--)
            {
                // Sorted ascending, the largest sum of k - 1 so far is known; subsets of m can then still be complete.
                var length = Math.Min(reach[k - 1] + 1, largest + 1 - rank);
                DenseAlgebra.AddScaled(1, counts[k - 1].AsSpan(0, length), counts[k].AsSpan(rank, length));
                reach[k] = Math.Max(reach[k], Math.Min(reach[k - 1] + rank, largest));
            }
        }

        return counts[m];
    }
}
