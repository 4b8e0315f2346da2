using System.Collections.Concurrent;

namespace Nadir;

/// <summary>Nadir as an engine for a population: the one place where the benchmarks call it.</summary>
public sealed class NadirEngine
{
    private readonly CompiledModel model;
    private readonly Protocol protocol;
    private readonly PopulationTable? population;

    private NadirEngine(CompiledModel model, Protocol protocol, PopulationTable? population)
    {
        this.model = model;
        this.protocol = protocol;
        this.population = population;
    }

    /// <summary>Ids of the states.</summary>
    public IReadOnlyList<string> States => model.Equations.States;

    /// <summary>Compiles a model with its population.</summary>
    /// <param name="bench">Model and population.</param>
    /// <param name="until">End of the study, in the model's unit of time.</param>
    /// <param name="byProtocol">Whether to give the doses of the model's events by protocol instead.</param>
    public static NadirEngine Of(BenchModel bench, double until, bool byProtocol)
    {
        var equations = Equations.From(bench.Network);
        return byProtocol
            ? new NadirEngine(CompiledModel.Compile(Equations.From(WithoutEvents(bench.Network))), new DoseSchedule(equations, until).ToProtocol([.. equations.ParameterValues]), bench.Population)
            : new NadirEngine(CompiledModel.Compile(equations), Protocol.None, bench.Population);
    }

    /// <summary>Compiles a model for its typical subject.</summary>
    public static NadirEngine Of(Equations equations) => new(CompiledModel.Compile(equations), Protocol.None, null);

    /// <summary>Runs the typical subject for a time.</summary>
    public SolveStatus RunTypical(double until) =>
        model.TrySimulate(Protocol.None, new SimulationOptions([until], new Tolerances(1e-3, 1e-6)), default, default, out _);

    /// <summary>Lanes that a choice leads to; 1 where the engine runs one subject at a time.</summary>
    public int LanesOf(int lanes) => 1;

    /// <summary>Runs subjects 0 … n−1.</summary>
    /// <param name="subjects">How many.</param>
    /// <param name="study">Times.</param>
    /// <param name="tolerances">Tolerances.</param>
    /// <param name="lanes">Lanes: 8, 4 or 1; 0 for the engine's choice.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="keepStates">Whether to return the states.</param>
    public EngineRun Run(int subjects, StudyTimes study, Tolerances tolerances, int lanes = 0, int threads = 1, bool keepStates = true)
    {
        var table = population ?? throw new InvalidOperationException("No population was given.");
        int[] places = [.. table.Parameters.Select(model.ParameterIndex)];
        var options = new SimulationOptions(study.Rows, tolerances);
        var states = keepStates ? new double[subjects * study.Rows.Count * States.Count] : [];
        var failures = 0;
        var steps = 0L;
        var timing = Timing.Of(() => Parallel.ForEach(Partitioner.Create(0, subjects, 1), new ParallelOptions { MaxDegreeOfParallelism = threads }, range =>
        {
            var parameters = model.DefaultParameters();
            for (var subject = range.Item1; subject < range.Item2; subject++)
            {
                for (var k = 0; k < places.Length; k++)
                {
                    parameters[places[k]] = table.Values[subject * places.Length + k];
                }

                var status = model.TrySimulate(protocol, options, parameters, default, out var trajectory);
                Interlocked.Add(ref failures, status.IsSuccess ? 0 : 1);
                Interlocked.Add(ref steps, trajectory.Statistics.Accepted);
                if (keepStates)
                {
                    trajectory.Values.CopyTo(states.AsSpan(subject * trajectory.Values.Length));
                }
            }
        }));
        return new EngineRun(states, States, subjects, timing.UserSeconds, (double)steps / subjects, failures);
    }

    /// <summary>Runs subjects 0 … n−1 of a population without end, keeps a summary only and returns the number of failed ones.</summary>
    public int Summarize(PopulationDraw draws, int subjects, StudyTimes study, Tolerances tolerances, int lanes, int threads)
    {
        int[] places = [.. draws.Parameters.Select(p => model.ParameterIndex(p.Id))];
        var options = new SimulationOptions(study.Rows, tolerances);
        var failures = 0;
        Parallel.ForEach(Partitioner.Create(0, subjects, 1), new ParallelOptions { MaxDegreeOfParallelism = threads }, range =>
        {
            var (parameters, values) = (model.DefaultParameters(), new double[places.Length]);
            draws.Fill(range.Item1, values);
            for (var k = 0; k < places.Length; k++)
            {
                parameters[places[k]] = values[k];
            }

            Interlocked.Add(ref failures, model.TrySimulate(protocol, options, parameters, default, out _).IsSuccess ? 0 : 1);
        });
        return failures;
    }

    private static Network WithoutEvents(Network network)
    {
        var b = new NetworkBuilder(network.Id).With(network.Units);
        network.Compartments.ToList().ForEach(part => b.Add(part));
        network.Species.ToList().ForEach(part => b.Add(part));
        network.Parameters.ToList().ForEach(part => b.Add(part));
        network.Functions.ToList().ForEach(part => b.Add(part));
        network.Rules.ToList().ForEach(part => b.Add(part));
        network.InitialAssignments.ToList().ForEach(part => b.Add(part));
        network.Reactions.ToList().ForEach(part => b.Add(part));
        return b.Build();
    }
}
