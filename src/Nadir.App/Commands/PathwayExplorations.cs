using System.CommandLine;
using System.Text.Json.Nodes;

namespace Nadir.App;

/// <summary><c>nadir explore map</c> and <c>ages</c>.</summary>
internal static class PathwayExplorations
{
    private static readonly double[] AgesShown = [20, 30, 40, 50, 60, 70, 80, 90];

    public static Command Map(TextWriter output)
    {
        var (person, acts) = (new PersonOptions(), new ActsOptions());
        var dose = new Option<double>("--dose") { Description = "mg a day; 0 for rest.", DefaultValueFactory = _ => 0 };
        var precursor = new Option<string>("--precursor") { Description = "NMN, NR, NAM, NA or NAD.", DefaultValueFactory = _ => "NMN" };
        var days = new Option<int>("--days") { Description = "Days of one dose a day; fluxes are means over the last.", DefaultValueFactory = _ => 28 };
        var file = new Option<string?>("--out") { Description = "Write the map as .svg.", HelpName = "FILE" };
        var (json, data) = (ActsOptions.Json(), DataOption.Make());
        var command = new Command("map", "The pathway of the whole body with its fluxes, as a table or as a drawing.\nExample: nadir explore map --dose 500 --out map.svg") { dose, precursor, days, file, json, data };
        person.AddTo(command);
        acts.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var (count, path) = (parsed.GetValue(days), parsed.GetValue(file));
            if (count is < 1 or > 365)
            {
                throw new ArgumentException($"--days is {count}; give 1 to 365.");
            }

            if (path is not null && !path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
            {
                throw new ArgumentException($"--out '{path}': the map is written as .svg.");
            }

            var whose = person.Read(parsed);
            var regimen = parsed.GetValue(dose) == 0 ? Regimen.None : Regimen.Oral(PersonWords.Precursor(parsed.GetValue(precursor)!), parsed.GetValue(dose) * Units.mg, 1 * Units.day, count);
            var fluxes = PathwayStudy.Run(acts.Body(parsed, data, whose), regimen, count, cancellation);
            var title = $"NAD⁺ of a {whose}: {(regimen.Intakes.Count == 0 ? "at rest" : $"mean of day {count}, {regimen.Text}")}";
            if (path is not null)
            {
                AtomicFile.Write(path, PathwayMap.Render(fluxes, title));
            }

            if (parsed.GetValue(json))
            {
                output.WriteLine(new JsonObject
                {
                    ["title"] = title, ["species"] = "human",
                    ["fluxes"] = new JsonArray([.. fluxes.Select(flux => new JsonObject { ["from"] = flux.From, ["to"] = flux.To, ["label"] = flux.Label, ["micromolesPerHour"] = flux.Flux })]),
                }.ToJsonString());
                return Task.FromResult(0);
            }

            output.WriteLine($"{title}. Fluxes over the whole body.");
            var table = Tables.Make("|from", "|to", "|by", ">µmol/h");
            foreach (var flux in fluxes)
            {
                table.Row(flux.From, flux.To, flux.Label, Figures.Number(flux.Flux));
            }

            Tables.On(output).Write(table);
            return Task.FromResult(0);
        });
        return command;
    }

    public static Command Ages(TextWriter output, TextWriter error)
    {
        var (person, acts) = (new PersonOptions(), new ActsOptions());
        var (json, data) = (ActsOptions.Json(), DataOption.Make());
        var chart = new Option<string?>("--chart") { Description = "Draw to a .png or .svg file.", HelpName = "FILE" };
        var csv = new Option<string?>("--csv") { Description = "Write every age to a CSV file.", HelpName = "FILE" };
        var command = new Command("ages", "NAD⁺ from 20 to 90 years under every answer to what ages it (--age is not used).") { chart, csv, json, data };
        person.AddTo(command);
        acts.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var whose = person.Read(parsed);
            var set = acts.Hypotheses(parsed);
            var scenario = new AgeScenario(
                "NAD⁺ by age", [.. AgesShown.Select(age => new Person(age * Units.year, whose.Sex, whose.MassKilograms * Units.kg, whose.HeightCentimeters * Units.cm))], Regimen.None, 1,
                [.. Hypothesis.Named("aging").Settings.Select(setting => set.With("aging", setting.Name))]) { Conditions = acts.Conditions(parsed) };
            ScenarioPrinter.Run(
                scenario, DataOption.Body(parsed.GetValue(data)), parsed.GetValue(json), parsed.GetValue(csv), parsed.GetValue(chart), output, error, _ => { }, cancellation);
            return Task.FromResult(0);
        });
        return command;
    }
}
