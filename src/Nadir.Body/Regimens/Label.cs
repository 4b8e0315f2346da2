namespace Nadir;

/// <summary>Which groups of a dose are labeled.</summary>
[Flags]
public enum Label
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The nicotinamide ring.</summary>
    Ring = 1,

    /// <summary>The ribose on the ring.</summary>
    Ribose = 2,

    /// <summary>Ring and ribose: what arrives whole has both, M+2.</summary>
    Both = Ring | Ribose,
}
