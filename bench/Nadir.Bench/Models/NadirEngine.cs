namespace Nadir;

/// <summary>Nadir as an engine for a population: the one place where the benchmarks call it.</summary>
public sealed class NadirEngine
{
    private const int WarmUpSubjects = 32;
    private readonly CompiledModel model;
    private readonly Protocol protocol;
    private readonly PopulationTable? population;
    private readonly Dictionary<(int, StudyTimes, Tolerances, int), Ensemble> ensembles = [];

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

    /// <summary>Compiles the code for a population in lanes whose parameters vary, without a run.</summary>
    public Ensemble Prepare(IReadOnlyList<string> varied)
    {
        var ensemble = new Ensemble(model, Subjects.Table(model, varied, [.. varied.Select(id => model.DefaultParameters()[model.ParameterIndex(id)])]), new SimulationOptions([0, 1e-6], new Tolerances(1e-3, 1e-6)));
        ensemble.Prepare();
        return ensemble;
    }

    /// <summary>Lanes that a choice leads to; 1 where the engine runs one subject at a time.</summary>
    public int LanesOf(int lanes) => EnsembleOf(1, new StudyTimes(1, 1, RowsAfterDoses: true), new Tolerances(1e-3, 1e-6), lanes).RunsInLanes ? lanes == 0 ? Ensemble.BestLanes : lanes : 1;

    /// <summary>Runs subjects 0 … n−1.</summary>
    /// <param name="subjects">How many.</param>
    /// <param name="study">Times.</param>
    /// <param name="tolerances">Tolerances.</param>
    /// <param name="lanes">Lanes: 8, 4 or 1; 0 for the engine's choice.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="keepStates">Whether to return the states.</param>
    public EngineRun Run(int subjects, StudyTimes study, Tolerances tolerances, int lanes = 0, int threads = 1, bool keepStates = true)
    {
        var ensemble = EnsembleOf(subjects, study, tolerances, lanes);
        var options = new EnsembleOptions { Lanes = lanes, Threads = threads };
        var states = keepStates ? new double[subjects * study.Rows.Count * States.Count] : [];
        EnsembleReport? report = null;
        var timing = Timing.Of(() => report = ensemble.Run(options, run =>
        {
            if (states.Length > 0)
            {
                run.Values.CopyTo(states.AsSpan(run.Subject * run.Values.Length));
            }
        }));
        return new EngineRun(states, States, subjects, timing.UserSeconds, (double)report!.Statistics.Accepted / subjects, report.Failures.Count);
    }

    /// <summary>Runs subjects 0 … n−1 of a population without end, keeps moments and quantiles of every state at every row and returns the number of failed ones.</summary>
    public int Summarize(PopulationDraw draws, int subjects, StudyTimes study, Tolerances tolerances, int lanes, int threads)
    {
        var drawn = Subjects.Generate(model, subjects, [.. draws.Parameters.Select(p => p.Id)], draws.Fill).With(protocol);
        var summary = new EnsembleSummary(States, study.Rows, subjects);
        var report = new Ensemble(model, drawn, new SimulationOptions(study.Rows, tolerances)).Run(new EnsembleOptions { Lanes = lanes, Threads = threads }, summary.Add);
        return report.Failures.Count;
    }

    // One ensemble a study, so that its code is made once; a first run without a clock lets .NET compile the rest.
    private Ensemble EnsembleOf(int subjects, StudyTimes study, Tolerances tolerances, int lanes)
    {
        var key = (subjects, study, tolerances, lanes);
        if (!ensembles.TryGetValue(key, out var ensemble))
        {
            var table = population ?? throw new InvalidOperationException("No population was given.");
            var drawn = Subjects.Table(model, table.Parameters, table.Values[..(subjects * table.Parameters.Count)]).With(protocol);
            ensembles[key] = ensemble = new Ensemble(model, drawn, new SimulationOptions(study.Rows, tolerances));
            ensemble.Run(new EnsembleOptions { Lanes = lanes, End = Math.Min(subjects, WarmUpSubjects) }, _ => { });
        }

        return ensemble;
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
