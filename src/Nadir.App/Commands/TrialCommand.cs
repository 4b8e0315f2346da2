using System.CommandLine;
using System.Text.Json;

namespace Nadir.App;

/// <summary><c>nadir trial</c>: will a study see it?</summary>
internal static class TrialCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var study = new Argument<string>("STUDY") { Description = $"A study file of kind trial, or a ready-made one by name: {string.Join(", ", TrialFile.Ready)}." };
        var replicates = new Option<int>("--replicates") { Description = "Times that the trial is repeated.", DefaultValueFactory = _ => 1000 };
        var pool = new Option<int>("--pool") { Description = "Virtual people simulated in every arm; repetitions draw from them.", DefaultValueFactory = _ => 4000 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of everything that is random.", DefaultValueFactory = _ => 1UL };
        var threads = new Option<int>("--threads") { Description = "Workers; 0 for one a core. The numbers are the same.", DefaultValueFactory = _ => 0 };
        var budget = new Option<double>("--budget") { Description = "Minutes from which a run warns before it starts.", DefaultValueFactory = _ => 5 };
        var resume = ResumeOption.Make();
        var json = new Option<bool>("--json") { Description = "One JSON object on stdout and nothing else." };
        var people = new Option<string?>("--participants") { Description = "Write the virtual participants of the first repetition to a .csv, .json or .parquet file.", HelpName = "FILE" };
        var html = new Option<string?>("--html") { Description = "Write a self-contained report in the order of CONSORT.", HelpName = "FILE" };
        var chart = new Option<string?>("--chart") { Description = "Draw the power of every contrast to a .svg file.", HelpName = "FILE" };
        var data = DataOption.Make();
        var command = new Command("trial", "Repeat a planned trial with virtual people: power, false alarms, spread between people, beside what was published.\nExample: nadir trial yi-2023 --html yi-2023.html")
        {
            study, replicates, pool, seed, threads, budget, resume, json, people, html, chart, data,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var body = DataOption.Body(parsed.GetValue(data));
            var evidence = DataOption.Evidence(parsed.GetValue(data));
            var trial = TrialFile.Read(parsed.GetValue(study)!, body, evidence);
            var role = TrialComparison.Role(trial, evidence);
            var workers = parsed.GetValue(threads) switch { 0 => Environment.ProcessorCount, < 0 => throw new ArgumentException("--threads is below 0."), var given => given };
            var options = new TrialOptions(parsed.GetValue(replicates), parsed.GetValue(pool), parsed.GetValue(seed), workers);
            var run = new TrialRun(body, trial, options);
            AtomicFile.Expect(parsed.GetValue(people), ".csv", ".json", ".parquet");
            AtomicFile.Expect(parsed.GetValue(chart), ".svg");
            AtomicFile.Expect(parsed.GetValue(html));
            RunBudget.Warn(error, TrialRun.PersonDays(trial, options), options.Threads, parsed.GetValue(budget), "with --resume FILE it can be taken up again; --pool makes it smaller.");
            var code = ResumeOption.Run(run, parsed.GetValue(resume), error, () => $"{run.Pool.People.Count(person => person is not null)} of {run.Pool.Size} people and {run.Done} repetitions", progress =>
            {
                if (!run.Advance(progress, cancellation))
                {
                    throw new OperationCanceledException(cancellation);
                }

                progress.Done();
                var result = run.Result();
                var published = TrialComparison.Of(result, evidence);
                Write(parsed.GetValue(people), file => ParticipantFile.Render(result, file));
                Write(parsed.GetValue(chart), file => TrialChart.Render(result, file));
                Write(parsed.GetValue(html), _ => System.Text.Encoding.UTF8.GetBytes(TrialReport.Html(result, published, role)));
                if (parsed.GetValue(json))
                {
                    output.WriteLine(TrialJson.Of(result, published).ToJsonString(new JsonSerializerOptions { WriteIndented = false }));
                }
                else
                {
                    TrialPrinter.Print(output, result, published, role);
                }
            });
            return Task.FromResult(code);
        });
        return command;
    }

    private static void Write(string? file, Func<string, byte[]> content)
    {
        if (file is not null)
        {
            AtomicFile.Write(file, content(file));
        }
    }
}
