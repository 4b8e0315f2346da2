using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Nadir;

/// <summary>Reads one trial in either shape.</summary>
internal static partial class TrialReader
{
    public static Trial? Read(JsonPlace place)
    {
        if (place.Node is not JsonObject)
        {
            place.Add("trial-shape", "", "A trial is an object with id, citation, design, population, arms and observations.");
            return null;
        }

        var id = place.Text("id", isRequired: true);
        var citation = place.Text("citation", isRequired: true);
        var design = place.Child("design");
        var population = place.Child("population");
        var arms = place.Array("arms").Select(arm => ReadArm(arm, design)).OfType<Arm>().ToArray();
        foreach (var group in arms.GroupBy(arm => arm.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            place.Add("arm-duplicate", "arms", $"The arm '{group.Key}' is there {group.Count()} times; rename one.");
        }

        var observations = place.Array("observations").Select((row, i) => ReadObservation(row, i + 1)).OfType<Observation>().ToArray();
        return id is null || citation is null
            ? null
            : new Trial(
                id, citation, place.Text("doi"), place.Text("pmcid"), place.Text("registry"),
                new TrialDesign(
                    design.Text("type"), design.Number("durationDays") ?? design.Number("duration_days"), design.Text("matrix"), design.Text("assay"),
                    design.Text("sampling"), design.Text("country"), design.Text("note")),
                ReadPopulation(population), arms, observations);
    }

    public static ReferenceValue? ReadReference(JsonPlace place)
    {
        var (id, analyte, matrix, unit) = (place.Text("id", true), place.Text("analyte", true), place.Text("matrix", true), place.Text("unit", true));
        var citation = place.Text("citation", true);
        return id is null || analyte is null || matrix is null || unit is null || citation is null || ReadChecked(place) is not { } check
            ? null
            : new ReferenceValue(
                id, analyte, matrix, unit, place.Number("value"), place.Text("valueText") ?? place.TextOnly("value"), place.Number("spread"),
                place.Text("spreadText") ?? place.TextOnly("spread"), place.Text("spreadType") ?? place.Text("spread_type"), (int?)place.Number("n"),
                place.Text("population"), citation, place.Text("note"), check);
    }

    private static Observation? ReadObservation(JsonPlace place, int row)
    {
        var (arm, analyte, matrix) = (place.Text("arm", true), place.Text("analyte", true), place.Text("matrix", true));
        var (unit, statistic) = (place.Text("unit", true), place.Text("statistic", true));
        if (ReadChecked(place) is not { } check || arm is null || analyte is null || matrix is null || unit is null || statistic is null)
        {
            return null;
        }

        return new Observation(
            row, arm, analyte, matrix, unit, place.Number("day"), place.Number("hour"), place.Number("value"),
            place.Text("valueText") ?? place.TextOnly("value"), statistic, place.Number("spread"),
            place.Text("spreadText") ?? place.TextOnly("spread"), place.Text("spreadType") ?? place.Text("spread_type"),
            (int?)place.Number("n"), place.Text("pValue") ?? place.Text("p_value"), place.Text("note"), check, place.Text("url"));
    }

    private static Checked? ReadChecked(JsonPlace place)
    {
        switch (place.Text("checked", isRequired: true))
        {
            case "readInSource" or "read in the source":
                return Checked.ReadInSource;
            case "secondHand" or "second-hand":
                return Checked.SecondHand;
            case "computed" or "interval computed":
                return Checked.Computed;
            case "unconfirmed":
                return Checked.Unconfirmed;
            case null:
                return null;
            case var other:
                place.Add("evidence-checked", "checked", $"'{other}' is not one of: read in the source, second-hand, computed, unconfirmed.");
                return null;
        }
    }

    private static TrialPopulation ReadPopulation(JsonPlace p)
    {
        var (age, sex, bmi) = (p.TextOnly("age"), p.TextOnly("sex"), p.TextOnly("bmi"));
        var ageRange = Range(age);
        double? male = p.Number("maleFraction") ?? (sex is null ? null
            : sex.StartsWith("male", StringComparison.OrdinalIgnoreCase) ? 1
            : sex.StartsWith("female", StringComparison.OrdinalIgnoreCase) ? 0
            : Share(sex));
        return new TrialPopulation(
            (int?)(p.Number("n") ?? p.Number("n_total") ?? First(p.TextOnly("n_total"))),
            p.Number("ageMean") ?? Mean(age) ?? (ageRange.Low + ageRange.High) / 2,
            p.Number("ageLow") ?? ageRange.Low, p.Number("ageHigh") ?? ageRange.High, male,
            p.Number("bmi") ?? Mean(bmi) ?? (Range(bmi).Low + Range(bmi).High) / 2, p.Text("health"));
    }

    private static Arm? ReadArm(JsonPlace place, JsonPlace design)
    {
        var id = place.Text("id") ?? place.Text("arm");
        if (id is null)
        {
            place.Add("arm-id", "arm", "The arm has no name; give 'arm' (or 'id').");
            return null;
        }

        var compound = place.Text("compound", isRequired: true) ?? "";
        var n = (int?)(place.Number("n") ?? First(place.TextOnly("n")));
        var note = place.Text("note") ?? place.Text("dose_note");
        var given = place.Child("schedule");
        if (given.Node is not null)
        {
            return new Arm(id, n, compound, ReadSchedule(given), null, note);
        }

        if (place.Text("whyNotReplayed") is { } why)
        {
            return new Arm(id, n, compound, null, why, note);
        }

        var (schedule, reason) = InferSchedule(place, design, compound);
        return new Arm(id, n, compound, schedule, reason, note);
    }

    private static ArmSchedule? ReadSchedule(JsonPlace place)
    {
        var precursor = place.Text("precursor", isRequired: true) ?? "";
        if (precursor is not ("NMN" or "NR" or "NAM" or "NA" or "placebo"))
        {
            place.Add("arm-precursor", "precursor", $"'{precursor}' is not one of NMN, NR, NAM, NA, placebo.");
        }

        var dose = Dose(place, "doseMg");
        var times = place.Number("timesPerDay") ?? 1;
        if (times is not (>= 1 and <= 24))
        {
            place.Add("arm-times", "timesPerDay", "Doses a day must be 1 to 24.");
        }

        return dose is null || place.Number("days") is not { } days
            ? null
            : new ArmSchedule(
                precursor, place.Text("salt"), dose.Value, (int)Math.Clamp(times, 1, 24), days, place.Text("form") ?? "immediate",
                place.Text("route") ?? "oral", place.Number("infusionHours") ?? 0);
    }

    // The shared shape gives the daily or single total and a sentence.
    private static (ArmSchedule? Schedule, string? Reason) InferSchedule(JsonPlace place, JsonPlace design, string compound)
    {
        var frequency = (place.Text("frequency") ?? "").ToLowerInvariant();
        var hasDose = place.Node is JsonObject o && o["dose_mg"] is not null;
        var dose = hasDose ? Dose(place, "dose_mg") : null;
        var days = place.Number("duration_days") ?? design.Number("duration_days") ?? (frequency.StartsWith("single", StringComparison.Ordinal) ? 1 : null);
        if (compound is "placebo" or "none" or "control" || dose == 0)
        {
            return (new ArmSchedule("placebo", null, 0, 1, days ?? 1, "immediate", "oral", 0), null);
        }

        var name = compound.StartsWith("NMN", StringComparison.Ordinal) ? "NMN" : compound.StartsWith("NR", StringComparison.Ordinal) ? "NR"
            : compound.StartsWith("NAM", StringComparison.Ordinal) ? "NAM"
            : compound.StartsWith("NAD", StringComparison.Ordinal) ? null
            : compound.StartsWith("NA", StringComparison.Ordinal) ? "NA" : null;
        string? reason = name is null ? $"'{compound}' is not in the model"
            : dose is null ? "the dose is not reported as one number"
            : days is null ? "the length of dosing is not reported"
            : frequency.Contains("sport", StringComparison.Ordinal) ? "the arm also trained; exercise is not in the model"
            : frequency.Contains("titrated", StringComparison.Ordinal) ? "the dose was raised step by step" : null;
        if (reason is not null)
        {
            return (null, reason);
        }

        var times = frequency.Contains("twice", StringComparison.Ordinal) || frequency.StartsWith("two ", StringComparison.Ordinal) ? 2
            : frequency.Contains("three times", StringComparison.Ordinal) ? 3 : 1;
        var intravenous = (design.Text("route") ?? "").StartsWith("intravenous", StringComparison.Ordinal) || compound.StartsWith("IV", StringComparison.Ordinal);
        return (new ArmSchedule(
            name!, name == "NR" ? "chloride" : null, dose!.Value / times, times, days!.Value,
            compound.Contains("ER", StringComparison.Ordinal) ? "extended" : "immediate", intravenous ? "intravenous" : "oral", intravenous ? 1 : 0), null);
    }

    private static double? Dose(JsonPlace place, string key)
    {
        var dose = place.Number(key);
        if (dose is null)
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

    private static double? Mean(string? text) => text is not null && MeanPattern().Match(text) is { Success: true } match ? Number(match.Groups[1].Value) : null;

    private static (double? Low, double? High) Range(string? text) =>
        text is not null && RangePattern().Match(text) is { Success: true } match ? (Number(match.Groups[1].Value), Number(match.Groups[2].Value)) : (null, null);

    private static double? First(string? text) => text is not null && FirstPattern().Match(text) is { Success: true } match ? Number(match.Value) : null;

    private static double? Share(string text)
    {
        var male = MalePattern().Match(text);
        var female = FemalePattern().Match(text);
        return male.Success && female.Success
            ? Number(male.Groups[1].Value) / (Number(male.Groups[1].Value) + Number(female.Groups[1].Value))
            : null;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(\d+(?:\.\d+)?)\s*\+/-", RegexOptions.None, 1000)]
    private static partial Regex MeanPattern();

    [GeneratedRegex(@"(\d+(?:\.\d+)?)\s*-\s*(\d+(?:\.\d+)?)", RegexOptions.None, 1000)]
    private static partial Regex RangePattern();

    [GeneratedRegex(@"\d+(?:\.\d+)?", RegexOptions.None, 1000)]
    private static partial Regex FirstPattern();

    [GeneratedRegex(@"(\d+)\s*M\b", RegexOptions.None, 1000)]
    private static partial Regex MalePattern();

    [GeneratedRegex(@"(\d+)\s*F\b", RegexOptions.None, 1000)]
    private static partial Regex FemalePattern();
}
