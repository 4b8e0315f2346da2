using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Nadir;

/// <summary>Makes the personal sheet from the evidence, the rules of the guide and the body.</summary>
public static partial class GuideStudy
{
    private const string UnderAge = "under18";
    private const string OtherB3 = "other-b3";
    private const int PeopleBehindSpread = 96;
    private const int HighPressure = 140;
    private const int LowPressure = 100;

    /// <summary>Makes a sheet.</summary>
    /// <param name="library">The evidence.</param>
    /// <param name="body">The body, for the forecast of NAD⁺ in blood.</param>
    /// <param name="profile">What the person said.</param>
    /// <param name="today">Day of the sheet, for the age of legal entries.</param>
    /// <param name="draws">Draws behind the interval of the forecast; 0 for none.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="progress">Told after every draw.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="ArgumentException">A number out of range.</exception>
    public static GuideSheet Run(
        EvidenceLibrary library, Body body, GuideProfile profile, DateOnly today, int draws, ulong seed, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        profile.Checked();
        var (flags, unjudged) = Flags(library, profile);
        var stops = flags.Where(flag => flag.Level == FlagLevel.Stop).ToArray();
        var (goals, unknownGoals) = Goals(library, profile);
        var (rangeText, isStudied, days) = stops.Length > 0 ? ("No trial of NMN was made for people with what is named above.", false, 0) : StudiedEnvelope.Of(library, profile);
        var isStopped = stops.Length > 0;
        var isForecast = !isStopped && isStudied && unjudged.Length == 0 && profile.DoseMg is > 0;
        var forecast = isForecast ? Forecast(body, profile, (int)days, draws, seed, progress, cancellation) : null;
        var spread = isForecast && draws > 0 ? PeopleSpread.Run(body, PersonOf(body, profile), RegimenOf(profile, (int)days), (int)days, PeopleBehindSpread, seed, cancellation) : null;
        return new GuideSheet(
            profile, stops, [.. flags.Where(flag => flag.Level == FlagLevel.Flag)], [.. flags.Where(flag => flag.Level == FlagLevel.Note)], unjudged, unknownGoals, rangeText, isStudied,
            isStopped ? [] : [.. goals.Select(goal => GuideCards.Of(library, goal, profile))], forecast, ForecastText(profile, isStopped, isStudied, unjudged.Length > 0, forecast, spread),
            isStopped ? null : Load(library, body, profile), library.Safety.UpperLevels.FirstOrDefault(level => level.Substance == "NA"),
            isStopped ? [] : CautiousCeiling.All(body, library.Safety, (profile.MassKilograms ?? body.Rules["ref_mass"]) * Units.kg),
            Safety(library), Unknowns(library), library.Guide.SeekCare, isStopped ? [] : library.Guide.ProductChecks, isStopped ? [] : library.Guide.Tracking, LegalStatus.Lines(library, today),
            "Model or mouse, not a prediction for you: effects of mouse mechanisms on people are not simulated in this version, and nothing of them is mixed into the lines above.",
            library.ContentHash, Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "0") { Spread = spread };
    }

    // Stops first, then in the order given; one flag once. Goals can name a stop, too.
    private static (GuideFlag[] Flags, string[] Unjudged) Flags(EvidenceLibrary library, GuideProfile profile)
    {
        var rules = library.Guide;
        var found = new List<GuideFlag>();
        GuideFlag Named(string id) => rules.Conditions.First(flag => flag.Id == id);
        if (profile.AgeYears < rules.Range.AgeLow)
        {
            found.Add(Named(UnderAge));
        }

        if (profile.OtherB3.Count > 0)
        {
            found.Add(Named(OtherB3));
        }

        var unjudged = new List<string>();
        foreach (var text in profile.Conditions.Concat(profile.Medicines))
        {
            GuideFlag[] flags = [.. rules.FindFlags(text), .. Pressure(text).Select(Named)];
            found.AddRange(flags);
            if (flags.Length == 0)
            {
                unjudged.Add(text);
            }
        }

        found.AddRange(profile.Goals.SelectMany(rules.FindFlags).Where(flag => flag.Level == FlagLevel.Stop));
        return ([.. found.DistinctBy(flag => flag.Id).OrderByDescending(flag => flag.Level)], [.. unjudged]);
    }

    // "BP 95/60": R8 asks for systolic pressure below 100; 140 and more is hypertension.
    private static IEnumerable<string> Pressure(string text)
    {
        var match = PressurePattern().Match(text);
        if (match.Success && int.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var systolic))
        {
            if (systolic < LowPressure)
            {
                yield return "low-pressure";
            }

            if (systolic >= HighPressure)
            {
                yield return "hypertension";
            }
        }
    }

    [GeneratedRegex(@"\b(\d{2,3})\s*/\s*\d{2,3}\b")]
    private static partial Regex PressurePattern();

    private static (GuideGoal[] Goals, string[] Unknown) Goals(EvidenceLibrary library, GuideProfile profile)
    {
        var named = profile.Goals.Select(text => (Text: text, Goal: library.Guide.FindGoal(text))).ToArray();
        return ([.. named.Select(pair => pair.Goal).OfType<GuideGoal>().DistinctBy(goal => goal.Id)], [.. named.Where(pair => pair.Goal is null).Select(pair => pair.Text)]);
    }

    private static PersonForecast Forecast(Body body, GuideProfile profile, int days, int draws, ulong seed, IProgress<Progress>? progress, CancellationToken cancellation) =>
        PersonForecast.Run(body, PersonOf(body, profile), RegimenOf(profile, days), days, draws, seed, progress, cancellation);

    private static Person PersonOf(Body body, GuideProfile profile)
    {
        var reference = body.Rules;
        var height = profile.HeightCentimeters ?? reference[profile.Sex == Sex.Male ? "ref_height" : "ref_height_f"];
        var mass = profile.MassKilograms ?? reference["ref_mass"] / (reference["ref_height"] * reference["ref_height"]) * height * height;
        return new Person(profile.AgeYears * Units.year, profile.Sex, mass * Units.kg, height * Units.cm);
    }

    private static Regimen RegimenOf(GuideProfile profile, int days) => Regimen.Oral(Precursor.NMN, profile.DoseMg!.Value * Units.mg, 1 * Units.day, days);

    private static string ForecastText(GuideProfile profile, bool isStopped, bool isStudied, bool isUnjudged, PersonForecast? forecast, PeopleSpread? spread)
    {
        if (forecast is null)
        {
            return isStopped ? "Not simulated: see the stop above." : isUnjudged ? "Not simulated: something that was named could not be judged, see above." : !isStudied ? "Not simulated: there are no data at this dose, duration or age." : "Not simulated: no dose was named.";
        }

        var interval = forecast is { Low: { } low, High: { } high } ? string.Create(CultureInfo.InvariantCulture, $" (90 % interval for one person {low:0.0} to {high:0.0})") : "";
        var between = spread is null ? "" : string.Create(
            CultureInfo.InvariantCulture, $" Nine of ten of {spread.People} virtual people of this age, sex and size lie between {spread.Low:0.0} and {spread.High:0.0}, by how bodies differ alone: what one person sees says little about another.");
        var assumed = profile.MassKilograms is null || profile.HeightCentimeters is null ? " Body mass and height were not both given; those of the reference person stand in." : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Target engagement, not benefit: NAD⁺ in whole blood after {forecast.Day:0} days is predicted at {forecast.Fold:0.0} times the value before{interval}. It shows that the substance reaches blood cells; no level of NAD⁺ is known to be a goal.{between}{assumed}");
    }

    private static NicotinamideLoad? Load(EvidenceLibrary library, Body body, GuideProfile profile)
    {
        var parts = profile.OtherB3.Concat(profile.DoseMg is { } dose ? [(Precursor.NMN, dose)] : []).ToArray();
        var level = library.Safety.UpperLevels.FirstOrDefault(level => level is { Substance: "NAM", Region: "EU" }) ?? library.Safety.UpperLevels.FirstOrDefault(level => level.Substance == "NAM");
        return parts.Length == 0 || level is null ? null : NicotinamideLoad.Of(body, parts, level);
    }

    // What speaks against comes first, then what was tolerated.
    private static string[] Safety(EvidenceLibrary library) =>
    [
        .. new[] { "mechanism", "exposure", "adverseEvents" }.SelectMany(kind => library.Safety.Items.Where(item => item.Kind == kind && item.Checked != Checked.Unconfirmed))
            .Select(item => $"{item.Title}: {item.Text}{(item.Checked == Checked.SecondHand ? " (second-hand)" : "")}"),
    ];

    private static string[] Unknowns(EvidenceLibrary library) =>
        [.. library.Remarks.Select(remark => remark.Text), .. library.Safety.Items.Where(item => item.Kind is "unknown" or "interaction" && item.Checked != Checked.Unconfirmed).Select(item => $"{item.Title}: {item.Text}")];
}
