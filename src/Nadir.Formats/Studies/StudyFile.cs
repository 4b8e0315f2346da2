using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>
/// Study files: one question as JSON (<c>studies/schema</c>). A file that is wrong is refused with every problem and its place. The field <c>kind</c> says what it is: "person",
/// "contrast", "ages", "tracer" are scenarios for <c>nadir simulate</c>.
/// </summary>
public static class StudyFile
{
    private const int LongestFile = 1_000_000;

    /// <summary>Names of the ready-made scenarios that the program carries.</summary>
    public static IReadOnlyList<string> Ready { get; } = [.. StudySchema.Ready.Where(name => ScenarioKinds.Contains((string?)JsonNode.Parse(StudySchema.ReadyText(name))!["kind"] ?? "", StringComparer.Ordinal))];

    private static IReadOnlyList<string> ScenarioKinds => ["person", "contrast", "ages", "tracer"];

    /// <summary>Reads a scenario from a file, or a ready-made one by its name.</summary>
    /// <exception cref="ModelException">The file cannot be read or is wrong.</exception>
    public static Scenario ReadScenario(string nameOrPath)
    {
        if (!File.Exists(nameOrPath) && Ready.Contains(nameOrPath, StringComparer.Ordinal))
        {
            return ParseScenario($"studies/{nameOrPath}.json", StudySchema.ReadyText(nameOrPath));
        }

        return ParseScenario(nameOrPath, ReadText(nameOrPath, Ready));
    }

    /// <summary>A scenario from the text of a study file.</summary>
    /// <param name="file">Its name, for the place of problems.</param>
    /// <param name="text">JSON.</param>
    /// <exception cref="ModelException">Every problem with its place.</exception>
    public static Scenario ParseScenario(string file, string text)
    {
        var problems = new List<Problem>();
        var root = Checked(file, text, ScenarioKinds, "simulate", problems);
        var parts = new StudyParts(file, problems);
        Scenario? scenario = problems.Count > 0 || root is null ? null : (string)root["kind"]! switch
        {
            "person" => OfPerson(root, parts),
            "contrast" => OfArms(root, parts),
            "tracer" => OfTracer(root, parts),
            _ => OfAges(root, parts),
        };
        return problems.Count == 0 && scenario is not null ? scenario : throw new ModelException(problems);
    }

    /// <summary>The tree of a study file that has passed the schema of its kind; problems are added otherwise.</summary>
    /// <param name="file">Name, for the place.</param>
    /// <param name="text">JSON.</param>
    /// <param name="kinds">Kinds that the command runs.</param>
    /// <param name="command">The command, for the message.</param>
    /// <param name="problems">Receives every problem.</param>
    internal static JsonNode? Checked(string file, string text, IReadOnlyList<string> kinds, string command, List<Problem> problems)
    {
        if (EvidenceText.Read(file, text, problems) is not { } root)
        {
            return null;
        }

        var kind = root is JsonObject && root["kind"] is JsonValue value && value.TryGetValue<string>(out var name) ? name : null;
        if (kind is null || !kinds.Contains(kind, StringComparer.Ordinal))
        {
            problems.Add(new Problem("study-kind", $"{file}: kind", kind is null
                ? $"'kind' is missing; it says what the study is: {string.Join(", ", StudySchema.Kinds)}."
                : StudySchema.Kinds.Contains(kind, StringComparer.Ordinal)
                    ? $"'nadir {command}' runs studies of kind {string.Join(", ", kinds)}; this one is of kind '{kind}'."
                    : $"There is no kind of study '{kind}'; known: {string.Join(", ", StudySchema.Kinds)}."));
            return null;
        }

        problems.AddRange(StudySchema.Of(kind).Problems(root, file));
        return root;
    }

    /// <summary>Text of a study file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="ready">Ready-made studies that the command knows by name.</param>
    /// <exception cref="ModelException">It is missing, too long or cannot be read.</exception>
    internal static string ReadText(string path, IReadOnlyList<string> ready)
    {
        try
        {
            return !File.Exists(path)
                ? throw new ModelException([new Problem("study-file", path, $"There is no such file, and no ready-made study of that name; ready: {string.Join(", ", ready)}.")])
                : new FileInfo(path).Length is var length && length > LongestFile
                    ? throw new ModelException([new Problem("file-size", path, $"The file has {length} bytes; at most {LongestFile} are read.")])
                    : File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelException([new Problem("read", path, $"The file cannot be read: {e.Message}")]);
        }
    }

    private static PersonScenario? OfPerson(JsonNode root, StudyParts parts)
    {
        var person = parts.Person(root["person"]!, "person");
        var regimen = parts.Regimen(root["regimen"], "regimen");
        var conditions = parts.Conditions(root["conditions"], "conditions");
        var hypotheses = parts.Hypotheses(root["hypotheses"], "hypotheses");
        return person is null ? null : new PersonScenario((string)root["title"]!, person, regimen, StudyParts.Whole(root["days"])!.Value)
        {
            Conditions = conditions, Hypotheses = hypotheses, StartClock = (double?)root["startClock"],
        };
    }

    private static ContrastScenario? OfArms(JsonNode root, StudyParts parts)
    {
        var person = parts.Person(root["person"]!, "person");
        ScenarioArm[] arms = [.. root["arms"]!.AsArray().Select((arm, i) => new ScenarioArm(
            (string)arm!["label"]!, parts.Regimen(arm["regimen"], $"arms[{i}].regimen"), parts.Conditions(arm["conditions"], $"arms[{i}].conditions")))];
        var hypotheses = parts.Hypotheses(root["hypotheses"], "hypotheses");
        if (arms.Length < 2 || arms.Select(arm => arm.Label).Distinct(StringComparer.Ordinal).Count() < arms.Length)
        {
            parts.Add("arms", "A contrast needs at least two arms, each with a label of its own; the first is the reference.");
        }

        return person is null ? null : new ContrastScenario((string)root["title"]!, person, arms, StudyParts.Whole(root["days"])!.Value) { Hypotheses = hypotheses, StartClock = (double?)root["startClock"] };
    }

    private static AgeScenario OfAges(JsonNode root, StudyParts parts)
    {
        double[] ages = [.. root["ages"]!.AsArray().Select(age => (double)age!)];
        if (ages.Length < 2 || ages.Zip(ages.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            parts.Add("ages", "At least two ages are needed, ascending.");
        }

        var people = ages.Select((age, i) => parts.Person(root["build"]!, $"ages[{i}]", age)).OfType<Person>().ToArray();
        HypothesisSet[] rivals = [.. root["rivals"]!.AsArray().Select((set, i) => parts.Hypotheses(set, $"rivals[{i}]"))];
        if (rivals.Length == 0 || rivals.Distinct().Count() < rivals.Length)
        {
            parts.Add("rivals", "At least one set of hypotheses is needed, {} for the default, and none twice.");
        }

        return new AgeScenario((string)root["title"]!, people, parts.Regimen(root["regimen"], "regimen"), StudyParts.Whole(root["days"]) ?? 1, rivals)
        {
            Conditions = parts.Conditions(root["conditions"], "conditions"), StartClock = (double?)root["startClock"],
        };
    }

    private static TracerScenario? OfTracer(JsonNode root, StudyParts parts)
    {
        var (animal, dose) = (root["mouse"]!, root["dose"]!);
        var mouse = parts.Try("mouse", () => new Mouse((double)animal["grams"]! * Units.g, (double)animal["months"]!));
        var route = (string)dose["route"]! switch { "iv" => Route.Vein, "ip" => Route.Peritoneum, _ => Route.Mouth };
        var regimen = mouse is null ? null : parts.Try("dose", () => MouseRegimen.Dose(mouse, Enum.Parse<Precursor>((string)dose["precursor"]!), (double)dose["mgPerKg"]!, route, StudyParts.Whole(dose["days"]) ?? 1));
        var label = Enum.Parse<Label>((string)dose["label"]!, ignoreCase: true);
        var isPlain = (string)dose["precursor"]! is "NAM" or "NA" && label != Label.Ring;
        if (isPlain)
        {
            parts.Add("dose.label", $"{dose["precursor"]} has no ribose; label the ring.");
        }

        var hours = parts.Try("hours", () => MouseStudy.Times((double)root["hours"]!));
        return regimen is null || hours is null || isPlain ? null : new TracerScenario((string)root["title"]!, mouse!, regimen, label, (double)root["hours"]!);
    }
}
