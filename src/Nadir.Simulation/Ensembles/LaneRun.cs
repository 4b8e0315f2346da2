namespace Nadir;

/// <summary>One lane's subject: its doses, its events, its output. The same order of things as in a single run. Belongs to one thread.</summary>
internal sealed unsafe class LaneRun<T>
    where T : struct, ILane<T>
{
    private readonly EnsembleSetup setup;
    private readonly OutputColumns columns;
    private readonly EmittedLaneSystem<T> system;
    private readonly int lane;
    private readonly double[] varying;
    private readonly double[] parameters;
    private readonly double[] state;
    private readonly double[] before;
    private readonly Action<int, double> setRate;
    private DoseClock doses = null!;
    private EventQueue? events;
    private ScheduledRoots.Bound? roots;
    private OutputColumns.OutputWriter? writer;
    private int written;
    private double nextRoot;
    private double stepAfterDose;
    private double stepAfterEvent;
    private bool isDosed;
    private bool isChanged;

    public LaneRun(EnsembleSetup setup, OutputColumns columns, EmittedLaneSystem<T> system, int lane)
    {
        (this.setup, this.columns, this.system, this.lane) = (setup, columns, system, lane);
        varying = new double[setup.Subjects.Ids.Count];
        parameters = new double[setup.Parameters.Length];
        state = new double[system.Dimension];
        before = new double[system.Dimension];
        setRate = (target, rate) => system.SetForcing(lane, target, rate);
    }

    /// <summary>Number of the subject.</summary>
    public int Subject { get; private set; }

    /// <summary>Its result, row-major [time, output].</summary>
    public double[] Rows { get; private set; } = [];

    /// <summary>Why it stopped at its start or at an event; null while all is well.</summary>
    public SolveStatus? Failure { get; private set; }

    /// <summary>Takes a subject. False when it is over at once: done, or not fit for lanes.</summary>
    public bool Begin(int subject, double[] rows, LaneClocks clocks, double* states)
    {
        Subject = subject;
        Rows = rows;
        Failure = null;
        (written, stepAfterDose, stepAfterEvent) = (0, 0, 0);
        setup.Fill(subject, varying, parameters, state);
        system.SetParameters(lane, parameters);
        doses = new DoseClock(setup.Model, setup.Subjects.ProtocolOf(subject), parameters, setup.Options.StartTime);
        writer = columns.States is null ? columns.Bind(parameters) : null;
        if (setup.HasEvents)
        {
            events = new EventQueue(
                setup.Model, setup.Model.CreateKernel(parameters), parameters, new CounterRandom(setup.Options.Seed, (ulong)subject), static (_, _) => { });
        }

        roots = setup.Roots?.Bind(parameters);
        nextRoot = double.NegativeInfinity;
        clocks.Time[lane] = setup.Options.StartTime;
        clocks.NextStep[lane] = 0;
        return Advance(clocks, states);
    }

    /// <summary>At a stop. False when the subject is over.</summary>
    public bool Reached(LaneClocks clocks, double* states)
    {
        for (var i = 0; i < state.Length; i++)
        {
            state[i] = states[i * T.Width + lane];
        }

        stepAfterDose = isDosed ? clocks.FirstStep[lane] : stepAfterDose;
        stepAfterEvent = isChanged ? clocks.FirstStep[lane] : stepAfterEvent;
        return Advance(clocks, states);
    }

    /// <summary>Writes a due row.</summary>
    public void Output(LaneClocks clocks, double* row)
    {
        var to = Rows.AsSpan(written * columns.Ids.Count, columns.Ids.Count);
        if (columns.States is { } chosen)
        {
            for (var k = 0; k < chosen.Length; k++)
            {
                to[k] = row[chosen[k] * T.Width + lane];
            }
        }
        else
        {
            for (var i = 0; i < state.Length; i++)
            {
                state[i] = row[i * T.Width + lane];
            }

            writer!.Write(setup.Times[written], state, to);
        }

        written++;
        clocks.NextOutput[lane] = Due(clocks.Stop[lane]);
    }

    private bool Advance(LaneClocks clocks, double* states)
    {
        var time = clocks.Time[lane];
        isChanged = Settle(time);
        if (Failure is not null)
        {
            return false;
        }

        for (; written < setup.Times.Length && setup.Times[written] <= time; written++)
        {
            WriteState(time);
        }

        if (written == setup.Times.Length)
        {
            return false;
        }

        isDosed = doses.Apply(time, state, setRate);
        isChanged |= isDosed && Settle(time);
        if (Failure is not null || !IsFinite())
        {
            Failure ??= new SolveStatus(SolveCode.NotFinite, time, -1, "A state is not a finite number.");
            return false;
        }

        if (roots is not null && (nextRoot <= time || isChanged))
        {
            nextRoot = roots.Next(time, state);
        }

        var stop = Math.Min(Math.Min(doses.Next, setup.Times[^1]), Math.Min(events?.NextDue ?? double.PositiveInfinity, roots is null ? double.PositiveInfinity : nextRoot));
        clocks.NextStep[lane] = isDosed ? stepAfterDose : isChanged ? stepAfterEvent : clocks.NextStep[lane];
        clocks.Restart(lane, stop);
        clocks.NextOutput[lane] = Due(stop);
        for (var i = 0; i < state.Length; i++)
        {
            states[i * T.Width + lane] = state[i];
        }

        return true;
    }

    // Events come before the output of their time, so an output at the stop waits for them.
    private double Due(double stop) => written < setup.Times.Length && (events is null ? setup.Times[written] <= stop : setup.Times[written] < stop)
        ? setup.Times[written] : double.PositiveInfinity;

    // True when an event changed the state.
    private bool Settle(double time)
    {
        if (events is null)
        {
            return false;
        }

        state.CopyTo(before, 0);
        Failure = events.Settle(time, state);
        return !state.AsSpan().SequenceEqual(before);
    }

    private void WriteState(double time)
    {
        var to = Rows.AsSpan(written * columns.Ids.Count, columns.Ids.Count);
        if (columns.States is { } chosen)
        {
            for (var k = 0; k < chosen.Length; k++)
            {
                to[k] = state[chosen[k]];
            }
        }
        else
        {
            writer!.Write(time, state, to);
        }
    }

    private bool IsFinite()
    {
        foreach (var value in state)
        {
            if (!double.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }
}
