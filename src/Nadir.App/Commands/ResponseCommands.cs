using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Nadir.App;

/// <summary><c>nadir explore responses</c> and <c>nadir explore response</c>: what NAD⁺ is predicted to do to organs, with the evidence behind it.</summary>
internal static class ResponseCommands
{
    private const int HoursPerDay = 24;

    public static Command List(TextWriter output)
    {
        var (json, data) = (new Option<bool>("--json") { Description = "One JSON object on stdout and nothing else." }, DataOption.Make());
        var command = new Command("responses", "Every response of the body to NAD⁺, with what its evidence allows it to say.") { json, data };
        command.SetAction(parsed =>
        {
            var table = DataOption.Body(parsed.GetValue(data)).ResponseTable;
            if (parsed.GetValue(json))
            {
                output.WriteLine(new JsonObject
                {
                    ["responses"] = new JsonArray([.. Response.All.Select(response => new JsonObject
                    {
                        ["id"] = response.Id, ["name"] = response.Name, ["badges"] = new JsonArray([.. response.Evidence.Keys.Select(species => JsonValue.Create(response.Badge(species)))]),
                        ["claims"] = new JsonArray([.. response.Claims.Select(claim => JsonValue.Create(claim))]), ["note"] = response.Note,
                        ["inputs"] = new JsonArray([.. response.Inputs.Select(input => new JsonObject { ["id"] = input.Id, ["neutral"] = input.Neutral, ["unit"] = input.Unit, ["meaning"] = input.Meaning })]),
                        ["numbers"] = response.Rows(table).Count, ["assumedOrUnconfirmed"] = Weak(response, table),
                    })]),
                }.ToJsonString());
                return 0;
            }

            output.WriteLine("Responses of the body to NAD⁺. 'Sign only' gives chances of a rise and of a fall, never a size. 'Weak' counts numbers that are assumed or unconfirmed.");
            var rows = Tables.Make("|response", "|evidence", "|claims", ">numbers", ">weak", "what it cannot do");
            foreach (var response in Response.All)
            {
                rows.Row(
                    response.Id, string.Join("; ", response.Evidence.Keys.Select(response.Badge)), string.Join(", ", response.Claims),
                    response.Rows(table).Count.ToString(CultureInfo.InvariantCulture), Weak(response, table).ToString(CultureInfo.InvariantCulture), response.Note);
            }

            Tables.On(output).Write(rows);
            output.WriteLine("One of them: nadir explore response vessels --dose 300 --days 84");
            return 0;
        });
        return command;
    }

    public static Command One(TextWriter output, TextWriter error)
    {
        var id = new Argument<string>("response") { Description = "Name, as in 'nadir explore responses'." };
        var person = new PersonOptions();
        var precursor = new Option<string>("--precursor") { Description = "NMN, NR, NAM, NA or NAD.", DefaultValueFactory = _ => "NMN" };
        var species = new Option<string>("--species") { Description = "human or mouse.", DefaultValueFactory = _ => "human" };
        var dose = new Option<double>("--dose") { Description = "mg a day; mouse: mg a kg and day.", DefaultValueFactory = _ => 300 };
        var route = new Option<string>("--route") { Description = "Mouse only: water (drinking water), gavage or ip.", DefaultValueFactory = _ => "water" };
        var months = new Option<double>("--months") { Description = "Mouse only: age in months, 2 to 30.", DefaultValueFactory = _ => 3 };
        var grams = new Option<double>("--grams") { Description = "Mouse only: body mass in g, 15 to 60.", DefaultValueFactory = _ => 25 };
        var days = new Option<int>("--days") { Description = "Days of one dose a day.", DefaultValueFactory = _ => 84 };
        var drive = new Option<string>("--drive") { Description = "pool, flux or both: what drives the response (dispute D6).", DefaultValueFactory = _ => "both" };
        var set = new Option<string[]>("--set") { Description = "An input of the response, as name=value; may be given again.", HelpName = "NAME=VALUE" };
        var conditions = new Option<string[]>("--input") { Description = "What acts besides, as in nadir simulate: \"SIRT1=0\" is a knock-out, \"training=1\" a program; may be given again.", HelpName = "NAME=SIZE", DefaultValueFactory = _ => [] };
        var draws = new Option<int>("--draws") { Description = "Draws behind intervals and chances, at least 20.", DefaultValueFactory = _ => 100 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the draws.", DefaultValueFactory = _ => 1 };
        var json = new Option<bool>("--json") { Description = "One JSON object on stdout and nothing else." };
        var chart = new Option<string?>("--chart") { Description = "Draw to a .png or .svg file.", HelpName = "FILE" };
        var data = DataOption.Make();
        var command = new Command("response", "What a regimen does to one response of the body, against nothing taken.\nExample: nadir explore response vessels --dose 300 --days 84 --chart vessels.png")
        {
            id, species, precursor, dose, days, route, months, grams, drive, set, conditions, draws, seed, json, chart, data,
        };
        person.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var length = parsed.GetValue(days);
            if (length is < 1 or > PersonStudy.MostDays)
            {
                throw new ArgumentException($"--days is {length}; give 1 to {PersonStudy.MostDays}.");
            }

            var what = PersonWords.Precursor(parsed.GetValue(precursor)!);
            var (inputs, others) = (Pairs("--set", parsed.GetValue(set)), parsed.GetValue(conditions)!.Select(InputText.Read).ToArray());
            var progress = new ProgressLine(error);
            var (many, first) = (parsed.GetValue(draws), parsed.GetValue(seed));
            ResponseQuestion Question(Regimen regimen, DriveKind kind) => new(Response.Of(parsed.GetValue(id)!), regimen, Hours(length), kind, inputs, others);
            string who;
            ResponseForecast[] forecasts;
            if (IsMouse(parsed.GetValue(species)!))
            {
                var (body, mouse) = (DataOption.Mouse(parsed.GetValue(data)), new Mouse(parsed.GetValue(grams) * Units.g, parsed.GetValue(months)));
                var regimen = MouseDose(body, mouse, what, parsed.GetValue(dose), parsed.GetValue(route)!, length);
                who = mouse.ToString();
                forecasts = [.. Drives(parsed.GetValue(drive)!, parsed.GetValue(id)!).Select(kind => ResponseStudy.Run(body, mouse, Question(regimen, kind), many, first, progress, cancellation))];
            }
            else
            {
                var (body, whose) = (DataOption.Body(parsed.GetValue(data)), person.Read(parsed));
                var regimen = Regimen.Oral(what, parsed.GetValue(dose) * Units.mg, 1 * Units.day, length);
                who = whose.ToString();
                forecasts = [.. Drives(parsed.GetValue(drive)!, parsed.GetValue(id)!).Select(kind => ResponseStudy.Run(body, whose, Question(regimen, kind), many, first, progress, cancellation))];
            }

            progress.Done();
            if (parsed.GetValue(chart) is { } file)
            {
                AtomicFile.Write(file, ResponseChart.Render(forecasts, file));
            }

            output.WriteLine(parsed.GetValue(json) ? ResponseJson.Of(forecasts) : ResponsePrinter.Heading(forecasts[0], who));
            if (!parsed.GetValue(json))
            {
                ResponsePrinter.Print(output, forecasts);
            }

            return Task.FromResult(0);
        });
        return command;
    }

    private static int Weak(Response response, IReadOnlyList<BodyParameter> table) => response.Rows(table).Count(row => row.Checked is "assumed" or "unconfirmed");

    private static bool IsMouse(string text) => text switch
    {
        "mouse" => true,
        "human" => false,
        _ => throw new ArgumentException($"--species '{text}' is not known; give human or mouse."),
    };

    private static Regimen MouseDose(Body body, Mouse mouse, Precursor precursor, double dose, string route, int days) => route switch
    {
        "water" => MouseRegimen.DrinkingWater(body, mouse, precursor, dose, days),
        "gavage" => MouseRegimen.Dose(mouse, precursor, dose, Route.Mouth, days),
        "ip" => MouseRegimen.Dose(mouse, precursor, dose, Route.Peritoneum, days),
        _ => throw new ArgumentException($"--route '{route}' is not known; give water, gavage or ip."),
    };

    // Every hour of short runs, every day of long ones.
    private static double[] Hours(int days) => days <= 3
        ? [.. Enumerable.Range(0, days * HoursPerDay + 1).Select(hour => (double)hour)]
        : [.. Enumerable.Range(0, days + 1).Select(day => (double)day * HoursPerDay)];

    // A response that no sirtuin drives is the same on both sides.
    private static DriveKind[] Drives(string text, string response) => text switch
    {
        "pool" or "flux" or "both" when Response.Of(response).Drives.Count == 0 => [DriveKind.Pool],
        "pool" => [DriveKind.Pool],
        "flux" => [DriveKind.Flux],
        "both" => [DriveKind.Pool, DriveKind.Flux],
        _ => throw new ArgumentException($"--drive is '{text}'; give pool, flux or both."),
    };

    private static Dictionary<string, double> Pairs(string option, string[]? texts)
    {
        var pairs = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var text in texts ?? [])
        {
            var parts = text.Split('=');
            pairs[parts[0]] = parts.Length == 2 && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
                ? value
                : throw new ArgumentException($"{option} is '{text}'; give a name, an equals sign and a number, such as SIRT1=0.");
        }

        return pairs;
    }
}
