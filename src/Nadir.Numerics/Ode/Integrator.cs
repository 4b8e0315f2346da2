namespace Nadir;

/// <summary>The integration loop: steps, error control, output at requested times. One instance belongs to one thread.</summary>
public sealed class Integrator
{
    // Share of a step by which one goes beyond a discontinuity, and within which one counts as being at the start.
    private const double Hop = 1e-8;
    private readonly IOdeSystem system;
    private readonly Tolerances tolerances;
    private readonly IntegratorOptions options;
    private readonly Rosenbrock stepper;
    private readonly DenseOutput dense;
    private readonly int order;
    private readonly double[] next;
    private readonly double[] before;
    private double cut;
    private long accepted;
    private long rejected;

    /// <summary>Makes the workspace.</summary>
    /// <param name="system">The equations.</param>
    /// <param name="method">The method.</param>
    /// <param name="tolerances">Local error allowed.</param>
    /// <param name="options">Limits.</param>
    public Integrator(IOdeSystem system, Tableau method, Tolerances tolerances, IntegratorOptions? options = null)
    {
        this.system = system;
        this.tolerances = tolerances;
        this.options = options ?? new IntegratorOptions();
        stepper = new Rosenbrock(system, method);
        dense = new DenseOutput(method, system.Dimension);
        order = method.EmbeddedOrder + 1;
        next = new double[system.Dimension];
        before = new double[system.Dimension];
    }

    /// <summary>Step to try first, in the unit of time; 0 = choose. After a run: the step that would come next.</summary>
    public double NextStep { get; set; }

    /// <summary>Length of the first step accepted in the last run; 0 when there was none.</summary>
    public double FirstAcceptedStep { get; private set; }

    /// <summary>Whether the last run stopped at the time of its status because an event may be due there.</summary>
    public bool StoppedAtEvent { get; private set; }

    /// <summary>Output times that the last run wrote.</summary>
    public int Written { get; private set; }

    /// <summary>Work since the instance was made.</summary>
    public SolveStatistics Statistics => new(
        accepted, rejected, stepper.RateEvaluations, stepper.JacobianEvaluations, stepper.Factorizations, stepper.PivotFallbacks);

    /// <summary>Advances the state from <paramref name="start"/> to <paramref name="end"/> in place.</summary>
    /// <param name="start">Time of <paramref name="state"/>.</param>
    /// <param name="end">Time to reach, not before start.</param>
    /// <param name="state">State, changed in place; after a failure the state at the time of the status.</param>
    /// <param name="outputTimes">Ascending times in (start, end].</param>
    /// <param name="output">State at those times, row-major [time, state].</param>
    /// <param name="cancellation">Stops the run between steps.</param>
    public SolveStatus Run(
        double start, double end, Span<double> state, ReadOnlySpan<double> outputTimes, Span<double> output, CancellationToken cancellation = default)
    {
        var time = start;
        var attempts = 0;
        var controller = new StepController(order);
        FirstAcceptedStep = 0;
        StoppedAtEvent = false;
        Written = 0;
        cut = double.NaN;
        var longest = 0.0;
        stepper.Moved();
        while (time < end)
        {
            if (cancellation.IsCancellationRequested)
            {
                return new SolveStatus(SolveCode.Cancelled, time, -1, "The run was cancelled.");
            }

            stepper.Prepare(time, state);
            if (FirstNotFinite(stepper.Rates) is var bad and >= 0)
            {
                return new SolveStatus(SolveCode.NotFinite, time, bad, "A rate is not a finite number here; look for a division by zero, a logarithm or a power of a negative value.");
            }

            if (NextStep <= 0)
            {
                NextStep = InitialStep(time, end, state);
            }

            var planned = Math.Min(NextStep, options.MaximumStep);
            var isCut = time + planned >= cut;
            var isLast = !isCut && time + planned * (1 + 1e-10) >= end;
            var h = isCut ? cut - time : isLast ? end - time : planned;
            var error = stepper.Step(time, h, state, next) ? ErrorOf(state) : double.PositiveInfinity;
            if (!controller.Accept(error, out var factor))
            {
                rejected++;
                NextStep = h * factor;
                if (++attempts > options.MaximumSteps)
                {
                    return TooMany(time);
                }

                if (NextStep <= 1e-15 * Math.Abs(time) || NextStep <= 1e-26 * (end - start))
                {
                    return double.IsFinite(error)
                        ? new SolveStatus(SolveCode.StepTooSmall, time, WorstState(state), "The step became too small to go on; loosen the tolerances or look for a discontinuity at this time.")
                        : new SolveStatus(SolveCode.NotFinite, time, FirstNotFinite(next), "No step keeps the state finite here; look for a singularity at this time.");
                }

                continue;
            }

            // A step made again up to a discontinuity goes a trifle beyond it, on the polynomial of the old side.
            var reached = isCut ? Math.Min(end, Math.Max(Math.BitIncrement(cut), cut + Math.Min(h, Hop * Math.Max(planned, longest)))) : isLast ? end : time + h;
            if (options.Finder is not null)
            {
                dense.Take(stepper.Stages);
                if (!Search(options.Finder, time, h, ref reached, state, isCut ? double.PositiveInfinity : Hop * Math.Max(planned, longest)))
                {
                    NextStep = planned;
                    if (++attempts > options.MaximumSteps)
                    {
                        return TooMany(time);
                    }

                    continue;
                }
            }

            accepted++;
            longest = Math.Max(longest, h);
            FirstAcceptedStep = FirstAcceptedStep == 0 ? h : FirstAcceptedStep;
            Finish(time, h, reached, state, outputTimes, output, isCut || StoppedAtEvent);
            cut = isCut ? double.NaN : cut;
            time = reached;

            // A last step that was cut short says nothing about the next one.
            NextStep = isLast || isCut || StoppedAtEvent ? Math.Max(planned, h * factor) : h * factor;
            if (StoppedAtEvent)
            {
                return SolveStatus.Success(time);
            }

            if (++attempts > options.MaximumSteps)
            {
                return TooMany(time);
            }
        }

        return SolveStatus.Success(time);
    }

    // False when the step must be made again up to a discontinuity; an event shortens it.
    private bool Search(EventFinder finder, double time, double h, ref double reached, ReadOnlySpan<double> state, double near)
    {
        state.CopyTo(before);
        void At(double t, Span<double> result) => dense.Evaluate((t - time) / h, before, next, result);
        var from = time;
        while (from < reached && finder.Between(from, reached, At, before.Length))
        {
            if (finder.CutsRates && finder.Before - time > near)
            {
                cut = finder.Before;
                return false;
            }

            if (finder.IsEvent)
            {
                reached = finder.After;
                StoppedAtEvent = true;
                return true;
            }

            from = finder.After;
        }

        return true;
    }

    // Writes outputs, hands the step on and moves the state to where it ends.
    private void Finish(double time, double h, double reached, Span<double> state, ReadOnlySpan<double> outputTimes, Span<double> output, bool isPartial)
    {
        var isDue = Written < outputTimes.Length && outputTimes[Written] <= reached;
        if (options.Finder is null && (isDue || options.Sink is not null))
        {
            dense.Take(stepper.Stages);
        }

        // The state at an event is written by whoever carries the event out.
        for (var n = state.Length; Written < outputTimes.Length && (StoppedAtEvent ? outputTimes[Written] < reached : outputTimes[Written] <= reached); Written++)
        {
            var row = output.Slice(Written * n, n);
            if (outputTimes[Written] == reached && !isPartial)
            {
                next.CopyTo(row);
            }
            else
            {
                dense.Evaluate((outputTimes[Written] - time) / h, state, next, row);
            }
        }

        options.Sink?.Invoke(new AcceptedStep(time, h, reached, state, next, dense.Weights));
        if (isPartial)
        {
            dense.Evaluate((reached - time) / h, state, next, before);
            before.CopyTo(state);
        }
        else
        {
            next.CopyTo(state);
        }

        stepper.Moved();
    }

    private SolveStatus TooMany(double time) => new(
        SolveCode.TooManySteps, time, -1, FormattableString.Invariant($"More than {options.MaximumSteps} steps; loosen the tolerances, shorten the run or raise the limit."));

    // Root mean square of the error over atol + rtol max(|y0|, |y1|).
    private double ErrorOf(ReadOnlySpan<double> state)
    {
        var error = stepper.Error;
        var sum = 0.0;
        for (var i = 0; i < error.Length; i++)
        {
            if (error[i] == 0)
            {
                continue; // also where the state itself is not a number, held or without a rate
            }

            var scaled = error[i] / (tolerances.Absolute + tolerances.Relative * Math.Max(Math.Abs(state[i]), Math.Abs(next[i])));
            sum += scaled * scaled;
        }

        return Math.Sqrt(sum / Math.Max(1, system.MovingStates));
    }

    private int WorstState(ReadOnlySpan<double> state)
    {
        var (worst, largest) = (-1, 0.0);
        for (var i = 0; i < state.Length; i++)
        {
            var scaled = Math.Abs(stepper.Error[i]) / (tolerances.Absolute + tolerances.Relative * Math.Abs(state[i]));
            if (scaled > largest)
            {
                (worst, largest) = (i, scaled);
            }
        }

        return worst;
    }

    private static int FirstNotFinite(ReadOnlySpan<double> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                return i;
            }
        }

        return -1;
    }

    // Hairer, Norsett and Wanner, Solving Ordinary Differential Equations I, section II.4, without the explicit Euler probe.
    private double InitialStep(double time, double end, ReadOnlySpan<double> state)
    {
        var (stateNorm, rateNorm) = (0.0, 0.0);
        var rates = stepper.Rates;
        for (var i = 0; i < state.Length; i++)
        {
            var scale = tolerances.Absolute + tolerances.Relative * Math.Abs(state[i]);
            stateNorm += state[i] / scale * (state[i] / scale);
            rateNorm += rates[i] / scale * (rates[i] / scale);
        }

        var ratio = Math.Sqrt(stateNorm / Math.Max(rateNorm, double.Epsilon));
        var guess = stateNorm < 1e-10 || rateNorm < 1e-10 ? 1e-6 * (end - time) : 0.01 * ratio;
        return Math.Clamp(guess, Math.Max(1e-14 * Math.Abs(time), 1e-24 * (end - time)), end - time);
    }
}
