namespace Nadir;

/// <summary>
/// Events of one run: which triggers have become true, what waits for its time, and in which order things happen at one instant. Events of
/// equal priority come in an order drawn from the seed. Belongs to one thread.
/// </summary>
internal sealed class EventQueue
{
    private const int MostAtOneTime = 100_000;
    private readonly IReadOnlyList<EventEquations> events;
    private readonly Kernel kernel;
    private readonly BoundProgram triggers;
    private readonly BoundProgram values;
    private readonly BoundProgram sizes;
    private readonly int[] delayAt;
    private readonly int[] priorityAt;
    private readonly int[] assignmentsAt;
    private readonly int[] sizesAt;
    private readonly bool[] was;
    private readonly List<Pending> pending = [];
    private readonly CounterRandom random;
    private readonly Action<double, double[]> restore;
    private ulong drawn;

    public EventQueue(CompiledModel model, Kernel kernel, ReadOnlySpan<double> parameters, CounterRandom random, Action<double, double[]> restore)
    {
        events = model.Equations.Events;
        this.kernel = kernel;
        this.random = random;
        this.restore = restore;
        triggers = model.EventTriggers!.Bind(parameters);
        values = model.EventValues!.Bind(parameters);
        sizes = model.EventSizes!.Bind(parameters);
        (delayAt, priorityAt, assignmentsAt, sizesAt) = (new int[events.Count], new int[events.Count], new int[events.Count], new int[events.Count]);
        var (at, size) = (0, 0);
        for (var i = 0; i < events.Count; i++)
        {
            delayAt[i] = at++;
            priorityAt[i] = at++;
            assignmentsAt[i] = at;
            at += events[i].Assignments.Count;
            sizesAt[i] = size;
            size += events[i].Assignments.Count;
        }

        was = [.. events.Select(e => e.Event.InitialTrigger)];
    }

    private sealed record Pending(int Event, double Time, double[]? Values);

    /// <summary>Time of the next event that waits; infinity when none does.</summary>
    public double NextDue
    {
        get
        {
            var next = double.PositiveInfinity;
            foreach (var one in pending)
            {
                next = Math.Min(next, one.Time);
            }

            return next;
        }
    }

    /// <summary>Outputs of <see cref="values"/>: delay, priority and new values of every event in turn.</summary>
    public static IEnumerable<Expression> ValueExpressions(IReadOnlyList<EventEquations> events) =>
        events.SelectMany(e => new[] { e.Delay ?? Expression.Zero, e.Priority ?? Expression.Number(double.NegativeInfinity) }.Concat(e.Assignments.Select(a => a.Value)));

    /// <summary>Everything that happens at this time. A status when it does not end, else null.</summary>
    public SolveStatus? Settle(double time, double[] state)
    {
        for (var count = 0; ; count++)
        {
            Watch(time, state);
            var next = Choose(time, state);
            if (next is null)
            {
                return null;
            }

            if (count > MostAtOneTime)
            {
                return new SolveStatus(SolveCode.TooManySteps, time, -1, "Events set each other off without end at this time; give one of them a delay or a trigger that becomes false.");
            }

            pending.Remove(next);
            Assign(next, time, state);
        }
    }

    // A trigger that becomes true starts its event; one that becomes false ends what waits and does not persist.
    private void Watch(double time, double[] state)
    {
        var truths = triggers.Run(time, kernel.Extend(time, state));
        var isValued = false;
        ReadOnlySpan<double> current = default;
        for (var i = 0; i < was.Length; i++)
        {
            var isTrue = truths[i] != 0 && !double.IsNaN(truths[i]);
            if (isTrue && !was[i])
            {
                if (!isValued)
                {
                    current = values.Run(time, kernel.Extend(time, state));
                    isValued = true;
                }

                var delay = current[delayAt[i]];
                pending.Add(new Pending(i, delay > 0 ? time + delay : time,
                    events[i].Event.UsesTriggerTimeValues ? current.Slice(assignmentsAt[i], events[i].Assignments.Count).ToArray() : null));
            }
            else if (!isTrue && was[i] && !events[i].Event.IsPersistent)
            {
                var ended = i;
                pending.RemoveAll(one => one.Event == ended);
            }

            was[i] = isTrue;
        }
    }

    private Pending? Choose(double time, double[] state)
    {
        var due = pending.FindAll(one => one.Time <= time);
        if (due.Count <= 1)
        {
            return due.Count == 0 ? null : due[0];
        }

        var current = values.Run(time, kernel.Extend(time, state));
        var (best, highest) = (new List<Pending>(), double.NegativeInfinity);
        foreach (var one in due)
        {
            var priority = current[priorityAt[one.Event]];
            if (best.Count == 0 || priority > highest)
            {
                best = [one];
                highest = priority;
            }
            else if (priority == highest)
            {
                best.Add(one);
            }
        }

        return best[best.Count == 1 || double.IsNegativeInfinity(highest) ? 0 : (int)(random.Uniform(drawn++) * best.Count)];
    }

    private void Assign(Pending one, double time, double[] state)
    {
        var assignments = events[one.Event].Assignments;
        var fresh = one.Values ?? values.Run(time, kernel.Extend(time, state)).Slice(assignmentsAt[one.Event], assignments.Count).ToArray();

        // A concentration held as amount takes the size before the assignments: the event may change that too.
        var size = sizes.Run(time, kernel.Extend(time, state)).Slice(sizesAt[one.Event], assignments.Count);
        for (var k = 0; k < fresh.Length; k++)
        {
            state[assignments[k].State] = assignments[k].Size is null ? fresh[k] : fresh[k] * size[k];
        }

        restore(time, state);
    }
}
