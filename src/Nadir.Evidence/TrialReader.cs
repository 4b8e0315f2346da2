using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Nadir;

/// <summary>Reads one trial in either shape: keys in the project's spelling first, else those of the shared collection.</summary>
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
        var design = ReadDesign(place.Child("design"));
        var arms = ReadArms(place, design.Duration);
        var observations = place.Array("observations").Select((row, i) => ReadObservation(row, i + 1)).OfType<Observation>().ToArray();
        var population = PopulationReader.Read(place.Child("population"));
        if (id is null || citation is null)
        {
            return null;
        }

        var (pmcid, pmcNote) = Clean(place.Text("pmcid"));
        var (registry, registryNote) = Clean(place.Text("registry"));
        var note = Join(design.Note, pmcNote is null ? null : $"PMC id {pmcNote}", registryNote is null ? null : $"registry id {registryNote}");
        return new Trial(id, citation, place.Text("doi"), pmcid, registry, design with { Note = note }, population, arms, observations);
    }

    public static ReferenceValue? ReadReference(JsonPlace place)
    {
        var (id, analyte, matrix, unit) = (place.Text("id", true), place.Text("analyte", true), place.Text("matrix", true), place.Text("unit", true));
        var citation = place.Text("citation", true);
        return ReadChecked(place) is not { } check || id is null || analyte is null || matrix is null || unit is null || citation is null
            ? null
            : new ReferenceValue(
                id, analyte, matrix, unit, place.Number("value"), place.Text("valueText") ?? place.NotANumber("value"), place.Number("spread"),
                place.Text("spreadText") ?? place.NotANumber("spread"), place.Text("spreadType") ?? place.Text("spread_type"), place.Count("n"),
                place.Text("population"), citation, place.Text("note"), check)
            {
                Statistic = place.Text("statistic"),
                Url = place.Text("url"),
            };
    }

    /// <summary>The parts that are there, with semicolons between; null when there is none.</summary>
    public static string? Join(params IEnumerable<string?> parts) => string.Join("; ", parts.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } text ? text : null;

    private static Arm[] ReadArms(JsonPlace place, double? duration)
    {
        var arms = new List<Arm>();
        var design = place.Child("design");
        foreach (var item in place.Array("arms"))
        {
            if (ArmReader.Read(item, design, duration) is not { } arm)
            {
                continue;
            }

            if (arms.Exists(other => string.Equals(other.Id, arm.Id, StringComparison.Ordinal)))
            {
                item.Add("arm-duplicate", item.Has("id") ? "id" : "arm", $"The arm '{arm.Id}' is there already; rename one of the two.");
            }

            arms.Add(arm);
        }

        return [.. arms];
    }

    private static TrialDesign ReadDesign(JsonPlace design)
    {
        var sampling = design.Text("sampling") ?? Times(design, "sampling_days", "days ", "") ?? Times(design, "sampling_h", "", " h");
        return new TrialDesign(
            design.Text("type"), design.Number("durationDays") ?? design.Number("duration_days"), design.Text("matrix"), design.Text("assay"),
            sampling, design.Text("country"),
            Join(design.Text("note"), design.NotANumber("duration_days") is { } days ? $"duration: {days} days" : null,
                design.Text("pmid") is { } pmid ? $"PMID {pmid}" : null, design.Text("followup_days") is { } after ? $"follow-up: day {after}" : null));
    }

    private static string? Times(JsonPlace design, string key, string before, string after) =>
        design.Child(key).Node is JsonArray { Count: > 0 } times
            ? before + string.Join(", ", times.Select(time => time?.ToString() ?? "?")) + after
            : null;

    private static Observation? ReadObservation(JsonPlace place, int row)
    {
        if (place.Node is not JsonObject)
        {
            place.Add("observation-shape", "", "An observation is an object with arm, analyte, matrix, unit, statistic and checked.");
            return null;
        }

        var (arm, analyte, matrix) = (place.Text("arm", true), place.Text("analyte", true), place.Text("matrix", true));
        var (unit, statistic) = (place.Text("unit", true), place.Text("statistic", true));
        if (ReadChecked(place) is not { } check || arm is null || analyte is null || matrix is null || unit is null || statistic is null)
        {
            return null;
        }

        return new Observation(
            row, arm, analyte, matrix, unit, place.Number("day"), place.Number("hour"), place.Number("value"),
            place.Text("valueText") ?? place.NotANumber("value"), statistic, place.Number("spread"),
            place.Text("spreadText") ?? place.NotANumber("spread"), place.Text("spreadType") ?? place.Text("spread_type"),
            place.Count("n"), place.Text("pValue") ?? place.Text("p_value"), place.Text("note"), check, place.Text("url"));
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
                place.Add("evidence-checked", "checked", $"'{Short(other)}' is not one of: read in the source, second-hand, computed, unconfirmed (or readInSource, secondHand).");
                return null;
        }
    }

    /// <summary>A text of any length, cut for a message.</summary>
    public static string Short(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "...");

    // "NCT02950441 (unconfirmed)": the id stays clean, the remark becomes a note.
    private static (string? Id, string? Note) Clean(string? id) =>
        id is { Length: <= 200 } && RemarkPattern().Match(id) is { Success: true } match ? (match.Groups[1].Value, match.Groups[2].Value) : (id, null);

    [GeneratedRegex(@"^(.*?)\s*\(([^()]*)\)$", RegexOptions.NonBacktracking)]
    private static partial Regex RemarkPattern();
}
