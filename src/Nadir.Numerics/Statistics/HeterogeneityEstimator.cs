namespace Nadir;

/// <summary>How the variance between studies (tau²) is estimated.</summary>
public enum HeterogeneityEstimator
{
    /// <summary>None: one common effect.</summary>
    CommonEffect,

    /// <summary>DerSimonian and Laird 1986, Control Clin Trials 7:177.</summary>
    DerSimonianLaird,

    /// <summary>Paule and Mandel 1982, J Res Natl Bur Stand 87:377.</summary>
    PauleMandel,

    /// <summary>Restricted maximum likelihood; Viechtbauer 2005, J Educ Behav Stat 30:261.</summary>
    Reml,
}
