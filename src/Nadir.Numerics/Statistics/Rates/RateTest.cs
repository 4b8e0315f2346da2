namespace Nadir;

/// <summary>How two rates are tested.</summary>
public enum RateTest
{
    /// <summary>Fisher's exact test: given both margins; never above its level, often far below.</summary>
    Fisher,

    /// <summary>Boschloo 1970, Stat Neerl 24:1: Fisher's p as statistic, exact over all common rates; never above its level and never less powerful than Fisher's.</summary>
    Boschloo,

    /// <summary>Normal with the pooled rate (the chi-squared test without correction): not exact, can be above its level.</summary>
    Pooled,
}
