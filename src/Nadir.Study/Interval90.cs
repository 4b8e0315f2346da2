namespace Nadir;

/// <summary>Ends of every 90 % interval, as probabilities.</summary>
internal static class Interval90
{
    /// <summary>Probability below the interval.</summary>
    public const double Lower = 0.05;

    /// <summary>Probability up to its upper end.</summary>
    public const double Upper = 0.95;

    /// <summary>Probability that it holds.</summary>
    public const double Level = 0.9;
}
