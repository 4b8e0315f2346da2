using System.Globalization;

namespace Nadir;

/// <summary>Whether dose, duration and age together were studied in a controlled trial of NMN by mouth; computed from the trials' own rows.</summary>
internal static class StudiedEnvelope
{
    private const double UsualDays = 84;

    public static (string Text, bool IsStudied, double Days) Of(EvidenceLibrary library, GuideProfile profile)
    {
        var range = library.Guide.Range;
        var trials = library.Studies.Where(study => study is { Precursor: "NMN", Kind: StudyKind.RandomizedTrial }).ToArray();
        var rows = trials.SelectMany(study => study.Rows).Where(row => row is { DoseMg: > 0, DurationDays: > 0 }).Select(row => (Dose: row.DoseMg!.Value, Days: row.DurationDays!.Value)).Distinct().ToArray();
        var oldest = trials.Max(study => study.Population.AgeHigh ?? study.Population.AgeMean ?? 0);
        var studied = string.Create(CultureInfo.InvariantCulture, $"Trials gave {range.DoseLowMg:0} to {range.DoseHighMg:0} mg NMN a day for up to {range.MostDays / 7:0} weeks to adults, the larger doses for a few weeks only.");
        var longest = rows.Where(row => row.Dose >= (profile.DoseMg ?? 0)).Select(row => row.Days).DefaultIfEmpty(0).Max();
        var days = profile.Days ?? Math.Min(UsualDays, longest > 0 ? longest : UsualDays);
        string? reason = null;
        if (profile.AgeYears < range.AgeLow || profile.AgeYears > oldest)
        {
            reason = string.Create(CultureInfo.InvariantCulture, $"Nothing is known below {range.AgeLow:0} or above {oldest:0} years.");
        }
        else if (profile.DoseMg is { } dose)
        {
            reason = dose < range.DoseLowMg || dose > range.DoseHighMg
                ? string.Create(CultureInfo.InvariantCulture, $"Nothing is known of {dose:0.##} mg a day.")
                : days > Math.Min(longest, range.MostDays)
                    ? string.Create(CultureInfo.InvariantCulture, $"The longest controlled trial of {dose:0.##} mg a day or more took {longest:0} days; nothing is known of {days:0} days.")
                    : null;
        }
        else if (days > range.MostDays)
        {
            reason = string.Create(CultureInfo.InvariantCulture, $"Nothing is known after {days:0} days.");
        }

        return (reason, profile.DoseMg) switch
        {
            (not null, _) => ($"No data: {studied} {reason}", false, days),
            (null, null) => ($"No dose was named. {studied}", true, days),
            (null, { } dose) => (string.Create(CultureInfo.InvariantCulture, $"{studied} {dose:0.##} mg a day for {days:0} days was given in at least one of them; that says nothing about whether it helps or suits one person."), true, days),
        };
    }
}
