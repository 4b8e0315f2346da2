using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>
/// The loop over lanes: every lane has its own time, step, controller and stops; a lane that is done is refilled at once, one that fails is
/// reported and refilled, and the others do not notice. What a lane computes depends on its subject only.
/// </summary>
internal sealed unsafe class LaneIntegrator<T>
    where T : struct, ILane<T>
{
    private readonly LaneSystem system;
    private readonly LaneFeed feed;
    private readonly Tolerances tolerances;
    private readonly IntegratorOptions options;
    private readonly LaneStepper<T> stepper;
    private readonly LaneController<T> controller;
    private readonly LaneClocks clocks = new(T.Width);

    public LaneIntegrator(LaneSystem system, LaneFeed feed, Tableau method, Tolerances tolerances, IntegratorOptions? options = null)
    {
        this.system = system;
        this.feed = feed;
        this.tolerances = tolerances;
        this.options = options ?? new IntegratorOptions();
        stepper = new LaneStepper<T>(system, method, tolerances);
        controller = new LaneController<T>(method.EmbeddedOrder + 1, tolerances.Relative);
    }

    /// <summary>Tries of a whole group of lanes.</summary>
    public long Attempts { get; private set; }

    /// <summary>Steps accepted, lane by lane.</summary>
    public long Accepted { get; private set; }

    /// <summary>Steps rejected, lane by lane.</summary>
    public long Rejected { get; private set; }

    /// <summary>Matrices that needed pivoting.</summary>
    public long Fallbacks => stepper.Fallbacks;

    /// <summary>Runs until the queue is empty and every lane is done, or until cancelled.</summary>
    public void Run()
    {
        while (!feed.IsCancelled)
        {
            if (!Refill())
            {
                if (feed.IsOver)
                {
                    return;
                }

                Thread.Yield();
                continue;
            }

            stepper.Prepare(clocks.Time);
            Plan();
            stepper.Step(clocks.Time, clocks.Length, clocks.Error);
            controller.Judge(clocks);
            Attempts++;
            var isAnyDue = Judge();
            while (isAnyDue)
            {
                isAnyDue = WriteDue();
            }

            Move();
        }
    }

    private bool Refill()
    {
        var isAny = false;
        for (var l = 0; l < T.Width; l++)
        {
            if (!clocks.IsActive[l] && !feed.IsOver)
            {
                clocks.Attempts[l] = 0;
                clocks.IsActive[l] = feed.Begin(l, clocks, stepper.State);
            }

            isAny |= clocks.IsActive[l];
        }

        return isAny;
    }

    // The length of this step: what comes next, or what is left up to the stop.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Plan()
    {
        for (var l = 0; l < T.Width; l++)
        {
            if (!clocks.IsActive[l])
            {
                clocks.Length[l] = 1;
                continue;
            }

            var (time, stop) = (clocks.Time[l], clocks.Stop[l]);
            if (clocks.NextStep[l] <= 0)
            {
                clocks.NextStep[l] = InitialStep(l, time, stop);
            }

            var planned = Math.Min(clocks.NextStep[l], options.MaximumStep);
            clocks.IsLast[l] = time + planned * (1 + 1e-10) >= stop;
            clocks.Length[l] = clocks.IsLast[l] ? stop - time : planned;
        }
    }

    // Accepts or rejects in every lane. True when an output is due.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Judge()
    {
        var isAnyDue = false;
        for (var l = 0; l < T.Width; l++)
        {
            clocks.IsDue[l] = false;
            if (!clocks.IsActive[l])
            {
                clocks.IsAccepted[l] = true; // nobody looks at it
                continue;
            }

            clocks.Attempts[l]++;
            clocks.IsAccepted[l] = clocks.Error[l] <= 1;
            if (clocks.IsAccepted[l])
            {
                Accepted++;
                clocks.IsDue[l] = clocks.NextOutput[l] <= (clocks.IsLast[l] ? clocks.Stop[l] : clocks.Time[l] + clocks.Length[l]);
                isAnyDue |= clocks.IsDue[l];
            }
            else
            {
                Rejected++;
                clocks.WasRejected[l] = true;
                var factor = double.IsFinite(clocks.Error[l]) ? Math.Max(LaneController.LeastFactor, controller.Safety * controller.Rejected[l]) : LaneController.LeastFactor;
                clocks.NextStep[l] = clocks.Length[l] * factor;
            }
        }

        return isAnyDue;
    }

    // Writes one due output in every lane that has one. True when there are more.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool WriteDue()
    {
        for (var l = 0; l < T.Width; l++)
        {
            clocks.Share[l] = clocks.IsDue[l] ? (clocks.NextOutput[l] - clocks.Time[l]) / clocks.Length[l] : 0;
        }

        stepper.Interpolate(clocks.Share);
        var isAny = false;
        for (var l = 0; l < T.Width; l++)
        {
            if (clocks.IsDue[l])
            {
                feed.Output(l, clocks, stepper.Row);
                clocks.IsDue[l] = clocks.NextOutput[l] <= (clocks.IsLast[l] ? clocks.Stop[l] : clocks.Time[l] + clocks.Length[l]);
                isAny |= clocks.IsDue[l];
            }
        }

        return isAny;
    }

    // The pointers are swapped; a lane that did not get on takes its old state along.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Move()
    {
        var before = stepper.State;
        var after = stepper.Next;
        for (var l = 0; l < T.Width; l++)
        {
            for (var i = l; !clocks.IsAccepted[l] && i < system.Dimension * T.Width; i += T.Width)
            {
                after[i] = before[i];
            }
        }

        stepper.Advance();
        for (var l = 0; l < T.Width; l++)
        {
            if (!clocks.IsActive[l])
            {
                continue;
            }

            if (!clocks.IsAccepted[l])
            {
                if (clocks.NextStep[l] <= 1e-15 * Math.Abs(clocks.Time[l]) || clocks.NextStep[l] <= 1e-26 * (clocks.Stop[l] - clocks.Start[l]))
                {
                    Fail(l, double.IsFinite(clocks.Error[l]) ? SolveCode.StepTooSmall : SolveCode.NotFinite);
                }
            }
            else
            {
                Accept(l);
            }

            if (clocks.IsActive[l] && clocks.Attempts[l] > options.MaximumSteps)
            {
                Fail(l, SolveCode.TooManySteps);
            }
        }
    }

    private void Accept(int l)
    {
        var h = clocks.Length[l];
        var factor = Math.Clamp(controller.Safety * controller.Accepted[l], LaneController.LeastFactor, clocks.WasRejected[l] ? 1 : LaneController.MostFactor);
        clocks.FirstStep[l] = clocks.FirstStep[l] == 0 ? h * factor : clocks.FirstStep[l]; // where the same dose comes again, the step that it should have been
        var planned = Math.Min(clocks.NextStep[l], options.MaximumStep);
        clocks.LastLog[l] = Math.Max(controller.Log[l], LaneController.LeastLog);
        clocks.WasRejected[l] = false;

        // A last step that was cut short says nothing about the next one.
        clocks.NextStep[l] = clocks.IsLast[l] ? Math.Max(planned, h * factor) : h * factor;
        clocks.Time[l] = clocks.IsLast[l] ? clocks.Stop[l] : clocks.Time[l] + h;
        if (clocks.IsLast[l])
        {
            clocks.IsActive[l] = feed.Reached(l, clocks, stepper.State);
        }
    }

    private void Fail(int l, SolveCode code)
    {
        feed.Fail(l, clocks, code);
        clocks.IsActive[l] = false;
    }

    // As in Integrator.
    private double InitialStep(int l, double time, double stop)
    {
        var (stateNorm, rateNorm) = (0.0, 0.0);
        for (var i = l; i < system.Dimension * T.Width; i += T.Width)
        {
            var y = stepper.State[i];
            var scale = tolerances.Absolute + tolerances.Relative * Math.Abs(y);
            stateNorm += y / scale * (y / scale);
            rateNorm += stepper.Rates[i] / scale * (stepper.Rates[i] / scale);
        }

        var ratio = Math.Sqrt(stateNorm / Math.Max(rateNorm, double.Epsilon));
        var guess = stateNorm < 1e-10 || rateNorm < 1e-10 ? 1e-6 * (stop - time) : 0.01 * ratio;
        var least = Math.Max(1e-14 * Math.Abs(time), 1e-24 * (stop - time));
        return double.IsFinite(guess) ? Math.Clamp(guess, Math.Min(least, stop - time), stop - time) : stop - time;
    }
}
