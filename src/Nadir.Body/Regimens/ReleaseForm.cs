namespace Nadir;

/// <summary>How a dose comes free.</summary>
public enum ReleaseForm
{
    /// <summary>At once, in the stomach.</summary>
    Immediate,

    /// <summary>Extended release: zero order over the hours in <c>body/</c> (release.extended).</summary>
    Extended,
}
