namespace Nadir;

/// <summary>
/// How well several chains have mixed: rank-normalized split R-hat and effective sample sizes of Vehtari, Gelman, Simpson, Carpenter and Bürkner 2021,
/// Bayesian Anal 16:667, as in the R package posterior.
/// </summary>
/// <param name="RHat">The larger of that of the values and that of their distances from the median; near 1 when the chains tell the same. NaN when nothing varies.</param>
/// <param name="BulkEss">Effective sample size of the ranks: how sure medians and means are. NaN when nothing varies.</param>
/// <param name="TailEss">Effective sample size of the 5 % and the 95 % quantile, the smaller one. NaN when nothing varies.</param>
public readonly record struct ChainDiagnostics(double RHat, double BulkEss, double TailEss)
{
    private const int LeastLength = 6;

    /// <summary>Diagnoses one quantity.</summary>
    /// <param name="chains">Values of one chain each, as long as one another, at least six.</param>
    public static ChainDiagnostics Of(IReadOnlyList<double[]> chains)
    {
        ArgumentNullException.ThrowIfNull(chains);
        if (chains.Count == 0 || chains.Any(chain => chain.Length != chains[0].Length || chain.Length < LeastLength))
        {
            throw new ArgumentException(FormattableString.Invariant($"Chains are as long as one another and have at least {LeastLength} values."), nameof(chains));
        }

        double[] all = [.. chains.SelectMany(chain => chain)];
        if (all.Any(value => !double.IsFinite(value)) || all.All(value => value.Equals(all[0])))
        {
            return new ChainDiagnostics(double.NaN, double.NaN, double.NaN);
        }

        var median = Quantiles.Of(all, 0.5);
        var ranked = Ranked(Split(chains));
        var folded = Ranked(Split([.. chains.Select(chain => chain.Select(value => Math.Abs(value - median)).ToArray())]));
        double Tail(double probability)
        {
            var quantile = Quantiles.Of(all, probability);
            return EffectiveSize(Split([.. chains.Select(chain => chain.Select(value => value <= quantile ? 1.0 : 0).ToArray())]));
        }

        return new ChainDiagnostics(Math.Max(PlainRHat(ranked), PlainRHat(folded)), EffectiveSize(ranked), Math.Min(Tail(0.05), Tail(0.95)));
    }

    // Normal scores of the ranks over all chains (Blom 1958).
    private static double[][] Ranked(double[][] chains)
    {
        double[] all = [.. chains.SelectMany(chain => chain)];
        var ranks = new MidRanks(all).Doubled;
        var length = chains[0].Length;
        return [.. chains.Select((_, c) => Enumerable.Range(c * length, length).Select(i => NormalDistribution.Quantile((ranks[i] / 2.0 - 0.375) / (all.Length + 0.25))).ToArray())];
    }

    // Halves of every chain; the middle value of an odd one is left out.
    private static double[][] Split(IReadOnlyList<double[]> chains)
    {
        var half = chains[0].Length / 2;
        return [.. chains.SelectMany(chain => new[] { chain[..half], chain[^half..] })];
    }

    private static double PlainRHat(double[][] chains)
    {
        double n = chains[0].Length;
        var between = n * Variance([.. chains.Select(chain => chain.Average())]);
        var within = chains.Average(Variance);
        return Math.Sqrt((between / within + n - 1) / n);
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }

    // Geyer's initial positive and monotone sequence (Geyer 1992, Stat Sci 7:473) over the autocorrelation of all chains together.
    private static double EffectiveSize(double[][] chains)
    {
        var (m, n) = (chains.Length, chains[0].Length);
        var covariance = Enumerable.Range(0, n).Select(lag => chains.Average(chain => Autocovariance(chain, lag))).ToArray();
        var within = covariance[0] * n / (n - 1);
        var total = covariance[0] + (m > 1 ? Variance([.. chains.Select(chain => chain.Average())]) : 0);
        double Rho(int lag) => 1 - (within - covariance[lag]) / total;
        var rho = new double[n];
        (rho[0], rho[1]) = (1, Rho(1));
        var (even, odd) = (rho[0], rho[1]);
        var t = 0;
        while (t < n - 5 && even + odd > 0)
        {
            t += 2;
            (even, odd) = (Rho(t), Rho(t + 1));
            if (even + odd >= 0)
            {
                (rho[t], rho[t + 1]) = (even, odd);
            }
        }

        var last = t;
        rho[last] = even > 0 ? even : rho[last];
        for (t = 2; t <= last - 2; t += 2)
        {
            if (rho[t] + rho[t + 1] > rho[t - 2] + rho[t - 1])
            {
                rho[t] = rho[t + 1] = (rho[t - 2] + rho[t - 1]) / 2;
            }
        }

        double size = m * n;
        var tau = Math.Max(-1 + 2 * rho.AsSpan(0, last).ToArray().Sum() + rho[last], 1 / Math.Log10(size));
        return size / tau;
    }

    private static double Autocovariance(double[] chain, int lag)
    {
        var mean = chain.Average();
        var sum = 0.0;
        for (var i = lag; i < chain.Length; i++)
        {
            sum += (chain[i] - mean) * (chain[i - lag] - mean);
        }

        return sum / chain.Length;
    }
}
