using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace Nadir;

/// <summary><c>scaling</c>: how time and memory grow with states, subjects and threads. Each case runs in a process of its own.</summary>
internal static class ScalingCommand
{
    /// <summary>One case.</summary>
    private sealed record Measured(int States, double UserSeconds, double WallSeconds, double PeakMegabytes, int Failures);

    public static Command Make(TextWriter output, TextWriter error)
    {
        var models = new Option<string[]>("--model") { Description = "m2, m2x4, m2x17 or any number of copies.", DefaultValueFactory = _ => ["m2", "m2x4", "m2x17"], AllowMultipleArgumentsPerToken = true };
        var subjects = BenchOptions.Numbers("--subjects", "Numbers of subjects.", 1e3, 1e4, 1e5, 1e6);
        var threads = BenchOptions.Numbers("--threads", "Numbers of threads.", 1, 2);
        var cap = new Option<double>("--cap") { Description = "Longest time of one case, in seconds; a case that would take longer is left out and its time estimated.", DefaultValueFactory = _ => 60 };
        var tolerance = new Option<double>("--rtol") { Description = "Relative tolerance; the absolute one is a thousandth of it.", DefaultValueFactory = _ => 1e-3 };
        var (until, every, lanes) = (BenchOptions.Until(), BenchOptions.Every(), BenchOptions.Lanes());
        var single = new Option<bool>("--single") { Description = "One case in this process, as JSON.", Hidden = true };
        var command = new Command("scaling", "Run populations of growing size: time, rate and peak memory; results are summarized, not kept.") { models, subjects, threads, cap, tolerance, until, every, lanes, single };
        command.SetAction(parsed =>
        {
            var study = new StudyTimes(parsed.GetValue(until), parsed.GetValue(every), RowsAfterDoses: true);
            var tolerances = new Tolerances(parsed.GetValue(tolerance), parsed.GetValue(tolerance) / 1000);
            if (parsed.GetValue(single))
            {
                output.WriteLine(JsonSerializer.Serialize(Run(parsed.GetValue(models)![0], (int)parsed.GetValue(subjects)![0], (int)parsed.GetValue(threads)![0], parsed.GetValue(lanes), study, tolerances)));
                return;
            }

            output.WriteLine("| model | states | subjects | threads | wall s | user CPU s | ms CPU a subject | subjects/s | peak MB | failed |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
            string[] common = [.. new[] { ("--until", study.Until), ("--every", study.Every), ("--rtol", tolerances.Relative), ("--lanes", parsed.GetValue(lanes)) }.SelectMany(p => new[] { p.Item1, FormattableString.Invariant($"{p.Item2:R}") })];
            foreach (var model in parsed.GetValue(models)!)
            {
                foreach (var count in parsed.GetValue(threads)!)
                {
                    Series(model, (int)count, parsed.GetValue(subjects)!, parsed.GetValue(cap), common, output, error);
                }
            }
        });
        return command;
    }

    private static void Series(string model, int threads, double[] subjects, double cap, string[] common, TextWriter output, TextWriter error)
    {
        var rate = double.NaN;
        foreach (var n in subjects.Select(n => (int)n).Order())
        {
            var expected = n / rate;
            if (expected > cap)
            {
                output.WriteLine(FormattableString.Invariant($"| {model} | | {n} | {threads} | (would take {expected:0}) | | | | | |"));
                continue;
            }

            error.WriteLine($"{model}, {n} subjects, {threads} threads");
            var m = InChild(["scaling", "--single", "--model", model, "--subjects", $"{n}", "--threads", $"{threads}", .. common]);
            rate = n / m.WallSeconds;
            output.WriteLine(FormattableString.Invariant(
                $"| {model} | {m.States} | {n} | {threads} | {m.WallSeconds:0.00} | {m.UserSeconds:0.00} | {1e3 * m.UserSeconds / n:0.000} | {rate:0} | {m.PeakMegabytes:0} | {m.Failures} |"));
        }
    }

    private static Measured Run(string model, int subjects, int threads, int lanes, StudyTimes study, Tolerances tolerances)
    {
        var bench = BenchModel.Open(model, subjects: 1);
        var engine = NadirEngine.Of(bench, study.Until, byProtocol: false);
        var draws = BenchModel.Draws(bench.Network);
        engine.Summarize(draws, 32, study, tolerances, lanes, threads); // what .NET compiles is not counted
        var failures = 0;
        var timing = Timing.Of(() => failures = engine.Summarize(draws, subjects, study, tolerances, lanes, threads));
        return new Measured(engine.States.Count, timing.UserSeconds, timing.WallSeconds, Machine.PeakMegabytes(), failures);
    }

    private static Measured InChild(string[] words)
    {
        var program = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        using var process = Process.Start(new ProcessStartInfo(program, isHost ? [typeof(ScalingCommand).Assembly.Location, .. words] : words) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<Measured>(answer)! : throw new InvalidOperationException($"'{string.Join(' ', words)}' ended with {process.ExitCode}");
    }
}
