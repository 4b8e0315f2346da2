namespace Nadir;

/// <summary>
/// One run, cut where something happens: dose starts and ends (hit exactly; the step after a dose is remembered), events that wait, events that
/// the finder meets. A model without events goes from dose to dose.
/// </summary>
internal sealed class ModelRun
{
    // Functions of time alone have no error control: a step may not be longer than this share of the run where roots are looked for.
    private const double LongestShare = 1.0 / 50;
    private const double LongestDelayedShare = 1.0 / 200;
    private readonly CompiledModel model;
    private readonly SimulationOptions options;
    private readonly double[] parameters;
    private readonly double[] state;
    private readonly Kernel kernel;
    private readonly Integrator integrator;
    private readonly EventQueue? events;
    private readonly AlgebraicSolver? solver;
    private readonly FastRelaxation? fast;
    private readonly DoseClock doses;
    private double stepAfterDose;

    public ModelRun(CompiledModel model, Protocol protocol, SimulationOptions options, double[] parameters, double[] state)
    {
        this.model = model;
        this.options = options;
        this.parameters = parameters;
        this.state = state;
        kernel = model.CreateKernel(parameters);
        doses = new DoseClock(model, protocol, parameters, options.StartTime);
        Output = new double[options.OutputTimes.Count * state.Length];
        solver = model.IsAlgebraic ? new AlgebraicSolver(kernel) : null;
        fast = model.HasFast ? new FastRelaxation(model, parameters, options.Tolerances, kernel.Delays) : null;
        events = model.EventTriggers is null ? null : new EventQueue(model, kernel, parameters, new CounterRandom(options.Seed, options.Stream), Restore);
        kernel.Delays?.Begin(options.StartTime, state);
        integrator = new Integrator(kernel, options.Method, options.Tolerances, Limits());
    }

    /// <summary>States at the output times, row-major [time, state]; NaN where the run did not get.</summary>
    public double[] Output { get; }

    /// <summary>Delayed values at the output times, row-major [time, delay]; empty when the model has none.</summary>
    public double[] DelayedOutput()
    {
        if (kernel.Delays is null)
        {
            return [];
        }

        var (n, width) = (state.Length, model.Equations.Delays.Count);
        var result = new double[options.OutputTimes.Count * width];
        for (var i = 0; i < options.OutputTimes.Count; i++)
        {
            kernel.Extend(options.OutputTimes[i], Output.AsSpan(i * n, n))[n..].CopyTo(result.AsSpan(i * width));
        }

        return result;
    }

    public SolveStatistics Statistics => integrator.Statistics;

    public SolveStatus Go(CancellationToken cancellation)
    {
        var time = options.StartTime;
        var written = 0;
        var times = options.OutputTimes.ToArray();
        var end = times[^1];
        Array.Fill(Output, double.NaN);
        fast?.Relax(time, state);
        while (true)
        {
            if (events?.Settle(time, state) is { } endless)
            {
                return endless;
            }

            // Samples at this very time come after the events and before the dose.
            while (written < times.Length && times[written] <= time)
            {
                state.CopyTo(Output, written++ * state.Length);
            }

            if (written == times.Length)
            {
                return SolveStatus.Success(time);
            }

            var isDosed = doses.Apply(time, state, kernel.SetForcing);
            if (isDosed && (solver is not null || fast is not null || events is not null))
            {
                Restore(time, state);
                if (events?.Settle(time, state) is { } again)
                {
                    return again;
                }
            }

            var stop = Math.Min(doses.Next, end);
            stop = events is null ? stop : Math.Min(stop, events.NextDue);
            var due = written;
            while (due < times.Length && (events is null ? times[due] <= stop : times[due] < stop))
            {
                due++;
            }

            integrator.NextStep = isDosed ? stepAfterDose : integrator.NextStep;
            var status = integrator.Run(
                time, stop, state, times.AsSpan(written, due - written), Output.AsSpan(written * state.Length), cancellation);
            stepAfterDose = isDosed ? integrator.FirstAcceptedStep : stepAfterDose;
            if (!status.IsSuccess)
            {
                return status;
            }

            written += integrator.Written;
            time = status.Time;
        }
    }

    private IntegratorOptions Limits()
    {
        var span = options.OutputTimes[^1] - options.StartTime;
        var limit = double.PositiveInfinity;
        if (model.RootsProgram is not null)
        {
            limit = LongestShare * span;
        }

        if (kernel.Delays is { } delays)
        {
            limit = Math.Min(limit, Math.Max(1e-4 * span, Math.Min(LongestDelayedShare * span, delays.SmallestLag(options.StartTime, state))));
        }

        return new IntegratorOptions(MaximumStep: limit > 0 ? limit : double.PositiveInfinity)
        {
            Finder = model.RootsProgram is null ? null : Finder(model.RootsProgram.Bind(parameters)),
            Sink = kernel.Delays is null ? null : kernel.Delays.Add,
        };
    }

    private EventFinder Finder(BoundProgram roots) => new(
        (time, at, values) => roots.Run(time, kernel.Extend(time, at)).CopyTo(values),
        [.. model.Equations.Roots.Select(root => root.Relation switch
        {
            Operator.Greater or Operator.LessOrEqual => RootKind.AboveZero,
            Operator.GreaterOrEqual or Operator.Less => RootKind.NotBelowZero,
            _ => RootKind.AtZero,
        })],
        [.. model.Equations.Roots.Select(root => root.IsInRates)],
        [.. model.Equations.Roots.Select(root => root.IsInEvents)]);

    // After a jump: what algebraic equations determine, then where fast reactions rest.
    private void Restore(double time, double[] at)
    {
        solver?.Solve(time, at);
        fast?.Relax(time, at);
    }
}
