using System.CommandLine;
using System.Text.Json;

namespace Nadir.App;

/// <summary><c>nadir trial</c>: will a study see it?</summary>
internal static class TrialCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var study = new Argument<string>("STUDY") { Description = $"A study file of kind trial, or a ready-made one by name: {string.Join(", ", TrialFile.Ready)}." };
        var run = new PeopleOptions(4000);
        var json = new Option<bool>("--json") { Description = "One JSON object on stdout and nothing else." };
        var people = new Option<string?>("--participants") { Description = "Write the virtual participants of the first repetition to a .csv, .json or .parquet file.", HelpName = "FILE" };
        var html = new Option<string?>("--html") { Description = "Write a self-contained report in the order of CONSORT.", HelpName = "FILE" };
        var chart = new Option<string?>("--chart") { Description = "Draw the power of every contrast to a .svg file.", HelpName = "FILE" };
        var data = DataOption.Make();
        var command = new Command("trial", "Repeat a planned trial with virtual people: power, false alarms, spread between people, beside what was published.\nExample: nadir trial yi-2023 --html yi-2023.html")
        {
            study, json, people, html, chart, data,
        };
        run.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var body = DataOption.Body(parsed.GetValue(data));
            var evidence = DataOption.Evidence(parsed.GetValue(data));
            var trial = TrialFile.Read(parsed.GetValue(study)!, body, evidence);
            var role = TrialComparison.Role(trial, evidence);
            var options = run.Read(parsed);
            var own = new TrialRun(body, trial, options);
            AtomicFile.Expect(parsed.GetValue(people), ".csv", ".json", ".parquet");
            AtomicFile.Expect(parsed.GetValue(chart), ".svg");
            AtomicFile.Expect(parsed.GetValue(html));
            string Done() => $"{own.Pool.People.Count(person => person is not null)} of {own.Pool.Size} people and {own.Done} repetitions";
            return Task.FromResult(run.Run(parsed, error, own, TrialRun.PersonDays(trial, options), "--pool makes", Done, progress =>
            {
                if (!own.Advance(progress, cancellation))
                {
                    throw new OperationCanceledException(cancellation);
                }

                progress.Done();
                var result = own.Result();
                var published = TrialComparison.Of(result, evidence);
                AtomicFile.Write(parsed.GetValue(people), file => ParticipantFile.Render(result, file));
                AtomicFile.Write(parsed.GetValue(chart), file => TrialChart.Render(result, file));
                AtomicFile.Write(parsed.GetValue(html), _ => System.Text.Encoding.UTF8.GetBytes(TrialReport.Html(result, published, role)));
                if (parsed.GetValue(json))
                {
                    output.WriteLine(TrialJson.Of(result, published).ToJsonString(new JsonSerializerOptions { WriteIndented = false }));
                }
                else
                {
                    TrialPrinter.Print(output, result, published, role);
                }
            }));
        });
        return command;
    }
}
