namespace Nadir;

/// <summary>Local error that a step may make: relative to the state, and absolute in the unit of the state.</summary>
public readonly record struct Tolerances
{
    /// <summary>Checked at the door.</summary>
    /// <param name="relative">1e-14 to 0.1.</param>
    /// <param name="absolute">Above zero.</param>
    public Tolerances(double relative, double absolute)
    {
        if (!(relative is >= 1e-14 and <= 0.1) || !(absolute > 0 && double.IsFinite(absolute)))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Tolerances {relative} and {absolute}: the relative one must be 1e-14 to 0.1, the absolute one above zero."));
        }

        Relative = relative;
        Absolute = absolute;
    }

    /// <summary>Relative tolerance, dimensionless.</summary>
    public double Relative { get; }

    /// <summary>Absolute tolerance, in the unit of the state.</summary>
    public double Absolute { get; }
}
