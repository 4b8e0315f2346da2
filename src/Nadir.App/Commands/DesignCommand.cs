using System.CommandLine;
using System.Globalization;

namespace Nadir.App;

/// <summary><c>nadir design</c>: a study file from few answers.</summary>
internal static class DesignCommand
{
    private static readonly string[] Designs = ["parallel", "crossover"];

    public static Command Make(TextWriter output, TextReader? input)
    {
        Option<string?> Text(string name, string description) => new(name) { Description = description };
        var (precursor, dose) = (Text("--precursor", "NMN, NR, NAM or NA."), Text("--dose", "Daily doses in mg, one arm each: 300 or 300,600."));
        var (size, weeks) = (Text("--n", "People in every arm (crossover: in every sequence)."), Text("--weeks", "Weeks of treatment."));
        var endpoint = new Option<string[]>("--endpoint") { Description = "What is measured; repeatable, the first is primary. A wrong name is answered with all.", DefaultValueFactory = _ => [] };
        var (design, age) = (Text("--design", "parallel or crossover."), Text("--age", "Youngest and oldest in years, 40:65; adults of any age when left out."));
        var washout = new Option<int>("--washout") { Description = "Crossover: weeks without doses between the periods.", DefaultValueFactory = _ => 4 };
        var missed = new Option<double>("--missed") { Description = "Share of the doses that the typical person misses, 0 to below 1." };
        var dropout = new Option<double>("--dropout") { Description = "Share who leave before the end, 0 to below 1." };
        var file = new Option<string>("--out") { Description = "The study file.", HelpName = "FILE", DefaultValueFactory = _ => "trial.json" };
        var force = new Option<bool>("--force") { Description = "Write over a file that is there." };
        var data = DataOption.Make();
        var command = new Command("design", "Write a study file from few answers: asked on a terminal, or given as options. It plans a trial of people who agree to one; it recommends taking nothing.\nExample: nadir design --dose 300 --n 30 --weeks 8 --endpoint \"blood NAD\" --out my.json")
        {
            precursor, dose, size, weeks, endpoint, design, age, washout, missed, dropout, file, force, data,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            if (File.Exists(path) && !parsed.GetValue(force))
            {
                throw new ArgumentException($"'{path}' is there already; give another name with --out, or --force.");
            }

            var questions = new Questions(input, output);
            var isCrossover = questions.Ask("--design", parsed.GetValue(design), "Design, parallel or crossover", Designs[0], Crossover);
            var compound = questions.Ask("--precursor", parsed.GetValue(precursor), "What do the treated take: NMN, NR, NAM or NA", "NMN", Compound);
            var doses = questions.Ask("--dose", parsed.GetValue(dose), "Daily dose in mg (several: 300,600)", null, Doses);
            var people = questions.Ask("--n", parsed.GetValue(size), $"People in every {(isCrossover ? "sequence" : "arm")}", null, Whole);
            var duration = questions.Ask("--weeks", parsed.GetValue(weeks), "Weeks of treatment", null, Whole);
            var ages = questions.Ask("--age", parsed.GetValue(age), "Youngest and oldest in years (40:65), or any", "any", Ages);
            var names = parsed.GetValue(endpoint) is { Length: > 0 } given ? string.Join(';', given) : null;
            var measured = questions.Ask("--endpoint", names, "What is measured (several: a;b; the first is primary)", null, Endpoints);
            questions.Check();
            var draft = new TrialDraft(compound, doses!, people, duration, measured!)
            {
                IsCrossover = isCrossover, Age = ages, WashoutWeeks = parsed.GetValue(washout), Missed = parsed.GetValue(missed), Dropout = parsed.GetValue(dropout),
            };
            var text = draft.Json();
            var trial = TrialFile.Parse(path, text, DataOption.Body(parsed.GetValue(data)));
            AtomicFile.Write(path, text);
            Next(output, path, trial, people);
            return 0;
        });
        return command;
    }

    private static void Next(TextWriter output, string path, VirtualTrial trial, int size)
    {
        output.WriteLine($"{trial.Title}: written to {path}. It recommends taking nothing.");
        foreach (var planned in trial.Endpoints.Where(planned => !planned.Endpoint.HasSize))
        {
            output.WriteLine($"{planned.Endpoint.Name}: size unknown, since {planned.Endpoint.WhyUnknown}; no power can be given.");
        }

        var quoted = path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
        output.WriteLine($"What such a trial would see:    nadir trial {quoted} --html trial.html");
        output.WriteLine(FormattableString.Invariant($"How many people it would need:  nadir power {quoted} --vary n={Math.Max(3, size / 2)}:{4 * size} --html power.html"));
    }

    private static bool Crossover(string text) => Array.IndexOf(Designs, text.ToLowerInvariant()) switch { 0 => false, 1 => true, _ => throw new ArgumentException($"'{text}' is no design; write parallel or crossover.") };

    private static Precursor Compound(string text) =>
        Enum.TryParse<Precursor>(text, ignoreCase: true, out var found) && Enum.IsDefined(found) && !double.TryParse(text, out _) ? found : throw new ArgumentException($"'{text}' is not known; write NMN, NR, NAM or NA.");

    private static double[] Doses(string text) => [.. text.Split(',').Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var dose) && dose > 0 && dose <= Regimen.LargestDose
        ? dose : throw new ArgumentException(FormattableString.Invariant($"'{part.Trim()}' is no dose; give mg above 0, at most {Regimen.LargestDose:0}.")))];

    private static int Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new ArgumentException($"'{text}' is no whole number above 0.");

    private static (double Low, double High)? Ages(string text)
    {
        if (text == "any")
        {
            return null;
        }

        var ends = text.Split(':');
        return ends.Length == 2 && double.TryParse(ends[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var low) && double.TryParse(ends[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var high)
            ? (low, high) : throw new ArgumentException($"'{text}' is no span of ages; write 40:65, or any.");
    }

    private static string[] Endpoints(string text) => [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => TrialEndpoint.Named(name).Name).DefaultIfEmpty(null).Select(name => name ?? throw new ArgumentException("Name at least one endpoint."))];
}
