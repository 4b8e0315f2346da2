using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace Nadir.App;

/// <summary><c>nadir fit</c>: calibrates the body on the training trials.</summary>
internal static class FitCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var file = new Option<string?>("--out") { Description = "Write the fit to this file (the built-in one is body/fit.json); nothing is written without it.", HelpName = "FILE" };
        var iterations = new Option<int>("--iterations") { Description = "Most steps of the optimizer.", DefaultValueFactory = _ => 40 };
        var cold = new Option<bool>("--from-prior") { Description = "Start at the centers of the priors instead of the committed fit." };
        var json = new Option<bool>("--json") { Description = "The fit as one JSON object on stdout and nothing else." };
        var species = new Option<string>("--species") { Description = "human, or mouse: a fit to tracer data of mice (built in as body/mouse-fit.json).", DefaultValueFactory = _ => "human" };
        var data = DataOption.Make();
        var command = new Command(
            "fit",
            "Fit the body to the training trials by least squares (validation trials are never read). Takes some minutes.\nExample: nadir fit --from-prior --out body/fit.json")
        {
            file, iterations, cold, species, json, data,
            PosteriorCommand.Make(output, error),
            PosteriorCheckCommand.Make(output, error),
        };
        command.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(iterations) is < 1 or > 1000)
            {
                throw new ArgumentException($"--iterations is {parsed.GetValue(iterations)}; give 1 to 1000.");
            }

            var progress = new ProgressLine(error);
            var folder = parsed.GetValue(data);
            var isMouse = parsed.GetValue(species) switch { "mouse" => true, "human" => false, var other => throw new ArgumentException($"--species '{other}' is not known; give human or mouse.") };
            var fit = isMouse ? MouseCalibration.Run(DataOption.Mouse(folder), 1, progress, cancellation) : CalibrationStudy.Run(
                DataOption.Body(folder), DataOption.Evidence(folder), new CalibrationOptions(parsed.GetValue(iterations), parsed.GetValue(cold)), progress, cancellation);
            progress.Done();
            if (parsed.GetValue(file) is { } target)
            {
                AtomicFile.Write(target, fit.ToJson());
            }

            if (parsed.GetValue(json))
            {
                output.Write(fit.ToJson());
            }
            else
            {
                Print(output, fit);
            }

            return Task.FromResult(0);
        });
        return command;
    }

    private static void Print(TextWriter output, Fit fit)
    {
        var table = Tables.Make("parameter", ">prior", ">prior spread", ">fitted", ">spread", ">learned from the data", "unit");
        foreach (var p in fit.Parameters.OrderByDescending(p => p.Shrinkage))
        {
            table.Row(
                p.Id, Figures.Number(p.Prior), Figures.Number(p.PriorSpread), Figures.Number(p.Value), Figures.Number(p.Spread),
                string.Create(CultureInfo.InvariantCulture, $"{100 * p.Shrinkage:0} %"), p.Unit);
        }

        Tables.On(output).Write(table);
        output.WriteLine(FormattableString.Invariant(
            $"{fit.Message} after {fit.Iterations} steps; cost {fit.DataCost:0.00} from {fit.Residuals} data residuals, {fit.PriorCost:0.00} from {fit.Parameters.Count} priors."));
        output.WriteLine("Spreads are standard deviations of the logarithm. 'Learned' is 1 - spread after / spread before: near 0 %, the data say nothing about the parameter.");
        output.WriteLine($"Fitted rows: {string.Join(", ", fit.Data)}.");
    }
}
