using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>
/// Reads the parts that every kind of study file shares: person, regimen, conditions, hypotheses. A file has passed its schema by then; what the records refuse becomes a
/// problem with its place.
/// </summary>
/// <param name="file">Name of the file, for the place.</param>
/// <param name="problems">Receives every problem.</param>
internal sealed class StudyParts(string file, List<Problem> problems)
{
    private const double HoursPerDay = 24;

    /// <summary>A value that a constructor may refuse; null, with a problem at <paramref name="place"/>, when it does.</summary>
    public T? Try<T>(string place, Func<T> make)
        where T : class
    {
        try
        {
            return make();
        }
        catch (ArgumentException e)
        {
            // The name of a parameter of ours says nothing to a user.
            problems.Add(new Problem("study", $"{file}: {place}", e.Message.Split(" (Parameter '")[0]));
            return null;
        }
    }

    /// <summary>Problems found so far.</summary>
    public int Found => problems.Count;

    /// <summary>Adds a problem.</summary>
    public void Add(string place, string message) => problems.Add(new Problem("study", $"{file}: {place}", message));

    /// <summary>Adds a problem where something does not hold.</summary>
    public void Need(bool holds, string place, string message)
    {
        if (!holds)
        {
            Add(place, message);
        }
    }

    /// <summary>A person: age in years, sex, mass in kg, height in cm.</summary>
    public Person? Person(JsonNode node, string place, double? age = null) => Try(place, () => new Person(
        (age ?? (double)node["age"]!) * Units.year, (string)node["sex"]! == "female" ? Sex.Female : Sex.Male, (double)node["mass"]! * Units.kg, (double)node["height"]! * Units.cm));

    /// <summary>Courses of doses, together; nothing when the list is absent.</summary>
    public Regimen Regimen(JsonNode? node, string place)
    {
        var courses = new List<(Regimen Regimen, double From)>();
        foreach (var (course, i) in Items(node))
        {
            var from = (double?)course["fromHour"] ?? 0;
            var one = Try($"{place}[{i}]", () => Nadir.Regimen.Oral(
                Enum.Parse<Precursor>((string)course["precursor"]!), (double)course["mg"]! * Units.mg, ((double?)course["everyHours"] ?? HoursPerDay) * Units.h, Whole(course["times"])!.Value,
                (string?)course["release"] == "extended" ? ReleaseForm.Extended : ReleaseForm.Immediate));
            if (one is not null)
            {
                courses.Add((one, from));
            }
        }

        return courses switch
        {
            [] => Nadir.Regimen.None,
            [(var only, 0)] => only,
            _ => Nadir.Regimen.Of(
                courses.SelectMany(course => course.Regimen.Intakes.Select(intake => intake with { Time = intake.Time + course.From })),
                string.Join("; ", courses.Select(course => course.From == 0 ? course.Regimen.Text : FormattableString.Invariant($"{course.Regimen.Text} from hour {course.From:0.##}")))),
        };
    }

    /// <summary>Conditions; none when the list is absent.</summary>
    public IReadOnlyList<Condition> Conditions(JsonNode? node, string place)
    {
        var conditions = new List<Condition>();
        foreach (var (item, i) in Items(node))
        {
            var condition = Try($"{place}[{i}]", () => new Condition(
                Input.Named((string)item["input"]!), (double)item["size"]!, (double?)item["fromDay"] * HoursPerDay, (double?)item["toDay"] * HoursPerDay,
                (double?)item["clockFrom"], (double?)item["clockTo"]));
            if (condition is not null)
            {
                conditions.Add(condition);
            }
        }

        return conditions;
    }

    /// <summary>Settings of disputed questions: an object of names and settings.</summary>
    public HypothesisSet Hypotheses(JsonNode? node, string place)
    {
        var set = HypothesisSet.Default;
        foreach (var (name, value) in node as JsonObject ?? [])
        {
            set = Try($"{place}.{name}", () => set.With(name, value is JsonValue text && text.TryGetValue<string>(out var setting) ? setting : throw new ArgumentException("The setting is a text."))) ?? set;
        }

        return set;
    }

    /// <summary>A whole number, which a file may write as 4, 4.0 or 4e0; null when it is absent.</summary>
    public static int? Whole(JsonNode? node) => (int?)(double?)node;

    /// <summary>Entries of a list with their numbers; none when it is absent.</summary>
    public static IEnumerable<(JsonNode Node, int Index)> Items(JsonNode? list) => (list as JsonArray ?? []).Select((item, i) => (item!, i));
}
