using System.CommandLine;
using Spectre.Console;

namespace Nadir.App;

/// <summary><c>nadir simulate</c>: one person, one regimen.</summary>
internal static class SimulateCommand
{
    private static readonly int[] DaysShown = [0, 1, 3, 7, 14, 21, 28, 42, 56, 60, 70, 84, 120, 180, 365];

    public static Command Make(TextWriter output, TextWriter error)
    {
        var whose = new PersonOptions();
        var precursor = new Option<string>("--precursor") { Description = "NMN, NR, NAM, NA or NAD.", DefaultValueFactory = _ => "NMN" };
        var dose = new Option<double>("--dose") { Description = "One dose in mg (NR: mg of NR chloride).", DefaultValueFactory = _ => 300 };
        var times = new Option<int>("--times-per-day") { Description = "Doses a day, evenly spaced.", DefaultValueFactory = _ => 1 };
        var days = new Option<int>("--days") { Description = "Days to simulate.", DefaultValueFactory = _ => 60 };
        var dosingDays = new Option<int?>("--dosing-days") { Description = "Days on which doses are taken; all of them when not given. Fewer show the washout." };
        var extended = new Option<bool>("--extended") { Description = "Extended release." };
        var study = new Argument<string?>("STUDY") { Description = $"A study file, or a ready-made study by name: {string.Join(", ", StudyFile.Ready)}. It says person, regimen and conditions; only --json, --csv, --chart and --data go with it.", Arity = ArgumentArity.ZeroOrOne };
        var acts = new ActsOptions();
        var json = new Option<bool>("--json") { Description = "One JSON object on stdout and nothing else." };
        var csv = new Option<string?>("--csv") { Description = "Write every day to a CSV file.", HelpName = "FILE" };
        var chart = new Option<string?>("--chart") { Description = "Draw to a .png or .svg file.", HelpName = "FILE" };
        var species = new Option<string>("--species") { Description = "human or mouse.", DefaultValueFactory = _ => "human" };
        var mouse = new MouseOptions();
        var data = DataOption.Make();
        var command = new Command(
            "simulate",
            "Predict NAD⁺ and its metabolites in one person. Without options: a woman of 55 years, 68 kg, 166 cm takes 300 mg NMN once a day for 60 days.\nExample: nadir simulate --age 43 --sex male --mass 75 --height 175 --precursor NR --dose 1000 --days 56 --chart nr.png\nA mouse: nadir simulate --species mouse --precursor NR --mg-per-kg 185 --label both")
        {
            study, precursor, dose, times, days, dosingDays, extended, species, json, csv, chart, data,
        };
        whose.AddTo(command);
        acts.AddTo(command);
        mouse.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var isMouse = IsMouse(parsed.GetValue(species)!);
            if (parsed.GetValue(study) is null)
            {
                Refuse(parsed, isMouse ? [dose, times, dosingDays, extended, .. acts.All, .. whose.All] : mouse.All, isMouse ? "a mouse; see the options that say 'Mouse'" : "a person; add --species mouse");
            }

            if (isMouse && parsed.GetValue(study) is null)
            {
                var what = new MouseSimulation.Output(
                    DataOption.Mouse(parsed.GetValue(data)), PersonWords.Precursor(parsed.GetValue(precursor)!), parsed.GetResult(days)?.Implicit == false ? parsed.GetValue(days) : null, mouse.Label(parsed), parsed.GetValue(json), parsed.GetValue(csv), parsed.GetValue(chart));
                MouseSimulation.Run(output, error, parsed, mouse, what, cancellation);
                return Task.FromResult(0);
            }

            var body = DataOption.Body(parsed.GetValue(data));
            if (parsed.GetValue(study) is { } file)
            {
                Option[] inFile = [precursor, dose, times, days, dosingDays, extended, species, .. acts.All, .. whose.All, .. mouse.All];
                Refuse(parsed, inFile, "a study file; write it into the file");
                var asked = StudyFile.ReadScenario(file);
                ScenarioPrinter.Run(
                    asked, asked is TracerScenario ? DataOption.Mouse(parsed.GetValue(data)) : body, parsed.GetValue(json), parsed.GetValue(csv), parsed.GetValue(chart), output, error, run => Print(output, run), cancellation);
                return Task.FromResult(0);
            }

            var person = whose.Read(parsed);
            var perDay = parsed.GetValue(times);
            if (perDay is < 1 or > 24)
            {
                throw new ArgumentException($"--times-per-day is {perDay}; give 1 to 24.");
            }

            var total = parsed.GetValue(days);
            var dosed = parsed.GetValue(dosingDays) ?? total;
            if (total is < 1 or > PersonStudy.MostDays || dosed < 1 || dosed > total)
            {
                throw new ArgumentException($"--days is {total} and --dosing-days {dosed}; give 1 to {PersonStudy.MostDays} days, and no more dosing days than days.");
            }

            var regimen = Regimen.Oral(
                PersonWords.Precursor(parsed.GetValue(precursor)!), parsed.GetValue(dose) * Units.mg, 24.0 / perDay * Units.h, dosed * perDay,
                parsed.GetValue(extended) ? ReleaseForm.Extended : ReleaseForm.Immediate);
            var scenario = new PersonScenario("", person, regimen, total)
            {
                Conditions = acts.Conditions(parsed), Hypotheses = acts.Hypotheses(parsed),
            };
            ScenarioPrinter.Run(scenario, body, parsed.GetValue(json), parsed.GetValue(csv), parsed.GetValue(chart), output, error, run => Print(output, run), cancellation);
            return Task.FromResult(0);
        });
        return command;
    }

    // An option that would be ignored is a mistake of the caller.
    private static void Refuse(ParseResult parsed, IReadOnlyList<Option> options, string what)
    {
        if (options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
        {
            throw new ArgumentException($"{given.Name} does not go with {what}.");
        }
    }

    private static bool IsMouse(string species) => species.ToLowerInvariant() switch
    {
        "mouse" => true,
        "human" => false,
        _ => throw new ArgumentException($"--species '{species}' is not known; give human or mouse."),
    };

    private static void Print(TextWriter output, PersonRun run)
    {
        output.WriteLine($"{run.Title}.");
        output.WriteLine("NAD⁺ of blood and tissues, nicotinamide (NAM) in plasma, and what leaves with the urine, before the dose of the day.");
        output.WriteLine("'x' is the value over the one before the first dose.");
        Series Of(string id) => run.Series.First(series => series.Id == id);
        var table = Tables.Make(
            ">day", ">blood µM", ">blood x", ">liver x", ">muscle x", ">brain x", ">plasma NAM µM", ">2-PY µmol/d", ">MeNAM µmol/d");
        var last = (int)run.Days[^1];
        foreach (var day in DaysShown.Where(day => day < last).Append(last))
        {
            string At(string id) => Figures.Number(Of(id).Values[day]);
            table.Row(
                day.ToString(System.Globalization.CultureInfo.InvariantCulture), At("blood.NAD"), At("blood.NAD.fold"), At("liver.NAD.fold"),
                At("muscle.NAD.fold"), At("brain.NAD.fold"), At("plasma.NAM"), At("urine.2PY"), At("urine.MeNAM"));
        }

        Tables.On(output).Write(table);
        ScenarioPrinter.Foot(output, run.Notes, run.Provenance);
    }
}
