using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace Nadir.App;

/// <summary><c>nadir fit posterior</c>: samples the posterior of the fitted parameters.</summary>
internal static class PosteriorCommand
{
    private const int SaveEvery = 20;
    private const int Shown = 10;

    public static Command Make(TextWriter output, TextWriter error)
    {
        var file = new Option<string>("--out") { Description = "Where the sample is written (the built-in one is body/posterior.json).", HelpName = "FILE", Required = true };
        var standard = new SamplerOptions();
        var chains = new Option<int>("--chains") { Description = "Chains side by side.", DefaultValueFactory = _ => standard.Chains };
        var warmUp = new Option<int>("--warm-up") { Description = "Iterations to tune the proposals; none of them is kept.", DefaultValueFactory = _ => standard.WarmUp };
        var iterations = new Option<int>("--iterations") { Description = "Iterations of every chain after that.", DefaultValueFactory = _ => standard.Iterations };
        var seed = new Option<ulong>("--seed") { Description = "Seed of every random number.", DefaultValueFactory = _ => standard.Seed };
        var json = new Option<bool>("--json") { Description = "The sample as one JSON object on stdout and nothing else." };
        var data = DataOption.Make();
        var command = new Command(
            "posterior",
            "Sample the posterior of the fitted parameters around the fit (validation trials are never read by the chains). A run that was stopped goes on with the same command.\nExample: nadir fit posterior --out body/posterior.json")
        {
            file, chains, warmUp, iterations, seed, json, data,
        };
        command.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(chains) is < 2 or > 1024 || parsed.GetValue(warmUp) is < 0 or > 1_000_000 || parsed.GetValue(iterations) is < 1 or > 1_000_000)
            {
                throw new ArgumentException("Give 2 to 1024 --chains, and a --warm-up and --iterations of at most 1000000.");
            }

            var sampling = standard with { Chains = parsed.GetValue(chains), WarmUp = parsed.GetValue(warmUp), Iterations = parsed.GetValue(iterations), Seed = parsed.GetValue(seed) };
            var usual = new PosteriorOptions(sampling);
            var options = usual with { Draws = Math.Min(usual.Draws, sampling.Kept), Predicted = Math.Min(usual.Predicted, sampling.Kept) };
            var study = new PosteriorStudy(DataOption.Body(parsed.GetValue(data)), DataOption.Evidence(parsed.GetValue(data)), options);
            var posterior = Sample(error, study, parsed.GetValue(file)!, cancellation);
            if (parsed.GetValue(json))
            {
                output.Write(posterior.ToJson());
            }
            else
            {
                Print(output, posterior);
            }

            return Task.FromResult(0);
        });
        return command;
    }

    private static Posterior Sample(TextWriter error, PosteriorStudy study, string file, CancellationToken cancellation)
    {
        var saved = $"{file}.chains";
        var resumed = ChainFile.Load(study.Key, saved);
        if (resumed is not null)
        {
            error.WriteLine(FormattableString.Invariant($"nadir: going on after iteration {resumed.Iteration} from '{saved}'."));
        }

        var progress = new ProgressLine(error);
        var last = resumed;
        try
        {
            var posterior = study.Run(
                resumed,
                state =>
                {
                    last = state;
                    if (state.Iteration % SaveEvery == 0)
                    {
                        ChainFile.Save(state, study.Key, saved);
                    }
                },
                progress, cancellation);
            progress.Done();
            AtomicFile.Write(file, posterior.ToJson());
            ChainFile.Save(last!, study.Key, saved); // more iterations go on from here
            return posterior;
        }
        catch (OperationCanceledException) when (last is not null)
        {
            progress.Done();
            ChainFile.Save(last, study.Key, saved);
            error.WriteLine(FormattableString.Invariant($"nadir: stopped after iteration {last.Iteration}; the same command goes on from '{saved}'."));
            throw;
        }
    }

    /// <summary>What mixed worst, and how the sampler did.</summary>
    public static void Print(TextWriter output, Posterior posterior)
    {
        foreach (var (title, quantities) in new[] { ("parameter", posterior.Parameters), ("prediction", posterior.Predictions) })
        {
            var table = Tables.Make(title, ">median", ">5 %", ">95 %", ">R-hat", ">bulk ESS", ">tail ESS");
            foreach (var one in quantities.OrderBy(one => one.BulkEss).Take(Shown))
            {
                table.Row(
                    one.Id, Figures.Number(one.Median), Figures.Number(one.Low), Figures.Number(one.High), one.RHat.ToString("0.000", CultureInfo.InvariantCulture),
                    one.BulkEss.ToString("0", CultureInfo.InvariantCulture), one.TailEss.ToString("0", CultureInfo.InvariantCulture));
            }

            Tables.On(output).Write(table);
            output.WriteLine(FormattableString.Invariant(
                $"{quantities.Count(one => one.HasConverged)} of {quantities.Count} {title}s have R-hat below 1.05 and a bulk effective sample size above 400; those with the smallest are shown. Largest R-hat {quantities.Max(one => one.RHat):0.000}."));
        }

        output.WriteLine(FormattableString.Invariant(
            $"{posterior.Draws.Count} draws of {posterior.Chains} chains of {posterior.Iterations} iterations after {posterior.WarmUp}; step {posterior.Step:0.###}, {100 * posterior.Acceptance:0} % accepted; {posterior.Outside} proposals outside the bounds, {posterior.Failed} that could not be run; seed {posterior.Seed}."));
        output.WriteLine($"Fitted rows: {string.Join(", ", posterior.Data)}.");
    }
}
