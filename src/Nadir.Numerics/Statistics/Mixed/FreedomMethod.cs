namespace Nadir;

/// <summary>Where the degrees of freedom of a mixed model's contrast come from.</summary>
public enum FreedomMethod
{
    /// <summary>Satterthwaite's, from the observed information of the covariance (Fai and Cornelius 1996; as in lmerTest, Kuznetsova et al. 2017, J Stat Softw 82(13)).</summary>
    Satterthwaite,

    /// <summary>Kenward and Roger 1997, Biometrics 53:983: standard error corrected for the covariance being estimated, degrees of freedom from the expected information. REML only.</summary>
    KenwardRoger,

    /// <summary>None: normal distribution. Too liberal in small trials.</summary>
    Asymptotic,
}
