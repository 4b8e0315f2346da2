using System.CommandLine;
using System.Globalization;

namespace Nadir.App;

/// <summary><c>nadir power</c>: how many people, which dose, which endpoint, which day, and what would a null mean?</summary>
internal static class PowerCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var study = new Argument<string>("STUDY") { Description = "A study file of kind trial, or a ready-made one by name (see 'nadir trial --help')." };
        var vary = new Option<string[]>("--vary") { Description = "A curve: n=20:400 (people an arm), dose=100:1000 (mg, the largest dose), days=14:120, visit=7:84 (which of the trial's own is analyzed). Lists n=20,40,80 and a third number for the points. Repeatable.", HelpName = "AXIS=LOW:HIGH", DefaultValueFactory = _ => [] };
        var target = new Option<double>("--power") { Description = "Power that people an arm are sought for.", DefaultValueFactory = _ => 0.8 };
        var draws = new Option<int>("--draws") { Description = "Draws of the body for assurance and value of information; 0 for none.", DefaultValueFactory = _ => 50 };
        var costs = new Option<string[]>("--cost") { Description = "A price: person=200, day=1, visit=80, or an endpoint, \"blood NAD=45\". Goes before the prices of the file. Repeatable.", HelpName = "NAME=PRICE", DefaultValueFactory = _ => [] };
        var run = new PeopleOptions(2000);
        var json = new Option<bool>("--json") { Description = "One JSON object on stdout and nothing else." };
        var csv = new Option<string?>("--csv") { Description = "Write power, type-I error and the curves as a table.", HelpName = "FILE" };
        var plot = new Option<string?>("--plot") { Description = "Draw the curves as .png or .svg.", HelpName = "FILE" };
        var html = new Option<string?>("--html") { Description = "Write a self-contained report.", HelpName = "FILE" };
        var data = DataOption.Make();
        var command = new Command("power", "Operating characteristics of a planned trial: power, type-I error, curves, sample size, assurance, which endpoint and day, what a null would rule out.\nExample: nadir power yi-2023 --vary n=10:100 --plot power.png")
        {
            study, vary, target, draws, costs, json, csv, plot, html, data,
        };
        run.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var body = DataOption.Body(parsed.GetValue(data));
            var read = TrialFile.Read(parsed.GetValue(study)!, body, DataOption.Evidence(parsed.GetValue(data)));
            var trial = read with { Costs = parsed.GetValue(costs)!.Aggregate(read.Costs, Priced) };
            var options = new PowerOptions(run.Read(parsed))
            {
                Target = parsed.GetValue(target), Draws = parsed.GetValue(draws), Vary = [.. parsed.GetValue(vary)!.Select(axis => PowerVariation.Parse(axis, trial))],
            };
            AtomicFile.Expect(parsed.GetValue(csv));
            AtomicFile.Expect(parsed.GetValue(plot), ".png", ".svg");
            AtomicFile.Expect(parsed.GetValue(html));
            var shelf = PowerStudy.Shelf(body, trial, options);
            string Done() => $"{shelf.People.Done} of the {shelf.People.Begun} people of the pools begun";
            return Task.FromResult(run.Run(parsed, error, shelf, PowerStudy.PersonDays(trial, options), "--pool, --draws and fewer doses or durations make", Done, progress =>
            {
                var result = PowerStudy.Run(body, trial, options, shelf, progress, cancellation);
                progress.Done();
                AtomicFile.Write(parsed.GetValue(csv), _ => System.Text.Encoding.UTF8.GetBytes(PowerCsv.Of(result)));
                AtomicFile.Write(parsed.GetValue(plot), file => PowerChart.Render(result, file));
                AtomicFile.Write(parsed.GetValue(html), _ => System.Text.Encoding.UTF8.GetBytes(PowerReport.Html(result)));
                if (parsed.GetValue(json))
                {
                    output.WriteLine(PowerJson.Of(result).ToJsonString());
                }
                else
                {
                    PowerPrinter.Print(output, result);
                }
            }));
        });
        return command;
    }

    private static TrialCosts Priced(TrialCosts costs, string text)
    {
        var split = text.LastIndexOf('=');
        return split > 0 && double.TryParse(text[(split + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var price)
            ? costs.With(text[..split].Trim(), price)
            : throw new ArgumentException($"'{text}' is no price; write visit=80 or \"blood NAD=45\".");
    }
}
