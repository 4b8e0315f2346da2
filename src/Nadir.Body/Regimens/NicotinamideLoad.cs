namespace Nadir;

/// <summary>
/// Nicotinamide that a regimen could release if all of it were broken down, mg a day, against the upper level of an authority. Nicotinic acid counts by mole,
/// since the body turns it into the same pool.
/// </summary>
/// <param name="Parts">What is taken: precursor, mg a day and the nicotinamide in it.</param>
/// <param name="Level">The upper level that it is held against.</param>
public sealed record NicotinamideLoad(IReadOnlyList<(Precursor Precursor, double Milligrams, double Nicotinamide)> Parts, UpperLevel Level)
{
    /// <summary>Nicotinamide in all parts, mg a day.</summary>
    public double Total => Parts.Sum(part => part.Nicotinamide);

    /// <summary>Share of the upper level; 1 = at it.</summary>
    public double Share => Total / Level.MgPerDay;

    /// <summary>Nicotinic acid among the parts, mg a day: it has a far lower upper level of its own, for flushing.</summary>
    public double NicotinicAcid => Parts.Where(part => part.Precursor == Precursor.NA).Sum(part => part.Milligrams);

    /// <summary>The load of a regimen.</summary>
    /// <param name="body">Where the molar masses are.</param>
    /// <param name="parts">Precursors (NR as chloride) with mg a day.</param>
    /// <param name="level">Upper level of NAM.</param>
    /// <exception cref="ArgumentException">A negative amount.</exception>
    public static NicotinamideLoad Of(Body body, IEnumerable<(Precursor Precursor, double Milligrams)> parts, UpperLevel level) => new(
        [.. parts.Select(part => (part.Precursor, part.Milligrams, In(body, part.Precursor, part.Milligrams)))], level);

    private static double In(Body body, Precursor precursor, double milligrams) => milligrams >= 0 && double.IsFinite(milligrams)
        ? milligrams * body.Values["M_NAM"] / body.Values[$"M_{precursor}"]
        : throw new ArgumentException(FormattableString.Invariant($"{milligrams} mg of {precursor}: the amount must be finite and not negative."), nameof(milligrams));
}
