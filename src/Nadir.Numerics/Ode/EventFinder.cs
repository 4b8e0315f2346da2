namespace Nadir;

/// <summary>
/// Finds the first change of side of any root function within a step, on dense output only. The step is sampled, and halved where the samples
/// do not settle that a function keeps its side; the change is then closed in to neighboring doubles.
/// </summary>
public sealed class EventFinder
{
    private const int FirstSamples = 4;
    private const int MostHalvings = 6;
    private readonly RootFunction function;
    private readonly RootKind[] kinds;
    private readonly bool[] cutsRates;
    private readonly bool[] firesEvents;
    private readonly Stack<(double Time, double[] Values, int Level)> ahead = new();
    private readonly Stack<double[]> free = new();
    private double[] state = [];

    /// <summary>Makes the workspace; it belongs to one thread.</summary>
    /// <param name="function">Root functions.</param>
    /// <param name="kinds">Side of zero, one a root.</param>
    /// <param name="cutsRates">Whether the rates change their form there, one a root: the step must end there and be made again.</param>
    /// <param name="firesEvents">Whether an event may be due there, one a root.</param>
    public EventFinder(RootFunction function, IReadOnlyList<RootKind> kinds, IReadOnlyList<bool> cutsRates, IReadOnlyList<bool> firesEvents)
    {
        this.function = function;
        this.kinds = [.. kinds];
        this.cutsRates = [.. cutsRates];
        this.firesEvents = [.. firesEvents];
    }

    /// <summary>Last time before the change.</summary>
    public double Before { get; private set; }

    /// <summary>First time after the change; equal to <see cref="Before"/> plus one unit in the last place.</summary>
    public double After { get; private set; }

    /// <summary>Whether a root that changed cuts the rates.</summary>
    public bool CutsRates { get; private set; }

    /// <summary>Whether an event may be due.</summary>
    public bool IsEvent { get; private set; }

    /// <summary>Searches a step.</summary>
    /// <param name="from">Start of the search.</param>
    /// <param name="to">End of the step.</param>
    /// <param name="at">State at a time within the step.</param>
    /// <param name="dimension">Number of states.</param>
    /// <returns>True when a side changes in (from, to].</returns>
    internal bool Between(double from, double to, StateAt at, int dimension)
    {
        if (state.Length != dimension)
        {
            state = new double[dimension];
        }

        var left = Sample(from, at);
        Release();
        for (var i = FirstSamples; i >= 1; i--)
        {
            var time = i == FirstSamples ? to : from + (to - from) * i / FirstSamples;
            ahead.Push((time, Sample(time, at), 0));
        }

        var leftTime = from;
        while (ahead.TryPop(out var right))
        {
            var middleTime = leftTime + (right.Time - leftTime) / 2;
            if (right.Level < MostHalvings && middleTime > leftTime && middleTime < right.Time)
            {
                var middle = Sample(middleTime, at);
                if (!IsSettled(left, middle, right.Values))
                {
                    ahead.Push((right.Time, right.Values, right.Level + 1));
                    ahead.Push((middleTime, middle, right.Level + 1));
                    continue;
                }

                free.Push(middle);
            }

            if (Differ(left, right.Values))
            {
                Close(leftTime, right.Time, left, at);
                free.Push(left);
                free.Push(right.Values);
                Release();
                return true;
            }

            free.Push(left);
            (leftTime, left) = (right.Time, right.Values);
        }

        free.Push(left);
        return false;
    }

    // Bisection on the side itself: whatever the shape of the function, it ends at neighboring doubles with a change between them.
    private void Close(double low, double high, double[] sides, StateAt at)
    {
        var last = Sample(high, at);
        while (true)
        {
            var middle = low + (high - low) / 2;
            if (middle <= low || middle >= high)
            {
                break;
            }

            var values = Sample(middle, at);
            if (Differ(sides, values))
            {
                high = middle;
                free.Push(last);
                last = values;
            }
            else
            {
                low = middle;
                free.Push(values);
            }
        }

        (Before, After, CutsRates, IsEvent) = (low, high, false, false);
        for (var r = 0; r < kinds.Length; r++)
        {
            if (Side(r, sides[r]) != Side(r, last[r]))
            {
                CutsRates |= cutsRates[r];
                IsEvent |= firesEvents[r];
            }
        }

        free.Push(last);
    }

    // Settled: every function keeps its side at the three points, and does not come near zero as far as its curvature tells.
    private bool IsSettled(double[] a, double[] m, double[] b)
    {
        for (var r = 0; r < kinds.Length; r++)
        {
            if (Side(r, a[r]) != Side(r, m[r]) || Side(r, m[r]) != Side(r, b[r]))
            {
                // One clear change is settled too: it is closed in by bisection.
                if (Side(r, a[r]) == Side(r, b[r]))
                {
                    return false;
                }

                continue;
            }

            var bend = Math.Abs(m[r] - (a[r] + b[r]) / 2);
            if (bend > 0 && Math.Min(Math.Abs(a[r]), Math.Min(Math.Abs(m[r]), Math.Abs(b[r]))) < 2 * bend)
            {
                return false;
            }
        }

        return true;
    }

    private bool Differ(double[] a, double[] b)
    {
        for (var r = 0; r < kinds.Length; r++)
        {
            if (Side(r, a[r]) != Side(r, b[r]))
            {
                return true;
            }
        }

        return false;
    }

    private int Side(int root, double value) => kinds[root] switch
    {
        RootKind.AboveZero => value > 0 ? 1 : 0,
        RootKind.NotBelowZero => value >= 0 ? 1 : 0,
        _ => Math.Sign(double.IsNaN(value) ? 1 : value),
    };

    private double[] Sample(double time, StateAt at)
    {
        var values = free.TryPop(out var old) ? old : new double[kinds.Length];
        at(time, state);
        function(time, state, values);
        return values;
    }

    private void Release()
    {
        while (ahead.TryPop(out var sample))
        {
            free.Push(sample.Values);
        }
    }
}
