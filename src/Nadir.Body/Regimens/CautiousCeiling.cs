namespace Nadir;

/// <summary>
/// Cautious human-equivalent amount of an animal NOAEL: body-surface scaling and a tenfold safety factor (FDA 2005, Estimating the maximum safe starting dose).
/// A range of toxicology, not a dose for anyone.
/// </summary>
/// <param name="Noael">The animal study.</param>
/// <param name="MilligramsPerDay">mg a day for the person.</param>
public sealed record CautiousCeiling(Noael Noael, double MilligramsPerDay)
{
    /// <summary>One ceiling a NOAEL that was confirmed, most conservative first.</summary>
    /// <param name="body">Where the scaling rules are.</param>
    /// <param name="safety">Animal toxicology.</param>
    /// <param name="mass">Body mass.</param>
    public static IReadOnlyList<CautiousCeiling> All(Body body, SafetyLedger safety, Quantity mass) =>
    [
        .. safety.Noaels.Where(noael => noael.Checked != Checked.Unconfirmed).Select(noael => new CautiousCeiling(
            noael, noael.MgPerKg * body.Rules[$"km_{noael.Species}"] / body.Rules["km_human"] * mass.In(Units.kg) / body.Rules["safety_factor"]))
        .OrderBy(ceiling => ceiling.MilligramsPerDay),
    ];
}
