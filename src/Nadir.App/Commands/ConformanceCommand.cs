using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace Nadir.App;

/// <summary><c>nadir conformance sbml DIR</c>: the SBML Test Suite.</summary>
internal static class ConformanceCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Make(TextWriter output, TextWriter error)
    {
        var folder = new Argument<string>("DIR") { Description = "Folder that holds the cases 00001, 00002, ..." };
        var levels = new Option<SuiteLevels>("--levels") { Description = "all, ends (lowest and highest of each case) or highest.", DefaultValueFactory = _ => SuiteLevels.Ends };
        var backend = new Option<KernelBackend>("--backend") { Description = "emitted (machine code) or interpreted.", DefaultValueFactory = _ => KernelBackend.Emitted };
        var lanes = new Option<int>("--lanes") { Description = "Run every case as an ensemble of 8, 4 or 1 lanes with one neighbor that differs; 0 for single runs.", DefaultValueFactory = _ => 0 };
        var json = new Option<bool>("--json") { Description = "One JSON object on stdout and nothing else." };
        var sbml = new Command("sbml", "Run cases of the SBML Test Suite (github.com/sbmlteam/sbml-test-suite) and judge them by the suite's own rule. The exit code is 0 when all were judged, whatever the verdicts.\nExample: nadir conformance sbml cases/semantic")
        {
            folder, levels, backend, lanes, json,
        };
        sbml.SetAction((parsed, cancellation) =>
        {
            var watch = Stopwatch.StartNew();
            var progress = new ProgressLine(error);
            var results = ConformanceSuite.Run(parsed.GetValue(folder)!, parsed.GetValue(levels), parsed.GetValue(backend), lanes: parsed.GetValue(lanes), progress: progress, cancellation: cancellation);
            progress.Done();
            if (parsed.GetValue(json))
            {
                output.WriteLine(Json(results, watch.Elapsed));
            }
            else
            {
                Print(output, results, watch.Elapsed);
            }

            return Task.FromResult(0);
        });
        return new Command("conformance", "Judge Nadir by public test suites.") { sbml };
    }

    private static string Json(IReadOnlyList<SuiteResult> results, TimeSpan elapsed) => new JsonObject
    {
        ["total"] = results.Count,
        ["passed"] = results.Count(r => r.Verdict == SuiteVerdict.Passed),
        ["failed"] = results.Count(r => r.Verdict == SuiteVerdict.Failed),
        ["unsupported"] = results.Count(r => r.Verdict == SuiteVerdict.Unsupported),
        ["seconds"] = Math.Round(elapsed.TotalSeconds, 2),
        ["relativeTolerance"] = ConformanceSuite.Tolerances.Relative,
        ["absoluteTolerance"] = ConformanceSuite.Tolerances.Absolute,
        ["cases"] = new JsonArray([.. results.Select(r => new JsonObject
        {
            ["id"] = r.Id, ["level"] = r.Level, ["verdict"] = Word(r.Verdict), ["reason"] = r.Reason,
            ["levels"] = new JsonArray([.. r.Levels.Select(l => new JsonObject { ["level"] = l.Level, ["verdict"] = Word(l.Verdict), ["reason"] = l.Reason })]),
        })]),
    }.ToJsonString(Indented);

    private static void Print(TextWriter output, IReadOnlyList<SuiteResult> results, TimeSpan elapsed)
    {
        foreach (var result in results.Where(r => r.Verdict == SuiteVerdict.Failed))
        {
            output.WriteLine($"{result.Id} failed at {result.Reason}");
        }

        var table = Tables.Make("|level", ">passed", ">failed", ">unsupported");
        foreach (var group in results.SelectMany(r => r.Levels).GroupBy(l => l.Level, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Row(table, group.Key, [.. group.Select(l => l.Verdict)]);
        }

        Tables.On(output).Write(table);
        table = Tables.Make("|tag", ">passed", ">failed", ">unsupported");
        foreach (var group in results.SelectMany(r => r.Tags.Distinct(StringComparer.Ordinal).Select(tag => (tag, r))).GroupBy(pair => pair.tag, pair => pair.r, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Row(table, group.Key, [.. group.Select(r => r.Verdict)]);
        }

        Tables.On(output).Write(table);
        var verdicts = results.Select(r => r.Verdict).ToArray();
        output.WriteLine(FormattableString.Invariant(
            $"{results.Count} cases: {Count(verdicts, SuiteVerdict.Passed)} passed, {Count(verdicts, SuiteVerdict.Failed)} failed, {Count(verdicts, SuiteVerdict.Unsupported)} unsupported, in {elapsed.TotalSeconds:0.0} s on {Environment.ProcessorCount} cores; relative tolerance {ConformanceSuite.Tolerances.Relative}, absolute {ConformanceSuite.Tolerances.Absolute}, for all cases."));
    }

    private static void Row(Table table, string heading, SuiteVerdict[] verdicts) => table.Row(
        heading, $"{Count(verdicts, SuiteVerdict.Passed)}", $"{Count(verdicts, SuiteVerdict.Failed)}", $"{Count(verdicts, SuiteVerdict.Unsupported)}");

    private static int Count(SuiteVerdict[] verdicts, SuiteVerdict verdict) => verdicts.Count(v => v == verdict);

    private static string Word(SuiteVerdict verdict) => verdict.ToString().ToLowerInvariant();
}
