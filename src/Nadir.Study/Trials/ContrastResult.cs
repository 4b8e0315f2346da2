namespace Nadir;

/// <summary>What one contrast of one analysis found over all repetitions of a virtual trial.</summary>
/// <param name="Plan">The analysis.</param>
/// <param name="Contrast">The contrast.</param>
/// <param name="Truth">Effect in the pool without any error: a difference in the unit of the endpoint, or a ratio where logarithms are analyzed; NaN for ranks, rates and unknown sizes.</param>
/// <param name="Rejected">Repetitions in which it was significant; null where the size of the effect is unknown.</param>
/// <param name="RejectedAdjusted">The same after the multiplicity rule; null where there is none.</param>
/// <param name="Failed">Repetitions in which the analysis had no result; they count as not significant.</param>
/// <param name="Replicates">Repetitions.</param>
/// <param name="Estimate">Mean estimate (ratio for logarithms).</param>
/// <param name="EstimateLow">Estimate that 5 % of the repetitions lie below.</param>
/// <param name="EstimateHigh">Estimate that 5 % lie above.</param>
/// <param name="Coverage">Share of the 95 % intervals that hold the truth; NaN where there is none.</param>
public sealed record ContrastResult(
    AnalysisPlan Plan, TrialContrast Contrast, double Truth, int? Rejected, int? RejectedAdjusted, int Failed, int Replicates, double Estimate, double EstimateLow, double EstimateHigh, double Coverage)
{
    /// <summary>Chance that the trial calls it significant; null where the size is unknown.</summary>
    public double? Power => Rejected is { } rejected ? (double)rejected / Replicates : null;

    /// <summary>95 % interval of the power for the number of repetitions (Wilson).</summary>
    public (double Low, double High)? PowerInterval => Rejected is { } rejected ? ProportionInterval.Wilson(rejected, Replicates) : null;

    /// <summary>Power after the multiplicity rule; null where there is none.</summary>
    public double? AdjustedPower => RejectedAdjusted is { } rejected ? (double)rejected / Replicates : null;
}
