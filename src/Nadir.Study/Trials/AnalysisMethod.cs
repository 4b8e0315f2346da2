namespace Nadir;

/// <summary>How an endpoint is analyzed.</summary>
public enum AnalysisMethod
{
    /// <summary>Welch's t-test of changes from baseline.</summary>
    Change,

    /// <summary>Value at the visit, adjusted for baseline.</summary>
    Ancova,

    /// <summary>Mixed model of all visits, contrast at the visit; unstructured, Kenward-Roger.</summary>
    Mmrm,

    /// <summary>Rank-sum test of changes.</summary>
    Wilcoxon,

    /// <summary>Share of people whose change reaches the threshold, Fisher's exact test.</summary>
    Responders,

    /// <summary>Not worse than by the margin, from the analysis of covariance; one-sided.</summary>
    NonInferiority,

    /// <summary>Two periods, within people; plus and minus are the sequences that take first what is compared and the other.</summary>
    Crossover,
}
