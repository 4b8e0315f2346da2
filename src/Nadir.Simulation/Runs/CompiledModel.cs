namespace Nadir;

/// <summary>A network ready to run: rates, Jacobian, assignments and reaction rates as programs. Immutable; safe to use from many threads.</summary>
public sealed class CompiledModel
{
    private readonly Dictionary<string, int> states;
    private readonly Dictionary<string, int> parameters;
    private readonly CompiledProgram assigned;
    private readonly CompiledProgram reactions;
    private readonly CompiledProgram initial;
    private readonly int[] sizeParameter;

    private CompiledModel(Equations equations, KernelBackend backend)
    {
        Equations = equations;
        states = Index(equations.States);
        parameters = Index(equations.Parameters);
        Pattern = SparsityPattern.Create(states.Count, states.Count, equations.Jacobian.Select(entry => (entry.Row, entry.Column)));
        CompiledProgram Program(IEnumerable<Expression> outputs) => CompiledProgram.Of(TapeBuilder.Build(outputs, states, parameters), backend);
        RatesProgram = Program(equations.Rates);
        JacobianProgram = Program(equations.Rates.Concat(equations.Jacobian.Select(entry => entry.Value)).Concat(equations.TimeDerivative));
        assigned = Program(equations.AssignedValues);
        reactions = Program(equations.ReactionRates);
        initial = Program(equations.InitialStates);
        sizeParameter = new int[states.Count];
        Array.Fill(sizeParameter, -1);
        foreach (var species in equations.Network.Species.Where(species => states.ContainsKey(species.Id) && !species.IsAmount))
        {
            sizeParameter[states[species.Id]] = parameters[species.Compartment];
        }
    }

    /// <summary>The equations it was made from.</summary>
    public Equations Equations { get; }

    internal SparsityPattern Pattern { get; }

    internal CompiledProgram RatesProgram { get; }

    internal CompiledProgram JacobianProgram { get; }

    /// <summary>Compiles equations.</summary>
    public static CompiledModel Compile(Equations equations, KernelBackend backend = KernelBackend.Emitted) => new(equations, backend);

    /// <summary>Place of a state. Throws when there is none.</summary>
    public int StateIndex(string id) => Find(states, id, "state");

    /// <summary>Place of a parameter or compartment size. Throws when there is none.</summary>
    public int ParameterIndex(string id) => Find(parameters, id, "parameter");

    /// <summary>Parameter values of the network.</summary>
    public double[] DefaultParameters() => [.. Equations.ParameterValues];

    /// <summary>Initial state for a set of parameters.</summary>
    public double[] InitialState(ReadOnlySpan<double> parameters)
    {
        var state = new double[states.Count];
        initial.Evaluate(0, new double[states.Count], OrDefault(parameters), state);
        return state;
    }

    /// <summary>A workspace for one thread.</summary>
    public Kernel CreateKernel(ReadOnlySpan<double> parameters) => new(this, OrDefault(parameters));

    /// <summary>Variables with an assignment rule at a state, in the order of <see cref="Equations.Assigned"/>.</summary>
    public void EvaluateAssigned(double time, ReadOnlySpan<double> state, ReadOnlySpan<double> parameters, Span<double> values) =>
        assigned.Evaluate(time, state, OrDefault(parameters), values);

    /// <summary>Reaction rates at a state, amount a time, in the order of <see cref="Equations.ReactionIds"/>.</summary>
    public void EvaluateReactions(double time, ReadOnlySpan<double> state, ReadOnlySpan<double> parameters, Span<double> values) =>
        reactions.Evaluate(time, state, OrDefault(parameters), values);

    /// <summary>Runs the model.</summary>
    /// <param name="protocol">Doses.</param>
    /// <param name="options">Output times and tolerances.</param>
    /// <param name="parameters">Values in the order of <see cref="Equations.Parameters"/>; empty for the network's own.</param>
    /// <param name="initialState">State at the start; empty for the model's own.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="SolveException">The run failed; message with time, state and advice.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public Trajectory Simulate(
        Protocol protocol, SimulationOptions options, ReadOnlySpan<double> parameters = default, ReadOnlySpan<double> initialState = default, CancellationToken cancellation = default)
    {
        var status = TrySimulate(protocol, options, parameters, initialState, out var trajectory, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return status.IsSuccess ? trajectory : throw Failure(status);
    }

    /// <summary>Runs the model; a failure is a status, and the trajectory ends where it failed (later rows are NaN).</summary>
    public SolveStatus TrySimulate(
        Protocol protocol, SimulationOptions options, ReadOnlySpan<double> parameters, ReadOnlySpan<double> initialState, out Trajectory trajectory, CancellationToken cancellation = default)
    {
        var values = OrDefault(parameters).ToArray();
        var state = initialState.IsEmpty ? InitialState(values) : initialState.ToArray();
        if (values.Length != this.parameters.Count || state.Length != states.Count)
        {
            throw new ArgumentException($"The model has {this.parameters.Count} parameters and {states.Count} states, not {values.Length} and {state.Length}.");
        }

        var run = new DosedRun(this, protocol, options, values, state);
        var status = run.Go(cancellation);
        trajectory = new Trajectory(this, [.. options.OutputTimes], run.Output, values, status, run.Statistics);
        return status;
    }

    /// <summary>Steady state near a guess.</summary>
    /// <param name="parameters">Values in the order of <see cref="Equations.Parameters"/>; empty for the network's own.</param>
    /// <param name="guess">State to start from; empty for the model's initial state.</param>
    /// <exception cref="SolveException">None was found.</exception>
    public double[] SteadyState(ReadOnlySpan<double> parameters, ReadOnlySpan<double> guess)
    {
        var state = guess.IsEmpty ? InitialState(parameters) : guess.ToArray();
        var status = Nadir.SteadyState.Find(CreateKernel(parameters), state);
        return status.IsSuccess ? state : throw Failure(status);
    }

    internal int FindState(string id) => states.GetValueOrDefault(id, -1);

    internal int AssignedIndex(string id)
    {
        for (var i = 0; i < Equations.Assigned.Count; i++)
        {
            if (string.Equals(Equations.Assigned[i], id, StringComparison.Ordinal))
            {
                return i;
            }
        }

        throw new ArgumentException($"There is no state or assigned variable '{id}'.", nameof(id));
    }

    /// <summary>What an amount adds to a state: divided by the size for a concentration.</summary>
    internal double PerAmount(int state, ReadOnlySpan<double> parameters) => sizeParameter[state] < 0 ? 1 : 1 / parameters[sizeParameter[state]];

    /// <summary>Compartment size of a state given by concentration, 1 for one given by amount, in the unit of the size.</summary>
    public double SizeOf(int state, ReadOnlySpan<double> parameters) => sizeParameter[state] < 0 ? 1 : parameters[sizeParameter[state]];

    private SolveException Failure(SolveStatus status) =>
        new(status, status.StateIndex >= 0 ? Equations.States[status.StateIndex] : null);

    private ReadOnlySpan<double> OrDefault(ReadOnlySpan<double> values) => values.IsEmpty ? DefaultParameters() : values;

    private static Dictionary<string, int> Index(IReadOnlyList<string> ids) =>
        ids.Select((id, i) => (id, i)).ToDictionary(pair => pair.id, pair => pair.i, StringComparer.Ordinal);

    private static int Find(Dictionary<string, int> index, string id, string kind) =>
        index.TryGetValue(id, out var i) ? i : throw new ArgumentException($"There is no {kind} '{id}'.", nameof(id));
}
