namespace Nadir;

/// <summary>How a trial was run.</summary>
/// <param name="Type">For example "randomized, double-blind, parallel".</param>
/// <param name="Duration">Days on the study product, or null when the source gives none or several.</param>
/// <param name="Matrix">What was sampled, as text.</param>
/// <param name="Assay">How NAD⁺ was measured, as text.</param>
/// <param name="Sampling">When samples were taken, as text.</param>
/// <param name="Country">Where it ran.</param>
/// <param name="Note">What a reader must know.</param>
public sealed record TrialDesign(
    string? Type, double? Duration, string? Matrix, string? Assay, string? Sampling, string? Country, string? Note);
