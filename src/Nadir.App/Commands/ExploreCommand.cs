using System.CommandLine;
using System.Text.Json.Nodes;

namespace Nadir.App;

/// <summary><c>nadir explore</c>: inside one person's model.</summary>
internal static class ExploreCommand
{
    public static Command Make(TextWriter output, TextWriter error) => new(
        "explore",
        "Look inside the model: where the NAD⁺ of each tissue comes from, which enzyme decides over it, how precursors compare, dose-response, consumers, redox, age curves, a pathway map, where the spread of predictions comes from, what the data identify.\nExample: nadir explore precursors --dose 500")
    {
        Fluxes(output), Control(output, error), Precursors(output, error), ResponseExplorations.Dose(output, error), ResponseExplorations.Consumers(output, error),
        ResponseExplorations.Routes(output, error), ResponseExplorations.Redox(output), PathwayExplorations.Ages(output, error), PathwayExplorations.Map(output),
        SensitivityCommand.Make(output, error), ProfileCommand.Make(output, error), AgingCommand.Make(output, error), ResponseCommands.List(output), ResponseCommands.One(output, error),
    };

    private static Command Fluxes(TextWriter output)
    {
        var person = new PersonOptions();
        var dose = new Option<double>("--dose") { Description = "mg a day; 0 for rest.", DefaultValueFactory = _ => 0 };
        var precursor = new Option<string>("--precursor") { Description = "NMN, NR, NAM, NA or NAD.", DefaultValueFactory = _ => "NMN" };
        var days = new Option<int>("--days") { Description = "Days of one dose a day; fluxes are means over the last.", DefaultValueFactory = _ => 28 };
        var (json, data) = (new Option<bool>("--json") { Description = "One JSON object on stdout and nothing else." }, DataOption.Make());
        var command = new Command("fluxes", "Routes to NAD⁺ and its consumers in every tissue; shares sum to 1.") { dose, precursor, days, json, data };
        person.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var count = parsed.GetValue(days);
            if (count is < 1 or > 365)
            {
                throw new ArgumentException($"--days is {count}; give 1 to 365.");
            }

            var rest = DataOption.Body(parsed.GetValue(data)).At(person.Read(parsed));
            var regimen = Regimen.Oral(PersonWords.Precursor(parsed.GetValue(precursor)!), parsed.GetValue(dose) * Units.mg, 1 * Units.day, count);
            var rows = parsed.GetValue(dose) == 0 ? FluxStudy.AtRest(rest) : FluxStudy.OnLastDay(rest, regimen, count, cancellation);
            var title = parsed.GetValue(dose) == 0 ? "at rest" : $"mean of day {count}, {regimen.Text}";
            if (parsed.GetValue(json))
            {
                output.WriteLine(new JsonObject
                {
                    ["title"] = title,
                    ["tissues"] = new JsonArray([.. rows.Select(row => new JsonObject { ["tissue"] = row.Tissue, ["poolMicromoles"] = row.Pool, ["turnoverMicromolesPerHour"] = row.Turnover, ["sources"] = Object(row.Sources), ["uses"] = Object(row.Uses) })]),
                }.ToJsonString());
                return Task.FromResult(0);
            }

            output.WriteLine($"NAD⁺ {title}: where it comes from, percent of what is made.");
            var made = Tables.Make(["|tissue", ">pool µmol", ">made µmol/h", ">half-life h", .. FluxStudy.Routes.Select(route => $">{route}")]);
            foreach (var row in rows)
            {
                made.Row([row.Tissue, Figures.Number(row.Pool), Figures.Number(row.Turnover), Figures.Number(row.HalfLife), .. FluxStudy.Routes.Select(route => Percent(row.Sources[route]))]);
            }

            Tables.On(output).Write(made);
            output.WriteLine("What uses it, percent of what is used. The split between consumers is a prior: no human data inform it.");
            var used = Tables.Make(["|tissue", .. FluxStudy.Consumers.Select(consumer => $">{consumer}")]);
            foreach (var row in rows)
            {
                used.Row([row.Tissue, .. FluxStudy.Consumers.Select(consumer => Percent(row.Uses[consumer]))]);
            }

            Tables.On(output).Write(used);
            return Task.FromResult(0);
        });
        return command;
    }

    private static Command Control(TextWriter output, TextWriter error)
    {
        var person = new PersonOptions();
        var (json, data) = (new Option<bool>("--json") { Description = "One JSON object on stdout and nothing else." }, DataOption.Make());
        var command = new Command("control", "Control coefficients of every enzyme over the NAD⁺ of every tissue, and NAMPT at half and at ten times.") { json, data };
        person.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var rest = DataOption.Body(parsed.GetValue(data)).At(person.Read(parsed));
            var progress = new ProgressLine(error);
            var rows = ControlStudy.Coefficients(rest, Enzyme.All, progress, cancellation);
            ControlRow[] scaled = [ControlStudy.Scaled(rest, "NAMPT", 0.5), ControlStudy.Scaled(rest, "NAMPT", 10), ControlStudy.Scaled(rest, "CD38", 0)];
            progress.Done();
            if (parsed.GetValue(json))
            {
                JsonArray List(IEnumerable<ControlRow> some) => new([.. some.Select(row => new JsonObject { ["change"] = row.Change, ["pools"] = Object(row.Pools) })]);
                output.WriteLine(new JsonObject { ["coefficients"] = List(rows), ["scaled"] = List(scaled) }.ToJsonString());
                return Task.FromResult(0);
            }

            output.WriteLine("Control coefficients at rest: percent change of the pool for one percent more enzyme.");
            Write(output, rows);
            output.WriteLine("NAD⁺ over rest with an enzyme at another activity, steady state. Cells with more than tenfold NAMPT had 40 to 60 % more NAD⁺ (plausibility check: cell lines, not tissues).");
            Write(output, scaled);
            return Task.FromResult(0);
        });
        return command;
    }

    private static void Write(TextWriter output, IReadOnlyList<ControlRow> rows)
    {
        var table = Tables.Make(["|enzyme", .. rows[0].Pools.Keys.Select(pool => $">{pool.Split(' ')[0]}")]);
        foreach (var row in rows)
        {
            table.Row([row.Change, .. row.Pools.Values.Select(value => value.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture))]);
        }

        Tables.On(output).Write(table);
    }

    private static Command Precursors(TextWriter output, TextWriter error)
    {
        var person = new PersonOptions();
        var dose = new Option<double>("--dose") { Description = "mg NMN a day; the others at equal moles.", DefaultValueFactory = _ => 250 };
        var mass = new Option<bool>("--equal-mass") { Description = "Equal mass instead of equal moles." };
        var days = new Option<int>("--days") { Description = "Days of one dose a day.", DefaultValueFactory = _ => 28 };
        var draws = new Option<int>("--draws") { Description = "Draws behind the 90 % intervals; 0 for none.", DefaultValueFactory = _ => 60 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the draws.", DefaultValueFactory = _ => 1 };
        var (json, data) = (new Option<bool>("--json") { Description = "One JSON object on stdout and nothing else." }, DataOption.Make());
        var command = new Command("precursors", "NMN, NR, NAM, NA and NAD⁺ by mouth, side by side.") { dose, mass, days, draws, seed, json, data };
        person.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var progress = new ProgressLine(error);
            var rows = PrecursorStudy.Run(
                DataOption.Body(parsed.GetValue(data)), person.Read(parsed), parsed.GetValue(dose) * Units.mg, !parsed.GetValue(mass), parsed.GetValue(days), parsed.GetValue(draws), parsed.GetValue(seed), progress, cancellation);
            progress.Done();
            if (parsed.GetValue(json))
            {
                output.WriteLine(new JsonObject
                {
                    ["precursors"] = new JsonArray([.. rows.Select(row => new JsonObject
                    {
                        ["precursor"] = row.Precursor.ToString(), ["milligrams"] = row.Milligrams, ["draws"] = row.Draws,
                        ["folds"] = new JsonArray([.. row.Folds.Select(fold => new JsonObject { ["pool"] = fold.Pool, ["fold"] = fold.Fold, ["low"] = fold.Low, ["high"] = fold.High })]),
                    })]),
                }.ToJsonString());
                return Task.FromResult(0);
            }

            output.WriteLine($"NAD⁺ over the value before the first dose, day {parsed.GetValue(days)}, before the dose; equal {(parsed.GetValue(mass) ? "mass" : "moles")}. {(parsed.GetValue(draws) > 0 ? $"90 % intervals of {rows[0].Draws} of {parsed.GetValue(draws)} draws of the body's values. " : "")}Only whole blood was measured in people; a rise is target engagement, no benefit.");
            var table = Tables.Make(["|pool", .. rows.Select(row => $">{row.Precursor} {Figures.Number(row.Milligrams)} mg")]);
            for (var k = 0; k < rows[0].Folds.Count; k++)
            {
                table.Row([rows[0].Folds[k].Pool, .. rows.Select(row => row.Folds[k]).Select(fold => fold.Low is null ? Figures.Number(fold.Fold) : $"{Figures.Number(fold.Fold)} ({Figures.Interval(fold.Low, fold.High)})")]);
            }

            Tables.On(output).Write(table);
            return Task.FromResult(0);
        });
        return command;
    }

    private static string Percent(double share) => (100 * share).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject Object(IReadOnlyDictionary<string, double> values) => new(values.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
}
