namespace Nadir;

/// <summary>The personal sheet: what trials showed for people like this one and what is unknown. It recommends nothing.</summary>
/// <param name="Profile">What the person said.</param>
/// <param name="Stops">Not for self-use: these first.</param>
/// <param name="Flags">A clinician first.</param>
/// <param name="Notes">Shown only.</param>
/// <param name="Unjudged">Conditions and medicines that matched nothing: they count as "a clinician first" and nothing is drawn.</param>
/// <param name="UnknownGoals">Goals that matched nothing.</param>
/// <param name="RangeText">Whether dose, duration and age in mind were studied at all.</param>
/// <param name="IsStudied">False when dose, duration or age were not studied: nothing is drawn.</param>
/// <param name="Goals">Evidence per goal; empty with a stop.</param>
/// <param name="Forecast">Predicted NAD⁺ in blood, or null with the reason in <paramref name="ForecastText"/>.</param>
/// <param name="ForecastText">The forecast in words, as target engagement.</param>
/// <param name="Load">Nicotinamide load, or null without a dose.</param>
/// <param name="NicotinicAcidLevel">Upper level of nicotinic acid.</param>
/// <param name="Ceilings">Cautious toxicology range, most conservative first.</param>
/// <param name="Safety">What is known of harm.</param>
/// <param name="Unknowns">What nobody knows.</param>
/// <param name="SeekCare">Signs that call for stopping and seeking care.</param>
/// <param name="ProductChecks">What to look at on a product.</param>
/// <param name="Tracking">How to track oneself honestly.</param>
/// <param name="Legal">Legal status with dates.</param>
/// <param name="MouseText">What the panel of mouse mechanisms says.</param>
/// <param name="EvidenceHash">Fingerprint of the evidence.</param>
/// <param name="Version">Version of Nadir.</param>
public sealed record GuideSheet(
    GuideProfile Profile, IReadOnlyList<GuideFlag> Stops, IReadOnlyList<GuideFlag> Flags, IReadOnlyList<GuideFlag> Notes, IReadOnlyList<string> Unjudged, IReadOnlyList<string> UnknownGoals,
    string RangeText, bool IsStudied, IReadOnlyList<GuideGoalCards> Goals, PersonForecast? Forecast, string ForecastText, NicotinamideLoad? Load, UpperLevel? NicotinicAcidLevel,
    IReadOnlyList<CautiousCeiling> Ceilings, IReadOnlyList<string> Safety, IReadOnlyList<string> Unknowns, IReadOnlyList<string> SeekCare, IReadOnlyList<string> ProductChecks,
    IReadOnlyList<string> Tracking, IReadOnlyList<string> Legal, string MouseText, string EvidenceHash, string Version)
{
    /// <summary>Spread of the forecast between virtual people, or null where nothing is drawn.</summary>
    public PeopleSpread? Spread { get; init; }
}
