using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace Nadir.App;

/// <summary><c>nadir fit check</c>: how well the posterior sample has mixed, and whether it would give the data that it was fitted to.</summary>
internal static class PosteriorCheckCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var seed = new Option<ulong>("--seed") { Description = "Seed of the replicated data.", DefaultValueFactory = _ => 1 };
        var json = new Option<bool>("--json") { Description = "One JSON object on stdout and nothing else." };
        var data = DataOption.Make();
        var command = new Command("check", "Diagnose the posterior sample and lay data that it would give beside the fitted rows.\nExample: nadir fit check") { seed, json, data };
        command.SetAction((parsed, cancellation) =>
        {
            var progress = new ProgressLine(error);
            var check = PosteriorCheck.Run(DataOption.Body(parsed.GetValue(data)), DataOption.Evidence(parsed.GetValue(data)), parsed.GetValue(seed), progress, cancellation);
            progress.Done();
            if (parsed.GetValue(json))
            {
                output.WriteLine(PosteriorJson.Of(check));
            }
            else
            {
                PosteriorCommand.Print(output, check.Posterior);
                Print(output, check);
            }

            return Task.FromResult(0);
        });
        return command;
    }

    private static void Print(TextWriter output, PosteriorCheck check)
    {
        var rows = Tables.Make("row", "arm", "what", ">observed", ">median", "unit", ">below", ">inside");
        foreach (var row in check.Rows)
        {
            rows.Row(
                FormattableString.Invariant($"{row.Trial}/{row.Row}"), row.Arm, row.Analyte, Figures.Number(row.Observed), Figures.Number(row.Predicted), row.Unit,
                (100 * row.Below).ToString("0", CultureInfo.InvariantCulture) + " %", row.InsideHalf ? "50 %" : row.InsideNinety ? "90 %" : "no");
        }

        Tables.On(output).Write(rows);
        var trials = Tables.Make("trial", ">rows", ">squares", ">of replications", ">p");
        foreach (var trial in check.Trials.Append(check.All))
        {
            trials.Row(
                trial.Trial, trial.Rows.ToString(CultureInfo.InvariantCulture), Figures.Number(trial.Discrepancy), Figures.Number(trial.Replicated), trial.PValue.ToString("0.000", CultureInfo.InvariantCulture));
        }

        Tables.On(output).Write(trials);
        output.WriteLine(FormattableString.Invariant(
            $"{check.Rows.Count(row => row.InsideHalf)} of {check.Rows.Count} fitted rows lie inside the middle 50 % of their replications, {check.Rows.Count(row => row.InsideNinety)} inside 90 % ('below': part of the replications under what was observed). {check.Failed} draws could not be run."));
        output.WriteLine("'p' is the chance that replicated data lie farther from the model than the observed: near 0, worse than the errors allow; near 1, better. The rows were fitted: this is no validation.");
    }
}
