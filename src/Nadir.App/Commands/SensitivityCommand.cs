using System.CommandLine;
using System.Globalization;

namespace Nadir.App;

/// <summary><c>nadir explore sensitivity</c>: where the spread of predictions comes from.</summary>
internal static class SensitivityCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var person = new PersonOptions();
        var precursor = new Option<string>("--precursor") { Description = "NMN, NR, NAM, NA or NAD.", DefaultValueFactory = _ => "NMN" };
        var dose = new Option<double>("--dose") { Description = "mg once a day.", DefaultValueFactory = _ => 300 };
        var days = new Option<int>("--days") { Description = "Days; read at the end of the last.", DefaultValueFactory = _ => 60 };
        var pairs = new Option<int>("--pairs") { Description = "Pairs of draws, 8 to 4096; 16 runs each.", DefaultValueFactory = _ => 64 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the draws.", DefaultValueFactory = _ => 1 };
        var chart = new Option<string?>("--chart") { Description = "Draw to a .png or .svg file.", HelpName = "FILE" };
        var (json, data) = (ActsOptions.Json(), DataOption.Make());
        var command = new Command("sensitivity", "Where the spread of predictions comes from: people, calibrated, confirmed and unconfirmed numbers, disputes (minutes).\nExample: nadir explore sensitivity --dose 300 --chart spread.png")
        {
            precursor, dose, days, pairs, seed, chart, json, data,
        };
        person.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var progress = new ProgressLine(error);
            var regimen = Regimen.Oral(PersonWords.Precursor(parsed.GetValue(precursor)!), parsed.GetValue(dose) * Units.mg, 1 * Units.day, parsed.GetValue(days));
            var run = SensitivityStudy.Run(
                DataOption.Body(parsed.GetValue(data)), DataOption.Evidence(parsed.GetValue(data)), person.Read(parsed), regimen, parsed.GetValue(days), parsed.GetValue(pairs), parsed.GetValue(seed), progress, cancellation);
            progress.Done();
            if (parsed.GetValue(chart) is { } file)
            {
                AtomicFile.Write(file, SensitivityChart.Render(run, file));
            }

            if (parsed.GetValue(json))
            {
                output.WriteLine(ExplorationJson.Of(run));
            }
            else
            {
                Print(output, run);
            }

            return Task.FromResult(0);
        });
        return command;
    }

    private static void Print(TextWriter output, SensitivityRun run)
    {
        output.WriteLine(FormattableString.Invariant($"Where the spread of the log fold on day {run.Days} comes from, percent of its variance ± Monte-Carlo error. {run.RegimenText}, {run.Person}; {run.Pairs} pairs of draws."));
        output.WriteLine("Shapley shares: what groups do together is divided evenly; they sum to 100.");
        Table(output, run, effect => (effect.Shapley, effect.ShapleyError));
        output.WriteLine("First order: what would go if the group were known.");
        Table(output, run, effect => (effect.First, effect.FirstError));
        output.WriteLine("Total: what would stay if all other groups were known.");
        Table(output, run, effect => (effect.Total, effect.TotalError));
        output.WriteLine(FormattableString.Invariant($"Numbers with a spread: {run.Numbers[0]} calibrated, {run.Numbers[1]} confirmed (read, second-hand or computed), {run.Numbers[2]} unconfirmed or assumed."));
        foreach (var note in run.Notes)
        {
            output.WriteLine($"  - {note}");
        }
    }

    private static void Table(TextWriter output, SensitivityRun run, Func<GroupEffect, (double Share, double Error)> of)
    {
        var table = Tables.Make(["|prediction", ">fold", ">spread", .. SensitivityStudy.Groups.Select(group => $">{group.Split(' ')[0]}")]);
        foreach (var row in run.Rows)
        {
            table.Row([row.Readout, Figures.Number(row.Median), Figures.Number(row.Spread), .. row.Effects.Select(effect => of(effect)).Select(share => string.Create(CultureInfo.InvariantCulture, $"{100 * share.Share:0} ± {100 * share.Error:0}"))]);
        }

        Tables.On(output).Write(table);
    }
}
