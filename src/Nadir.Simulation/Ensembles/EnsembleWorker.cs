namespace Nadir;

/// <summary>One thread's share of an ensemble in lanes.</summary>
internal sealed unsafe class EnsembleWorker<T> : LaneFeed
    where T : struct, ILane<T>
{
    private readonly OrderedDelivery delivery;
    private readonly ScalarSubjects scalar;
    private readonly CancellationToken cancellation;
    private readonly LaneRun<T>[] runs;
    private readonly LaneIntegrator<T> integrator;
    private bool isOver;

    public EnsembleWorker(EnsembleSetup setup, LanePlan<T> plan, OutputColumns columns, OrderedDelivery delivery, ScalarSubjects scalar, CancellationToken cancellation)
    {
        (this.delivery, this.scalar, this.cancellation) = (delivery, scalar, cancellation);
        var system = new EmittedLaneSystem<T>(plan, setup.Parameters);
        runs = new LaneRun<T>[T.Width];
        for (var l = 0; l < T.Width; l++)
        {
            runs[l] = new LaneRun<T>(setup, columns, system, l);
        }

        integrator = new LaneIntegrator<T>(system, this, setup.Options.Method, setup.Options.Tolerances);
    }

    /// <inheritdoc/>
    public override bool IsOver => isOver;

    /// <inheritdoc/>
    public override bool IsCancelled => cancellation.IsCancellationRequested;

    /// <summary>Work done, lane by lane; evaluations count for every lane.</summary>
    public SolveStatistics Statistics => new(
        integrator.Accepted, integrator.Rejected, integrator.Attempts * 8 * T.Width, integrator.Attempts * T.Width, integrator.Attempts * T.Width, integrator.Fallbacks);

    /// <summary>Runs until no subject is left.</summary>
    public void Run() => integrator.Run();

    /// <inheritdoc/>
    public override bool Begin(int lane, LaneClocks clocks, double* state)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var subject = delivery.Take(out isOver);
            if (subject < 0)
            {
                return false; // also when one must wait: this lane rests until the next subject is given out
            }

            var run = runs[lane];
            if (run.Begin(subject, delivery.Rent(), clocks, state))
            {
                return true;
            }

            Finish(run, clocks.Time[lane]);
        }

        return false;
    }

    /// <inheritdoc/>
    public override bool Reached(int lane, LaneClocks clocks, double* state)
    {
        if (runs[lane].Reached(clocks, state))
        {
            return true;
        }

        Finish(runs[lane], clocks.Time[lane]);
        return false;
    }

    /// <inheritdoc/>
    public override void Output(int lane, LaneClocks clocks, double* row) => runs[lane].Output(clocks, row);

    /// <inheritdoc/>
    public override void Fail(int lane, LaneClocks clocks, SolveCode code)
    {
        var run = runs[lane];
        if (code == SolveCode.TooManySteps)
        {
            Array.Fill(run.Rows, double.NaN);
            delivery.Deliver(run.Subject, new SolveStatus(code, clocks.Time[lane], -1, "Too many steps; loosen the tolerances or shorten the run."), run.Rows);
            return;
        }

        scalar.Run(run.Subject, run.Rows);
    }

    // What lanes cannot do, or did not get through, the scalar path tries.
    private void Finish(LaneRun<T> run, double time)
    {
        if (run.Failure is null)
        {
            delivery.Deliver(run.Subject, SolveStatus.Success(time), run.Rows);
        }
        else
        {
            scalar.Run(run.Subject, run.Rows);
        }
    }
}
