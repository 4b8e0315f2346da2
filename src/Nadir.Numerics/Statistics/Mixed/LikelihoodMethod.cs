namespace Nadir;

/// <summary>Which likelihood a mixed model maximizes.</summary>
public enum LikelihoodMethod
{
    /// <summary>Restricted maximum likelihood (Patterson and Thompson 1971, Biometrika 58:545): for estimates and tests of effects.</summary>
    Reml,

    /// <summary>Maximum likelihood: for comparing models with different effects.</summary>
    Ml,
}
