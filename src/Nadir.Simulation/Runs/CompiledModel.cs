namespace Nadir;

/// <summary>A network ready to run: rates, Jacobian, assignments and reaction rates as programs. Immutable; safe to use from many threads.</summary>
public sealed class CompiledModel
{
    private readonly Dictionary<string, int> states;
    private readonly Dictionary<string, int> inputs;
    private readonly Dictionary<string, int> parameters;
    private readonly Dictionary<string, int> assignedIndex;
    private readonly Lazy<CompiledProgram> assigned;
    private readonly Lazy<CompiledProgram> reactions;
    private readonly Lazy<CompiledProgram> sizes;
    private readonly CompiledProgram initial;
    private readonly int[] sizeParameter;

    private CompiledModel(Equations equations, KernelBackend backend)
    {
        Equations = equations;
        Backend = backend;
        states = Index(equations.States);
        parameters = Index(equations.Parameters);
        assignedIndex = Index(equations.Assigned);
        Pattern = SparsityPattern.Create(states.Count, states.Count, equations.Jacobian.Select(entry => (entry.Row, entry.Column)));

        // Delayed values stand behind the states.
        inputs = equations.Delays.Count == 0 ? states : Index([.. equations.States, .. equations.Delays.Select(delay => delay.Symbol)]);
        CompiledProgram? Optional(IReadOnlyCollection<Expression> outputs) => outputs.Count == 0 ? null : Program(outputs);
        RatesProgram = Program(equations.Rates);
        JacobianProgram = Program(equations.Rates.Concat(equations.Jacobian.Select(entry => entry.Value)).Concat(equations.TimeDerivative));
        assigned = new(() => Program(equations.AssignedValues));
        reactions = new(() => Program(equations.ReactionRates));
        sizes = new(() => Program(equations.StateSizes));
        initial = Program(equations.InitialStates);
        IsAlgebraic = equations.Kinds.Contains(StateKind.Algebraic);
        HasFast = parameters.ContainsKey(FastReactions.Gain);
        DelayPasts = Optional([.. equations.Delays.Select(delay => delay.Past)]);
        DelayLags = Optional([.. equations.Delays.Select(delay => delay.Lag)]);
        DelayValues = Optional([.. equations.Delays.Select(delay => delay.Value)]);
        RootsProgram = Optional([.. equations.Roots.Select(root => root.Difference)]);
        if (equations.Events.Count > 0)
        {
            EventTriggers = Program(equations.Events.Select(e => e.Trigger));
            EventValues = Program(EventQueue.ValueExpressions(equations.Events));
            EventSizes = Program(equations.Events.SelectMany(e => e.Assignments).Select(assignment => assignment.Size ?? Expression.One));
        }

        sizeParameter = [.. equations.StateSizes.Select(size => size.Is(1) ? -1 : size.Operator == Operator.Symbol ? parameters.GetValueOrDefault(size.Name, -2) : -2)];
    }

    /// <summary>The equations it was made from.</summary>
    public Equations Equations { get; }

    /// <summary>How it runs.</summary>
    public KernelBackend Backend { get; }

    internal bool IsAlgebraic { get; }

    internal bool HasFast { get; }

    internal CompiledProgram? DelayPasts { get; }

    internal CompiledProgram? DelayLags { get; }

    internal CompiledProgram? DelayValues { get; }

    internal CompiledProgram? RootsProgram { get; }

    internal CompiledProgram? EventTriggers { get; }

    internal CompiledProgram? EventValues { get; }

    internal CompiledProgram? EventSizes { get; }

    internal SparsityPattern Pattern { get; }

    internal CompiledProgram RatesProgram { get; }

    internal CompiledProgram JacobianProgram { get; }

    /// <summary>Compiles equations.</summary>
    /// <exception cref="ModelException">An expression is nested too deeply to compile.</exception>
    public static CompiledModel Compile(Equations equations, KernelBackend backend = KernelBackend.Emitted)
    {
        try
        {
            return new CompiledModel(equations, backend);
        }
        catch (InsufficientExecutionStackException)
        {
            throw new ModelException([new Problem("too-deep", $"model '{equations.Network.Id}'", "Its expressions are nested too deeply; split them.")]);
        }
    }

    /// <summary>Place of a state. Throws when there is none.</summary>
    public int StateIndex(string id) => Find(states, id, "state");

    /// <summary>Place of a parameter or compartment size. Throws when there is none.</summary>
    public int ParameterIndex(string id) => Find(parameters, id, "parameter");

    /// <summary>Whether there is a state, assigned variable, parameter or reaction of this id.</summary>
    public bool Knows(string id) => FindState(id) >= 0 || IsParameter(id) || FindAssigned(id) >= 0 || FindReaction(id) >= 0;

    /// <summary>Whether the id is a constant that a run may be given another value of.</summary>
    public bool IsParameter(string id) => parameters.ContainsKey(id);

    /// <summary>Parameter values of the network.</summary>
    public double[] DefaultParameters() => [.. Equations.ParameterValues];

    /// <summary>Initial state for a set of parameters.</summary>
    public double[] InitialState(ReadOnlySpan<double> parameters)
    {
        var values = OrDefault(parameters).ToArray();
        var guess = new double[states.Count + Equations.Delays.Count];
        ((double[])[.. Equations.Guess]).CopyTo(guess, 0);
        var state = new double[states.Count];
        initial.Evaluate(0, guess, values, state);
        if (!IsAlgebraic)
        {
            return state;
        }

        // What algebraic rules determine may enter initial assignments, and those the rules.
        var solver = new AlgebraicSolver(CreateKernel(values));
        for (var pass = 0; pass < 20; pass++)
        {
            solver.Solve(0, state);
            var again = new double[states.Count];
            state.CopyTo(guess.AsSpan());
            initial.Evaluate(0, guess, values, again);
            var isSettled = true;
            for (var i = 0; i < again.Length; i++)
            {
                if (Equations.Kinds[i] != StateKind.Algebraic && !again[i].Equals(state[i]) && Math.Abs(again[i] - state[i]) > 1e-14 * Math.Abs(state[i]))
                {
                    (state[i], isSettled) = (again[i], false);
                }
            }

            if (isSettled)
            {
                break;
            }
        }

        return state;
    }

    /// <summary>A workspace for one thread.</summary>
    public Kernel CreateKernel(ReadOnlySpan<double> parameters) => new(this, OrDefault(parameters));

    /// <summary>Assigned variables at a state, in the order of <see cref="Equations.Assigned"/>.</summary>
    public void EvaluateAssigned(double time, ReadOnlySpan<double> state, ReadOnlySpan<double> parameters, Span<double> values) =>
        assigned.Value.Evaluate(time, state, OrDefault(parameters), values);

    /// <summary>Reaction rates at a state, amount a time, in the order of <see cref="Equations.ReactionIds"/>.</summary>
    public void EvaluateReactions(double time, ReadOnlySpan<double> state, ReadOnlySpan<double> parameters, Span<double> values) =>
        reactions.Value.Evaluate(time, state, OrDefault(parameters), values);

    internal BoundProgram BindAssigned(ReadOnlySpan<double> values) => assigned.Value.Bind(values);

    internal BoundProgram BindReactions(ReadOnlySpan<double> values) => reactions.Value.Bind(values);

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

        var run = new ModelRun(this, protocol, options, values, state);
        var status = run.Go(cancellation);
        trajectory = new Trajectory(this, [.. options.OutputTimes], run.Output, values, run.DelayedOutput(), status, run.Statistics);
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

    /// <summary>Expressions in states, parameters, delayed values and time as a program.</summary>
    internal CompiledProgram Program(IEnumerable<Expression> outputs) => CompiledProgram.Of(TapeBuilder.Build(outputs, inputs, parameters), Backend);

    internal int FindState(string id) => states.GetValueOrDefault(id, -1);

    internal int FindParameter(string id) => parameters.GetValueOrDefault(id, -1);

    internal int FindAssigned(string id) => assignedIndex.GetValueOrDefault(id, -1);

    internal int FindReaction(string id)
    {
        for (var i = 0; i < Equations.ReactionIds.Count; i++)
        {
            if (string.Equals(Equations.ReactionIds[i], id, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>What an amount adds to a state: divided by the size for a concentration.</summary>
    internal double PerAmount(int state, ReadOnlySpan<double> parameters) => sizeParameter[state] == -1 ? 1 : 1 / SizeOf(state, parameters);

    /// <summary>Compartment size of a state given by concentration, 1 for one given by amount, in the unit of the size.</summary>
    public double SizeOf(int state, ReadOnlySpan<double> parameters)
    {
        if (sizeParameter[state] >= -1)
        {
            return sizeParameter[state] < 0 ? 1 : OrDefault(parameters)[sizeParameter[state]];
        }

        var all = new double[states.Count];
        sizes.Value.Evaluate(0, new double[states.Count], OrDefault(parameters), all);
        return all[state];
    }

    private SolveException Failure(SolveStatus status) =>
        new(status, status.StateIndex >= 0 ? Equations.States[status.StateIndex] : null);

    private ReadOnlySpan<double> OrDefault(ReadOnlySpan<double> values) => values.IsEmpty ? DefaultParameters() : values;

    private static Dictionary<string, int> Index(IReadOnlyList<string> ids) =>
        ids.Select((id, i) => (id, i)).ToDictionary(pair => pair.id, pair => pair.i, StringComparer.Ordinal);

    private static int Find(Dictionary<string, int> index, string id, string kind) =>
        index.TryGetValue(id, out var i) ? i : throw new ArgumentException($"There is no {kind} '{id}'.", nameof(id));
}
