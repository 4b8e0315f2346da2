using System.Collections.Concurrent;

namespace Nadir;

/// <summary>
/// Runs the SBML Test Suite and judges it by the suite's own rule: |expected − result| ≤ absolute + relative |expected| at every point. One
/// setting of the solver for all cases.
/// </summary>
public static class ConformanceSuite
{
    /// <summary>Solver tolerances for the whole suite.</summary>
    public static readonly Tolerances Tolerances = new(1e-9, 1e-14);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs every case below a folder.</summary>
    /// <param name="folder">Folder that holds 00001, 00002, ...</param>
    /// <param name="levels">Which files of a case.</param>
    /// <param name="backend">How models run.</param>
    /// <param name="change">What is done to a network between reading and running, or null: a write and a read, for example.</param>
    /// <param name="lanes">0 for single runs; else every case runs as an ensemble of so many lanes with one neighbor that differs, and all others must agree bit for bit.</param>
    /// <param name="progress">Told after every case.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="ModelException">There is no case in the folder.</exception>
    public static IReadOnlyList<SuiteResult> Run(
        string folder, SuiteLevels levels = SuiteLevels.Ends, KernelBackend backend = KernelBackend.Emitted, Func<Network, Network>? change = null,
        int lanes = 0, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        var cases = SuiteCase.In(folder);
        var results = new ConcurrentDictionary<string, SuiteResult>(StringComparer.Ordinal);
        var done = 0;
        Parallel.ForEach(
            Partitioner.Create(cases, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount), CancellationToken = cancellation },
            one =>
            {
                results[one.Id] = new SuiteResult(one.Id, [.. Chosen(one.Models, levels).Select(model => Judge(one, model.Level, model.Path, backend, change, lanes, cancellation))], one.Tags);
                progress?.Report(new Progress("SBML Test Suite", Interlocked.Increment(ref done), cases.Count));
            });
        return [.. results.Values.OrderBy(result => result.Id, StringComparer.Ordinal)];
    }

    private static IEnumerable<(string Level, string Path)> Chosen(IReadOnlyList<(string Level, string Path)> models, SuiteLevels levels) => levels switch
    {
        SuiteLevels.All => models,
        SuiteLevels.Highest => models.TakeLast(1),
        _ => models.Where((_, i) => i == 0 || i == models.Count - 1),
    };

    private static SuiteLevelResult Judge(SuiteCase one, string level, string path, KernelBackend backend, Func<Network, Network>? change, int lanes, CancellationToken cancellation)
    {
        if (!one.IsTimeCourse)
        {
            return new SuiteLevelResult(level, SuiteVerdict.Unsupported, $"the test is a {one.Type}, not a time course");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            var network = Sbml.Read(path);
            var reason = Compare(one, change is null ? network : change(network), backend, lanes, limit.Token);
            return new SuiteLevelResult(level, reason is null ? SuiteVerdict.Passed : SuiteVerdict.Failed, reason ?? "");
        }
        catch (ModelException e) when (e.Problems.Any(problem => problem.Code == "package"))
        {
            return new SuiteLevelResult(level, SuiteVerdict.Unsupported, e.Problems[0].Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SuiteLevelResult(level, SuiteVerdict.Failed, $"not done after {Patience.TotalSeconds} s");
        }
        catch (Exception e) when (e is ModelException or SolveException or ArgumentException)
        {
            return new SuiteLevelResult(level, SuiteVerdict.Failed, e.Message.Split('\n')[0]);
        }
    }

    private static string? Compare(SuiteCase one, Network network, KernelBackend backend, int lanes, CancellationToken cancellation)
    {
        var model = CompiledModel.Compile(Equations.From(network), backend);
        var times = Enumerable.Range(0, one.Steps + 1).Select(i => one.Start + i * one.Duration / Math.Max(1, one.Steps)).ToArray();
        var options = new SimulationOptions(times, Tolerances);
        var (names, rows) = one.Expected();
        Func<string, double[]> run;
        if (lanes == 0)
        {
            var trajectory = model.Simulate(Protocol.None, options, cancellation: cancellation);
            run = id => trajectory[id];
        }
        else
        {
            run = LaneCase.Run(model, names, options, lanes, cancellation);
        }

        for (var column = 0; column < names.Length; column++)
        {
            var series = Series(one, network, model.Equations.States, run, names[column]);
            for (var i = 0; i < rows.Length && i < series.Length; i++)
            {
                var (expected, result) = (rows[i][column + 1], series[i]);
                if (!IsWithin(expected, result, one))
                {
                    return FormattableString.Invariant($"{names[column]} at time {times[i]:g6} is {result:g8}, expected {expected:g8}");
                }
            }
        }

        return null;
    }

    private static double[] Series(SuiteCase one, Network network, IReadOnlyList<string> states, Func<string, double[]> run, string name)
    {
        var series = run(name);
        var species = network.Species.FirstOrDefault(s => s.Id == name);
        if (species is null || !(species.IsAmount ? one.Concentrations.Contains(name) : one.Amounts.Contains(name)))
        {
            return series;
        }

        var size = run(species.Compartment);
        return species.IsAmount ? [.. series.Select((value, i) => value / size[i])]
            : states.Contains($"amount({name})", StringComparer.Ordinal) ? run($"amount({name})") : [.. series.Select((value, i) => value * size[i])];
    }

    private static bool IsWithin(double expected, double result, SuiteCase one) => double.IsFinite(expected)
        ? Math.Abs(expected - result) <= one.Absolute + one.Relative * Math.Abs(expected)
        : expected.Equals(result);
}
