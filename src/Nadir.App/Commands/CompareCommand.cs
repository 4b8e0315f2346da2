using System.CommandLine;
using Spectre.Console;

namespace Nadir.App;

/// <summary><c>nadir compare</c>: published trials beside the model.</summary>
internal static class CompareCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var trials = new Argument<string[]>("trials") { Description = "Trial ids; all when none is given.", Arity = ArgumentArity.ZeroOrMore };
        var evidence = new Option<string[]>("--evidence") { Description = "File with trials outside the project; only they are compared, unless trial ids are named too.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var draws = new Option<int>("--draws") { Description = "Parameter draws behind the 90 % intervals; 0 for none (quick).", DefaultValueFactory = _ => 200 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the draws.", DefaultValueFactory = _ => 1 };
        var json = new Option<bool>("--json") { Description = "One JSON object on stdout and nothing else." };
        var html = new Option<string?>("--html") { Description = "Write a self-contained report with charts.", HelpName = "FILE" };
        var data = DataOption.Make();
        var command = new Command(
            "compare",
            "Replay published human trials and print prediction beside measurement, training and validation trials apart.\nExample: nadir compare conze2019 okabe2022 --html report.html")
        {
            trials, evidence, draws, seed, json, html, data,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var body = DataOption.Body(parsed.GetValue(data));
            var set = Choose(DataOption.Evidence(parsed.GetValue(data)), parsed.GetValue(trials) ?? [], parsed.GetValue(evidence) ?? []);
            var progress = new ProgressLine(error);
            var comparison = ComparisonStudy.Run(body, set, new ComparisonOptions(parsed.GetValue(draws), parsed.GetValue(seed)), progress, cancellation);
            progress.Done();
            if (parsed.GetValue(html) is { } file)
            {
                AtomicFile.Write(file, ComparisonReport.Html(comparison));
            }

            if (parsed.GetValue(json))
            {
                output.WriteLine(ResultJson.Of(comparison));
            }
            else
            {
                ComparisonPrinter.Print(output, comparison);
            }

            return Task.FromResult(0);
        });
        return command;
    }

    // Named trials, plus all of the files given; everything built in when neither is given.
    private static EvidenceSet Choose(EvidenceSet builtIn, string[] ids, string[] files)
    {
        foreach (var id in ids.Where(id => !builtIn.Trials.Any(trial => trial.Id == id)))
        {
            var near = builtIn.Trials.Where(trial => trial.Id.Contains(id, StringComparison.OrdinalIgnoreCase) || id.Contains(trial.Id[..4], StringComparison.OrdinalIgnoreCase)).Select(trial => trial.Id).ToArray();
            throw new ArgumentException($"There is no trial '{id}'. {(near.Length > 0 ? $"Did you mean {string.Join(" or ", near)}?" : $"Known: {string.Join(", ", builtIn.Trials.Select(trial => trial.Id))}.")}");
        }

        if (files.Length == 0)
        {
            return ids.Length == 0 ? builtIn : builtIn with { Trials = builtIn.Trials.Where(trial => ids.Contains(trial.Id, StringComparer.Ordinal)).ToArray() };
        }

        var external = EvidenceFiles.Read(files);
        var clash = external.Trials.FirstOrDefault(trial => ids.Contains(trial.Id, StringComparer.Ordinal));
        if (clash is not null)
        {
            throw new ArgumentException($"The trial '{clash.Id}' is both named and in a file; compare one of them.");
        }

        var named = builtIn.Trials.Where(trial => ids.Contains(trial.Id, StringComparer.Ordinal)).ToArray();
        var roles = named.ToDictionary(trial => trial.Id, builtIn.RoleOf, StringComparer.Ordinal);
        return new EvidenceSet([.. named, .. external.Trials], builtIn.References, roles);
    }
}
