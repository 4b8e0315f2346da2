namespace Nadir;

/// <summary>States of one run at the output times. The value at a dose is the one just before it.</summary>
public sealed class Trajectory
{
    private readonly CompiledModel model;
    private readonly double[] values;
    private readonly double[] parameters;

    internal Trajectory(CompiledModel model, double[] times, double[] values, double[] parameters, SolveStatus status, SolveStatistics statistics)
    {
        this.model = model;
        this.values = values;
        this.parameters = parameters;
        Times = times;
        Status = status;
        Statistics = statistics;
    }

    /// <summary>Output times, in the model's unit of time.</summary>
    public IReadOnlyList<double> Times { get; }

    /// <summary>State ids, the order of a row of <see cref="Values"/>.</summary>
    public IReadOnlyList<string> States => model.Equations.States;

    /// <summary>All states, row-major [time, state].</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>How the run ended.</summary>
    public SolveStatus Status { get; }

    /// <summary>Work done.</summary>
    public SolveStatistics Statistics { get; }

    /// <summary>A state or assigned variable over all output times.</summary>
    /// <exception cref="ArgumentException">There is no such variable.</exception>
    public double[] this[string id]
    {
        get
        {
            var series = new double[Times.Count];
            var state = model.FindState(id);
            var assigned = state < 0 ? model.AssignedIndex(id) : -1;
            var buffer = new double[model.Equations.Assigned.Count];
            for (var i = 0; i < series.Length; i++)
            {
                if (state >= 0)
                {
                    series[i] = StateAt(i)[state];
                    continue;
                }

                model.EvaluateAssigned(Times[i], StateAt(i), parameters, buffer);
                series[i] = buffer[assigned];
            }

            return series;
        }
    }

    /// <summary>The whole state at an output time.</summary>
    public ReadOnlySpan<double> StateAt(int timeIndex) => values.AsSpan(timeIndex * States.Count, States.Count);

    /// <summary>Index of an output time. Throws when the time was not asked for: nothing is interpolated.</summary>
    public int IndexOf(double time)
    {
        for (var i = 0; i < Times.Count; i++)
        {
            if (Math.Abs(Times[i] - time) <= 1e-9 * Math.Max(1, Math.Abs(time)))
            {
                return i;
            }
        }

        throw new ArgumentException(FormattableString.Invariant($"Time {time} is not an output time of this run."), nameof(time));
    }
}
