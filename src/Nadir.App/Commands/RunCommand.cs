using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace Nadir.App;

/// <summary><c>nadir run model.xml</c>: any SBML model, one subject or many.</summary>
internal static class RunCommand
{
    private const int RowsShown = 12;
    private const int ColumnsShown = 8;

    public static Command Make(TextWriter output, TextWriter error)
    {
        var model = new Argument<string>("MODEL") { Description = "SBML file, Level 1 to 3." };
        var until = new Option<double>("--until") { Description = "Time to reach.", DefaultValueFactory = _ => 100 };
        var start = new Option<double>("--start") { Description = "First output time; the run itself starts at 0.", DefaultValueFactory = _ => 0 };
        var every = new Option<double?>("--every") { Description = "Time between outputs." };
        var steps = new Option<int?>("--steps") { Description = "Number of output steps instead of --every; 100 when neither is given." };
        var outputs = new Option<string[]>("--output") { Description = "Variables to write, separated by commas; all that change when not given.", DefaultValueFactory = _ => [] };
        var rtol = new Option<double>("--rtol") { Description = "Relative tolerance.", DefaultValueFactory = _ => 1e-6 };
        var atol = new Option<double?>("--atol") { Description = "Absolute tolerance; a thousandth of the relative one when not given." };
        var changes = new Option<string[]>("-p", "--set") { Description = "name=value: a parameter, size or initial value. Again for more.", DefaultValueFactory = _ => [] };
        var doses = new Option<string[]>("--dose") { Description = "SPECIES=AMOUNT[,at=T][,every=T,times=N][,duration=T]. Again for more.", DefaultValueFactory = _ => [] };
        var population = new Option<string?>("--population") { Description = "CSV, one row a subject: columns are parameters, initial values, or dose.SPECIES.", HelpName = "FILE" };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the order of simultaneous events.", DefaultValueFactory = _ => 1UL };
        var file = new Option<string?>("--out") { Description = "Write every value to a .csv, .json or .parquet file.", HelpName = "FILE" };
        var chart = new Option<string?>("--chart") { Description = "Draw to a .png or .svg file.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "One JSON object on stdout and nothing else." };
        var lanes = new Option<int>("--lanes") { Description = "Subjects side by side: 8, 4 or 1; 0 for what the processor does best. The numbers are the same.", DefaultValueFactory = _ => 0 };
        var threads = new Option<int>("--threads") { Description = "Workers; 0 for one a core. The numbers are the same.", DefaultValueFactory = _ => 0 };
        var summary = new Option<bool>("--summary") { Description = "Moments and quantiles over the population instead of every subject: needs little memory." };
        var resume = new Option<string?>("--resume") { Description = "With --summary: where the state is saved when the run is stopped, and taken up again.", HelpName = "FILE" };
        var backend = new Option<KernelBackend>("--backend") { Description = "emitted (machine code) or interpreted.", DefaultValueFactory = _ => KernelBackend.Emitted };
        var command = new Command("run", "Simulate an SBML model.\nExample: nadir run model.xml --until 100 --steps 200 --output S1,S2 -p k1=0.3 --out result.csv --chart result.svg")
        {
            model, until, start, every, steps, outputs, rtol, atol, changes, doses, population, seed, file, chart, json, backend, lanes, threads, summary, resume,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var path = parsed.GetValue(model)!;
            var tolerance = parsed.GetValue(rtol);
            var options = new SimulationOptions(
                Times(parsed.GetValue(start), parsed.GetValue(until), parsed.GetValue(every), parsed.GetValue(steps)), new Tolerances(tolerance, parsed.GetValue(atol) ?? 1e-3 * tolerance))
            {
                Seed = parsed.GetValue(seed),
            };
            var network = Sbml.Read(path).With(parsed.GetValue(changes)!.Select(Change).GroupBy(c => c.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal));
            var table = parsed.GetValue(population) is { } csv ? SubjectCsv.Read(csv) : SubjectTable.One;
            var protocol = parsed.GetValue(doses)!.Select(DoseText.Parse).Aggregate(Protocol.None, (sum, next) => sum.Plus(next));
            var study = new ModelStudy(network, table, protocol, options, [.. parsed.GetValue(outputs)!.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))]);
            var workers = parsed.GetValue(threads) == 0 ? Environment.ProcessorCount : parsed.GetValue(threads);
            var ensemble = new EnsembleOptions { Lanes = parsed.GetValue(lanes), Threads = workers };
            var progress = new ProgressLine(error);
            if (parsed.GetValue(summary))
            {
                return Task.FromResult(PopulationSummary.Run(output, error, study, ensemble, parsed.GetValue(resume), parsed.GetValue(file), progress, cancellation));
            }

            var result = study.Run(parsed.GetValue(backend), ensemble, table.Ids.Count > 1 ? progress : null, cancellation);
            progress.Done();
            Report(output, error, result, network.Id, parsed.GetValue(file), parsed.GetValue(chart), parsed.GetValue(json));
            return Task.FromResult(result.Failures.Any() ? 1 : 0);
        });
        return command;
    }

    private static void Report(TextWriter output, TextWriter error, ModelResult result, string title, string? file, string? chart, bool isJson)
    {
        var content = file is null ? null : ModelResultFile.Render(result, file);
        var image = chart is null ? null : ModelChart.Render(result, title, chart);
        if (content is not null)
        {
            AtomicFile.Write(file!, content);
        }

        if (image is not null)
        {
            AtomicFile.Write(chart!, image);
        }

        if (isJson)
        {
            output.WriteLine(ModelResultFile.Json(result).ToJsonString(new JsonSerializerOptions { WriteIndented = false }));
        }
        else if (result.Ids.Count == 1 && file is null && chart is null)
        {
            output.Write(ModelResultFile.Csv(result));
        }
        else
        {
            Print(output, result);
        }

        foreach (var (id, status) in result.Failures.Take(10))
        {
            error.WriteLine(FormattableString.Invariant($"nadir: subject {id} failed at time {status.Time:g6}: {status.Advice}"));
        }
    }

    // Medians at a few times; the file has everything.
    private static void Print(TextWriter output, ModelResult result)
    {
        var shown = Math.Min(ColumnsShown, result.Outputs.Count);
        var table = Tables.Make([">time", .. result.Outputs.Take(shown).Select(name => ">" + name)]);
        var stride = Math.Max(1, (result.Times.Count - 1) / RowsShown);
        for (var i = 0; i < result.Times.Count; i += stride)
        {
            table.Row([result.Times[i].ToString("g6", CultureInfo.InvariantCulture), .. Enumerable.Range(0, shown).Select(k => Figures.Number(result.Quantile(0.5, i, k)))]);
        }

        Tables.On(output).Write(table);
        output.WriteLine($"{result.Ids.Count} subject(s), {result.Failures.Count()} failed; {(result.Ids.Count > 1 ? "medians of " : "")}{shown} of {result.Outputs.Count} outputs at {result.Times.Count} times.");
    }

    private static double[] Times(double start, double until, double? every, int? steps)
    {
        if (!double.IsFinite(until) || !(until > start) || !(start >= 0))
        {
            throw new ArgumentException(FormattableString.Invariant($"--start is {start} and --until {until}; the start must not be below 0 and the end must lie after it."));
        }

        if (every is not null && steps is not null)
        {
            throw new ArgumentException("Give --every or --steps, not both.");
        }

        var count = every is { } step ? step > 0 ? (until - start) / step : throw new ArgumentException(FormattableString.Invariant($"--every is {step}; it must be above zero.")) : steps ?? 100;
        if (!(count is >= 1 and <= 10_000_000))
        {
            throw new ArgumentException(FormattableString.Invariant($"{count} output steps; there must be 1 to 10 million."));
        }

        var times = Enumerable.Range(0, (int)Math.Floor(count + 1e-9) + 1).Select(i => every is { } width ? start + i * width : start + i * (until - start) / count).ToList();
        if (times[^1] < until * (1 - 1e-12))
        {
            times.Add(until);
        }

        return [.. times];
    }

    private static (string Id, double Value) Change(string text)
    {
        var parts = text.Split('=', 2);
        return parts.Length == 2 && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? (parts[0].Trim(), value)
            : throw new ArgumentException($"-p '{text}' cannot be read; write name=value, for example -p k1=0.3.");
    }
}
