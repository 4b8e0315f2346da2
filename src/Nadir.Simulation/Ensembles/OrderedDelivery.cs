namespace Nadir;

/// <summary>
/// Brings results into the order of the subjects: what is done too early waits, and workers may not run further ahead than a window. Safe to use
/// from many threads.
/// </summary>
internal sealed class OrderedDelivery
{
    private readonly Lock gate = new();
    private readonly SubjectSink sink;
    private readonly IProgress<EnsembleProgress>? progress;
    private readonly Dictionary<int, (SolveStatus Status, double[] Values)> waiting = [];
    private readonly Stack<double[]> free = new();
    private readonly int length;
    private readonly int first;
    private readonly int end;
    private readonly int window;
    private int queued;
    private bool isGivingOut;

    public OrderedDelivery(int first, int end, int length, int window, SubjectSink sink, IProgress<EnsembleProgress>? progress)
    {
        (this.first, this.end, this.length, this.window, this.sink, this.progress) = (first, end, length, window, sink, progress);
        Next = queued = first;
    }

    /// <summary>First subject that has not been given out.</summary>
    public int Next { get; private set; }

    /// <summary>Failed subjects given out.</summary>
    public List<(int Subject, SolveStatus Status)> Failures { get; } = [];

    /// <summary>The next subject to run, or -1 when there is none or one must wait for those before.</summary>
    public int Take(out bool isOver)
    {
        lock (gate)
        {
            isOver = queued >= end;
            return isOver || queued >= Next + window ? -1 : queued++;
        }
    }

    /// <summary>Room for a result.</summary>
    public double[] Rent()
    {
        lock (gate)
        {
            return free.TryPop(out var room) ? room : new double[length];
        }
    }

    /// <summary>A result, in room that was rented. One worker gives out at a time, outside the lock: the others leave theirs and go on.</summary>
    public void Deliver(int subject, SolveStatus status, double[] values)
    {
        lock (gate)
        {
            waiting[subject] = (status, values);
            if (isGivingOut)
            {
                return;
            }

            isGivingOut = true;
        }

        while (TryNext(out var result))
        {
            sink(new SubjectRun(Next, result.Status, result.Values));
            if (!result.Status.IsSuccess)
            {
                Failures.Add((Next, result.Status));
            }

            lock (gate)
            {
                free.Push(result.Values);
                Next++;
            }

            progress?.Report(new EnsembleProgress(Next - first, end - first, Failures.Count));
        }
    }

    private bool TryNext(out (SolveStatus Status, double[] Values) result)
    {
        lock (gate)
        {
            isGivingOut = waiting.Remove(Next, out result);
            return isGivingOut;
        }
    }
}
