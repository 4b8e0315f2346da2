namespace Nadir;

/// <summary>Where the NAD⁺ of one tissue comes from and what uses it.</summary>
/// <param name="Tissue">Tissue, or red cells.</param>
/// <param name="Pool">NAD⁺ of the tissue, µmol.</param>
/// <param name="Turnover">NAD⁺ made, µmol/h.</param>
/// <param name="Sources">Share of what is made, by route: salvage (NAMPT), Preiss-Handler (NAPRT), NR kinase, de novo. They sum to 1.</param>
/// <param name="Uses">Share of what is used, by consumer: SIRT1, SIRT3, PARP1, CD38, residual. They sum to 1.</param>
public sealed record TissueFluxes(string Tissue, double Pool, double Turnover, IReadOnlyDictionary<string, double> Sources, IReadOnlyDictionary<string, double> Uses)
{
    /// <summary>NAD⁺ used, µmol/h.</summary>
    public double Used { get; init; }

    /// <summary>Half-life of the pool if nothing were made, h.</summary>
    public double HalfLife => Math.Log(2) * Pool / Turnover;
}
