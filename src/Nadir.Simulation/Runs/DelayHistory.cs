namespace Nadir;

/// <summary>The past of one run as dense output, and the delayed values that the equations take from it. Belongs to one thread.</summary>
internal sealed class DelayHistory
{
    private readonly int n;
    private readonly BoundProgram lags;
    private readonly BoundProgram values;
    private readonly BoundProgram pasts;
    private readonly int[][] inner;
    private readonly List<Segment> segments = [];
    private readonly double[] extended;
    private double[] initial = [];
    private double startTime;

    public DelayHistory(CompiledModel model, ReadOnlySpan<double> parameters)
    {
        var delays = model.Equations.Delays;
        n = model.Equations.States.Count;
        lags = model.DelayLags!.Bind(parameters);
        values = model.DelayValues!.Bind(parameters);
        pasts = model.DelayPasts!.Bind(parameters);
        inner = [.. delays.Select(delay => Enumerable.Range(0, delays.Count)
            .Where(k => delay.Value.Symbols.Contains(delays[k].Symbol) || delay.Lag.Symbols.Contains(delays[k].Symbol)).ToArray())];
        extended = new double[n + delays.Count];
    }

    private sealed record Segment(double Start, double Length, double End, double[] Before, double[] After, double[] Weights);

    /// <summary>Sets what was before the start.</summary>
    public void Begin(double time, ReadOnlySpan<double> state)
    {
        segments.Clear();
        startTime = time;
        initial = state.ToArray();
    }

    /// <summary>Keeps a step.</summary>
    public void Add(AcceptedStep step) => segments.Add(new Segment(step.Start, step.Length, step.End, step.Before.ToArray(), step.After.ToArray(), step.Weights.ToArray()));

    /// <summary>Smallest lag above zero at a state; infinity when there is none.</summary>
    public double SmallestLag(double time, ReadOnlySpan<double> state)
    {
        var least = double.PositiveInfinity;
        foreach (var lag in lags.Run(time, Extend(time, state)))
        {
            least = lag > 0 ? Math.Min(least, lag) : least;
        }

        return least;
    }

    /// <summary>The state followed by the delayed values; valid until the next call.</summary>
    public ReadOnlySpan<double> Extend(double time, ReadOnlySpan<double> state)
    {
        if (initial.Length == 0)
        {
            initial = state.ToArray();
        }

        state.CopyTo(extended);
        for (var k = 0; k < inner.Length; k++)
        {
            extended[n + k] = Value(k, time, extended, time, state);
        }

        return extended;
    }

    // Value of a delay seen from (time, at); "now" closes the gap between the last step and the stage that asks.
    private double Value(int delay, double time, double[] at, double nowTime, ReadOnlySpan<double> nowState)
    {
        var then = time - lags.Run(time, at)[delay];
        if (double.IsNaN(then))
        {
            return double.NaN;
        }

        if (then < startTime)
        {
            return pasts.Run(then, [.. initial, .. new double[inner.Length]])[delay];
        }

        var past = new double[at.Length];
        StateAt(then, past, nowTime, nowState);
        foreach (var k in inner[delay])
        {
            past[n + k] = Value(k, then, past, nowTime, nowState);
        }

        return values.Run(then, past)[delay];
    }

    private void StateAt(double time, Span<double> result, double nowTime, ReadOnlySpan<double> nowState)
    {
        if (time <= startTime || (segments.Count == 0 && nowTime <= startTime))
        {
            initial.CopyTo(result);
            return;
        }

        var (lastTime, last) = segments.Count == 0 ? (startTime, initial) : (segments[^1].End, null);
        if (time >= lastTime)
        {
            if (last is null)
            {
                last = new double[n];
                Evaluate(segments[^1], lastTime, last);
            }

            var share = nowTime > lastTime ? Math.Min(1, (time - lastTime) / (nowTime - lastTime)) : 1;
            for (var i = 0; i < n; i++)
            {
                result[i] = share == 1 ? nowState[i] : (1 - share) * last[i] + share * nowState[i];
            }

            return;
        }

        var (low, high) = (0, segments.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = segments[middle].Start <= time ? (middle, high) : (low, middle - 1);
        }

        Evaluate(segments[low], time, result);
    }

    private void Evaluate(Segment s, double time, Span<double> result)
    {
        var theta = (time - s.Start) / s.Length;
        var rest = 1 - theta;
        for (var i = 0; i < n; i++)
        {
            result[i] = rest * s.Before[i] + theta * (s.After[i] + rest * (s.Weights[i] + theta * (s.Weights[n + i] + theta * s.Weights[2 * n + i])));
        }
    }
}
