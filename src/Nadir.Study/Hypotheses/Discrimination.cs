namespace Nadir;

/// <summary>How well one normal measurement tells two rivals apart, each of which predicts it with a mean and a spread.</summary>
internal static class Discrimination
{
    private const int Steps = 400;
    private const double Reach = 8;

    /// <summary>Kullback-Leibler divergence of normal distributions, natural units: the expected log Bayes factor when the first holds.</summary>
    public static double Divergence(double mean, double spread, double otherMean, double otherSpread)
    {
        var (ratio, distance) = (spread / otherSpread, (mean - otherMean) / otherSpread);
        return (ratio * ratio + distance * distance - 1) / 2 - Math.Log(ratio);
    }

    /// <summary>
    /// Expected information of one measurement about which of two equally likely rivals holds, bits (mutual information, 0 to 1; Lindley 1956), by the trapezoidal rule.
    /// </summary>
    public static double Bits(double mean, double spread, double otherMean, double otherSpread)
    {
        var (low, high) = (Math.Min(mean - Reach * spread, otherMean - Reach * otherSpread), Math.Max(mean + Reach * spread, otherMean + Reach * otherSpread));

        // Two grids, one a rival, so that a narrow one far from a wide one is not stepped over.
        return (Part(mean, spread, otherMean, otherSpread, low, high) + Part(otherMean, otherSpread, mean, spread, low, high)) / 2;
    }

    // Integral of p log2(p / mixture) around the rival that p belongs to.
    private static double Part(double mean, double spread, double otherMean, double otherSpread, double low, double high)
    {
        var (from, to) = (Math.Max(low, mean - Reach * spread), Math.Min(high, mean + Reach * spread));
        var (step, sum) = ((to - from) / Steps, 0.0);
        for (var i = 0; i <= Steps; i++)
        {
            var y = from + i * step;
            var p = Density(y, mean, spread);
            var q = Density(y, otherMean, otherSpread);
            sum += p > 0 ? p * Math.Log2(2 * p / (p + q)) * (i is 0 or Steps ? 0.5 : 1) : 0;
        }

        return Math.Max(0, sum * step);
    }

    private static double Density(double y, double mean, double spread) => Math.Exp(-(y - mean) * (y - mean) / (2 * spread * spread)) / (spread * Math.Sqrt(2 * Math.PI));
}
