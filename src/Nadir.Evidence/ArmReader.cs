using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Nadir;

/// <summary>Reads an arm: a schedule as the project writes it, a reason why there is none, or the sentence of the shared shape.</summary>
internal static partial class ArmReader
{
    public static Arm? Read(JsonPlace place, JsonPlace design, double? duration)
    {
        if (place.Node is not JsonObject)
        {
            place.Add("arm-shape", "", "An arm is an object with a name, a compound and a schedule or a dose.");
            return null;
        }

        if ((place.Text("id") ?? place.Text("arm")) is not { } id)
        {
            place.Add("arm-id", "arm", "The arm has no name; give 'arm' (or 'id').");
            return null;
        }

        var compound = place.Text("compound");
        var n = place.Count("n") ?? (place.NotANumber("n") is { Length: <= 200 } about && CountPattern().Match(about) is { Success: true } match ? int.Parse(match.Value) : null);
        var note = TrialReader.Join(place.Text("note"), place.Text("dose_note"), place.Text("timing"));
        var schedule = place.Child("schedule");
        var why = place.Text("whyNotReplayed");
        if (schedule.Node is not null)
        {
            if (why is not null)
            {
                place.Add("arm-both", "whyNotReplayed", "An arm with a schedule is replayed; leave one of the two out.");
            }

            return new Arm(id, n, compound ?? schedule.Text("precursor") ?? "", ReadSchedule(schedule), null, note);
        }

        if (why is not null)
        {
            return new Arm(id, n, compound ?? "not reported", null, why, note);
        }

        var dose = ReadDose(place, "dose_mg", isRequired: false);
        if (compound is null)
        {
            return new Arm(id, n, "not reported", null, "the compound is not reported", note);
        }

        var words = new ScheduleWords(
            id, compound, place.Text("frequency") ?? "", dose, place.Number("duration_days") ?? duration, design.Text("route"), design.Text("type"), place.Text("dose_note"));
        var (inferred, reason, remark) = words.Read();
        return new Arm(id, n, compound, inferred, reason, TrialReader.Join(note, remark));
    }

    private static ArmSchedule? ReadSchedule(JsonPlace place)
    {
        if (place.Node is not JsonObject)
        {
            place.Add("arm-schedule", "", "A schedule is an object with precursor, doseMg, timesPerDay and days.");
            return null;
        }

        var precursor = OneOf(place, "precursor", null, "NMN", "NR", "NAM", "NA", "placebo");
        var dose = ReadDose(place, "doseMg", isRequired: true);
        if (dose > ScheduleWords.LargestDose)
        {
            place.Add("arm-dose", "doseMg", "A dose must not be above 1,000,000 mg.");
        }

        var times = place.Has("timesPerDay") ? place.Number("timesPerDay") : 1;
        if (times is not (>= 1 and <= 24) || !double.IsInteger(times.Value))
        {
            place.Add("arm-times", "timesPerDay", "Doses a day must be a whole number from 1 to 24.");
        }

        if (place.Number("days") is not (> 0 and <= ScheduleWords.MostDays))
        {
            place.Add("arm-days", "days", $"Days of dosing must be a number above 0 and at most {ScheduleWords.MostDays}; 1 for a single dose.");
        }

        var form = OneOf(place, "form", "immediate", "immediate", "extended");
        var route = OneOf(place, "route", "oral", "oral", "intravenous");
        var salt = OneOf(place, "salt", "", "chloride");
        if (salt == "chloride" && precursor != "NR")
        {
            place.Add("arm-salt", "salt", "Only NR comes as a chloride; leave the salt out.");
        }

        return ReadInfusion(place, route) is { } hours && place.HasNoProblems
            ? new ArmSchedule(precursor!, salt!.Length == 0 ? null : salt, dose!.Value, (int)times!.Value, place.Number("days")!.Value, form!, route!, hours)
            : null;
    }

    private static double? ReadInfusion(JsonPlace place, string? route)
    {
        var hours = place.Has("infusionHours") ? place.Number("infusionHours") : 0;
        if (hours is not (>= 0 and <= 24) || (hours > 0 && route == "oral"))
        {
            place.Add("arm-infusion", "infusionHours", "Hours of an infusion must be a number from 0 to 24, and 0 for an oral dose.");
        }

        return hours;
    }

    private static string? OneOf(JsonPlace place, string key, string? otherwise, params ReadOnlySpan<string> words)
    {
        var text = place.Text(key) ?? otherwise;
        if (text is not null && (text == otherwise || words.Contains(text)))
        {
            return text;
        }

        place.Add($"arm-{key}", key, $"{(text is null ? "It is missing" : $"'{TrialReader.Short(text)}' is not known")}; give one of: {string.Join(", ", words!)}.");
        return null;
    }

    private static double? ReadDose(JsonPlace place, string key, bool isRequired)
    {
        var dose = place.Number(key);
        if (dose is null && (isRequired || place.Has(key)))
        {
            place.Add("arm-dose", key, $"'{key}' must be a number in mg.");
        }
        else if (dose < 0)
        {
            place.Add("arm-dose", key, FormattableString.Invariant($"The dose is {dose}; it must not be negative."));
            return null;
        }

        return dose;
    }

    [GeneratedRegex(@"[0-9]{1,8}", RegexOptions.NonBacktracking)]
    private static partial Regex CountPattern();
}
