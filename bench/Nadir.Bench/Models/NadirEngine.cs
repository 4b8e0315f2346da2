using System.Collections.Concurrent;

namespace Nadir;

/// <summary>Nadir as an engine for a population: the one place where the benchmarks call it.</summary>
public sealed class NadirEngine
{
    private readonly CompiledModel model;
    private readonly Protocol protocol;
    private readonly PopulationTable population;
    private readonly int[] places;

    /// <summary>Compiles the model.</summary>
    /// <param name="bench">Model and population.</param>
    /// <param name="until">End of the study, in the model's unit of time.</param>
    /// <param name="byProtocol">Whether to give the doses of the model's events by protocol instead.</param>
    public NadirEngine(BenchModel bench, double until, bool byProtocol)
    {
        var equations = Equations.From(bench.Network);
        model = CompiledModel.Compile(byProtocol ? Equations.From(WithoutEvents(bench.Network)) : equations);
        protocol = byProtocol ? new DoseSchedule(equations, until).ToProtocol([.. equations.ParameterValues]) : Protocol.None;
        population = bench.Population;
        places = [.. population.Parameters.Select(model.ParameterIndex)];
    }

    /// <summary>Ids of the states.</summary>
    public IReadOnlyList<string> States => model.Equations.States;

    /// <summary>Runs subjects 0 … n−1.</summary>
    /// <param name="subjects">How many.</param>
    /// <param name="study">Times.</param>
    /// <param name="tolerances">Tolerances.</param>
    /// <param name="lanes">Lanes: 8, 4 or 1; 0 for the engine's choice.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="keepStates">Whether to return the states.</param>
    public EngineRun Run(int subjects, StudyTimes study, Tolerances tolerances, int lanes = 0, int threads = 1, bool keepStates = true)
    {
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
                    parameters[places[k]] = population.Values[subject * places.Length + k];
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
