using System.Globalization;
using System.Reflection;

namespace Nadir;

/// <summary>Makes the personal sheet from the evidence, the rules of the guide and the body.</summary>
public static class GuideStudy
{
    private const double UsualDays = 84;
    private const double ReferenceMass = 60;
    private const string UnderAge = "under18";
    private const string OtherB3 = "other-b3";

    /// <summary>Makes a sheet.</summary>
    /// <param name="library">The evidence.</param>
    /// <param name="body">The body, for the forecast of NAD⁺ in blood.</param>
    /// <param name="profile">What the person said.</param>
    /// <param name="draws">Draws behind the interval of the forecast; 0 for none.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="progress">Told after every draw.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="ArgumentException">A number out of range.</exception>
    public static GuideSheet Run(
        EvidenceLibrary library, Body body, GuideProfile profile, int draws, ulong seed, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        profile.Checked();
        var unknown = new List<string>();
        var flags = Flags(library, profile, unknown);
        var stops = flags.Where(flag => flag.Level == FlagLevel.Stop).ToArray();
        var (rangeText, isStudied) = Range(library.Guide.Range, profile);
        var goals = Goals(library, profile, unknown);
        var forecast = stops.Length == 0 && isStudied && profile.DoseMg is > 0 ? Forecast(body, profile, draws, seed, progress, cancellation) : null;
        return new GuideSheet(
            profile, stops, [.. flags.Where(flag => flag.Level == FlagLevel.Flag)], [.. flags.Where(flag => flag.Level == FlagLevel.Note)], unknown, rangeText, isStudied,
            stops.Length > 0 ? [] : [.. goals.Select(goal => GuideCards.Of(library, goal))], forecast, ForecastText(profile, stops.Length > 0, isStudied, forecast), Load(library, body, profile),
            library.Safety.UpperLevels.FirstOrDefault(level => level.Substance == "NA"), CautiousCeiling.All(body, library.Safety, (profile.MassKilograms ?? ReferenceMass) * Units.kg),
            Safety(library), Unknowns(library), library.Guide.SeekCare, library.Guide.ProductChecks, library.Guide.Tracking,
            "Model or mouse, not a prediction for you: effects of mouse mechanisms on people are not simulated in this version, and nothing of them is mixed into the lines above.",
            library.ContentHash, Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "0");
    }

    // Stops first, then in the order given; one flag once.
    private static GuideFlag[] Flags(EvidenceLibrary library, GuideProfile profile, List<string> unknown)
    {
        var rules = library.Guide;
        var found = new List<GuideFlag>();
        if (profile.AgeYears < rules.Range.AgeLow)
        {
            found.Add(rules.Conditions.First(flag => flag.Id == UnderAge));
        }

        if (profile.OtherB3.Count > 0)
        {
            found.Add(rules.Conditions.First(flag => flag.Id == OtherB3));
        }

        var all = rules.Conditions.Concat(rules.Medicines).ToArray();
        foreach (var text in profile.Conditions.Concat(profile.Medicines))
        {
            if (GuideRules.Find(all, text) is { } flag)
            {
                found.Add(flag);
            }
            else
            {
                unknown.Add(text);
            }
        }

        return [.. found.DistinctBy(flag => flag.Id).OrderByDescending(flag => flag.Level)];
    }

    private static GuideGoal[] Goals(EvidenceLibrary library, GuideProfile profile, List<string> unknown)
    {
        var found = new List<GuideGoal>();
        foreach (var text in profile.Goals)
        {
            if (library.Guide.FindGoal(text) is { } goal)
            {
                found.Add(goal);
            }
            else
            {
                unknown.Add(text);
            }
        }

        return [.. found.DistinctBy(goal => goal.Id)];
    }

    private static (string Text, bool IsStudied) Range(StudiedRange range, GuideProfile profile)
    {
        var studied = string.Create(CultureInfo.InvariantCulture, $"Trials gave {range.DoseLowMg:0} to {range.DoseHighMg:0} mg NMN a day for up to {range.MostDays / 7:0} weeks to adults.");
        if (profile.AgeYears < range.AgeLow)
        {
            return ($"No data: {studied} Nothing is known below {range.AgeLow:0} years.", false);
        }

        if (profile.Days > range.MostDays)
        {
            return (string.Create(CultureInfo.InvariantCulture, $"No data: {studied} Nothing is known after {profile.Days:0} days."), false);
        }

        return profile.DoseMg switch
        {
            null => ($"No dose was named. {studied}", true),
            { } dose when dose < range.DoseLowMg || dose > range.DoseHighMg => (string.Create(CultureInfo.InvariantCulture, $"No data: {studied} Nothing is known of {dose:0.##} mg a day."), false),
            { } dose => (string.Create(CultureInfo.InvariantCulture, $"{studied} {dose:0.##} mg a day lies inside what was studied; that says nothing about whether it helps."), true),
        };
    }

    private static PersonForecast Forecast(Body body, GuideProfile profile, int draws, ulong seed, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var reference = body.Rules;
        var height = profile.HeightCentimeters ?? reference[profile.Sex == Sex.Male ? "ref_height" : "ref_height_f"];
        var mass = profile.MassKilograms ?? reference["ref_mass"] / (reference["ref_height"] * reference["ref_height"]) * height * height;
        var person = new Person(Math.Min(profile.AgeYears, 100) * Units.year, profile.Sex, mass * Units.kg, height * Units.cm);
        var days = (int)Math.Min(profile.Days, UsualDays);
        var regimen = Regimen.Oral(Precursor.NMN, profile.DoseMg!.Value * Units.mg, 1 * Units.day, days);
        return PersonForecast.Run(body, person, regimen, days, draws, seed, progress, cancellation);
    }

    private static string ForecastText(GuideProfile profile, bool isStopped, bool isStudied, PersonForecast? forecast)
    {
        if (forecast is null)
        {
            return isStopped ? "Not simulated: see the stop above." : !isStudied ? "Not simulated: there are no data at this dose, duration or age." : "Not simulated: no dose was named.";
        }

        var interval = forecast is { Low: { } low, High: { } high } ? string.Create(CultureInfo.InvariantCulture, $" (90 % interval for one person {low:0.0} to {high:0.0})") : "";
        var assumed = profile.MassKilograms is null || profile.HeightCentimeters is null ? " Body mass and height were not both given; those of the reference person stand in." : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Target engagement, not benefit: NAD⁺ in whole blood after {forecast.Day:0} days is predicted at {forecast.Fold:0.0} times the value before{interval}. It shows that the substance reaches blood cells; no level of NAD⁺ is known to be a goal.{assumed}");
    }

    private static NicotinamideLoad? Load(EvidenceLibrary library, Body body, GuideProfile profile)
    {
        var parts = profile.OtherB3.Concat(profile.DoseMg is { } dose ? [(Precursor.NMN, dose)] : []).ToArray();
        var level = library.Safety.UpperLevels.FirstOrDefault(level => level is { Substance: "NAM", Region: "EU" }) ?? library.Safety.UpperLevels.FirstOrDefault(level => level.Substance == "NAM");
        return parts.Length == 0 || level is null ? null : NicotinamideLoad.Of(body, parts, level);
    }

    private static string[] Safety(EvidenceLibrary library) =>
        [.. library.Safety.Items.Where(item => item.Kind is "adverseEvents" && item.Checked != Checked.Unconfirmed).Select(item => $"{item.Title}: {item.Text}")];

    private static string[] Unknowns(EvidenceLibrary library) =>
        [.. library.Safety.Items.Where(item => item.Kind is "unknown" or "interaction" && item.Checked != Checked.Unconfirmed).Select(item => $"{item.Title}: {item.Text}")];
}
