namespace Nadir;

/// <summary>One analysis of one endpoint.</summary>
/// <param name="Endpoint">Index of the endpoint in the trial.</param>
/// <param name="Method">How.</param>
/// <param name="Visit">Index of the visit (crossover: of the end of the first period; the second ends at the last visit).</param>
/// <param name="Contrasts">What is compared.</param>
public sealed record AnalysisPlan(int Endpoint, AnalysisMethod Method, int Visit, IReadOnlyList<TrialContrast> Contrasts)
{
    /// <summary>Whether logarithms are analyzed: effects are ratios then.</summary>
    public bool IsLog { get; init; }

    /// <summary>Whether its contrasts share the error of the trial; else each stands alone, and its p is not adjusted.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>Change that makes a responder (logarithms: as a ratio), or the margin of non-inferiority.</summary>
    public double Threshold { get; init; }

    /// <summary>Whether people who took too little or left early are left out.</summary>
    public bool IsPerProtocol { get; init; }

    /// <summary>Whether missing visits are imputed (20 times), for the analysis of covariance.</summary>
    public bool IsImputed { get; init; }

    /// <summary>Everything in words.</summary>
    public string Text => FormattableString.Invariant($"{Endpoint} {Method} {Visit} {IsLog} {IsPrimary} {Threshold:R} {IsPerProtocol} {IsImputed} {string.Join('|', Contrasts.Select(contrast => contrast.Text))}");
}
