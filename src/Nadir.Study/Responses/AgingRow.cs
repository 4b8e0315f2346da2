namespace Nadir;

/// <summary>What age does to NAD⁺ on one side of dispute D5: old over young.</summary>
/// <param name="Side">"CD38", "NAMPT", "both", "no decline".</param>
/// <param name="Tissues">Median over tissues.</param>
/// <param name="Blood">Whole blood.</param>
/// <param name="TissuesWithoutCd38">Median over tissues in a body without CD38.</param>
/// <param name="Inflammation">NF-κB tone, old over young.</param>
public sealed record AgingRow(string Side, ResponseRange Tissues, ResponseRange Blood, ResponseRange TissuesWithoutCd38, ResponseRange Inflammation);
