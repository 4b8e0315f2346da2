namespace Nadir;

/// <summary>A mean of values that come in clusters, such as rows of one trial, which are not independent.</summary>
public static class ClusteredMean
{
    /// <summary>
    /// Percentile interval of the mean by the cluster bootstrap (Field and Welsh 2007, J R Stat Soc B 69:369): whole clusters are drawn with replacement. With few clusters it is too short.
    /// </summary>
    /// <param name="clusters">Values by cluster; at least one cluster, none empty.</param>
    /// <param name="level">Level, between 0 and 1.</param>
    /// <param name="samples">Bootstrap samples.</param>
    /// <param name="seed">Seed.</param>
    public static (double Low, double High) Bootstrap(IReadOnlyList<IReadOnlyList<double>> clusters, double level = 0.95, int samples = 4000, ulong seed = 1)
    {
        Inference.CheckLevel(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        var sums = clusters.Select(cluster => (Sum: cluster.Sum(), cluster.Count)).ToArray();
        if (sums.Length == 0 || sums.Any(cluster => cluster.Count == 0))
        {
            throw new ArgumentException("At least one cluster is needed, and none may be empty.", nameof(clusters));
        }

        var means = new double[samples];
        for (var s = 0; s < samples; s++)
        {
            var random = new CounterRandom(seed, (ulong)s);
            var (sum, count) = (0.0, 0);
            for (var k = 0; k < sums.Length; k++)
            {
                var chosen = sums[(int)(random.Uniform((ulong)k) * sums.Length)];
                (sum, count) = (sum + chosen.Sum, count + chosen.Count);
            }

            means[s] = sum / count;
        }

        return (Quantiles.Of(means, (1 - level) / 2), Quantiles.Of(means, (1 + level) / 2));
    }

    /// <summary>
    /// Number of independent values worth as much, if values of a cluster were all alike: the square of the sum of sizes over the sum of squares (Kish 1965, Survey Sampling, design effect of unequal
    /// clusters with an intracluster correlation of 1). The truth lies between it and the number of values.
    /// </summary>
    /// <param name="sizes">Values in each cluster, above zero.</param>
    public static double LeastEffectiveCount(IReadOnlyCollection<int> sizes)
    {
        var sum = (double)sizes.Sum();
        return sum * sum / sizes.Sum(size => (double)size * size);
    }
}
