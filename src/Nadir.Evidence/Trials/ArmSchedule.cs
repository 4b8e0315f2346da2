namespace Nadir;

/// <summary>A dosing schedule that can be replayed.</summary>
/// <param name="Precursor">NMN, NR, NAM, NA or placebo.</param>
/// <param name="Salt">"chloride" where the dose is the mass of a salt, else null.</param>
/// <param name="DoseMilligrams">One administration, mg of the compound as weighed (of the salt where there is one).</param>
/// <param name="TimesPerDay">Administrations a day, evenly spaced over the waking day; 1 for a single dose.</param>
/// <param name="Days">Days of dosing; 1 with <paramref name="TimesPerDay"/> 1 is a single dose.</param>
/// <param name="Form">"immediate" or "extended" (extended release).</param>
/// <param name="Route">"oral" or "intravenous".</param>
/// <param name="InfusionHours">Length of an infusion, h; 0 for a bolus or an oral dose.</param>
public sealed record ArmSchedule(
    string Precursor, string? Salt, double DoseMilligrams, int TimesPerDay, double Days, string Form, string Route, double InfusionHours);
