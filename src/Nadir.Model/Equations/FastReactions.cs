namespace Nadir;

/// <summary>
/// Fast reactions (SBML up to Level 3 Version 1) are always at rest. In the equations they are multiplied by a large gain, so that a stiff
/// method follows their equilibrium; after every jump a run lets them come to rest while all else stands still.
/// </summary>
public static class FastReactions
{
    /// <summary>Parameter that multiplies the fast rates.</summary>
    public const string Gain = "fast(gain)";

    /// <summary>Parameter that multiplies all other rates: 1, or 0 while the fast reactions come to rest.</summary>
    public const string Slow = "fast(slow)";

    /// <summary>Gain in a run: the equilibrium is missed by about one part in this many (times the time constants, in the model's unit of time).</summary>
    public const double DefaultGain = 1e10;
}
