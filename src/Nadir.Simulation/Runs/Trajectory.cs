namespace Nadir;

/// <summary>States of one run at the output times. The value at a dose is the one just before it.</summary>
public sealed class Trajectory
{
    private readonly CompiledModel model;
    private readonly double[] values;
    private readonly double[] parameters;
    private readonly double[] delayed;

    internal Trajectory(CompiledModel model, double[] times, double[] values, double[] parameters, double[] delayed, SolveStatus status, SolveStatistics statistics)
    {
        this.model = model;
        this.values = values;
        this.parameters = parameters;
        this.delayed = delayed;
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

    /// <summary>A state, assigned variable, reaction rate or parameter over all output times.</summary>
    /// <exception cref="ArgumentException">There is no such variable.</exception>
    public double[] this[string id]
    {
        get
        {
            var series = new double[Times.Count];
            if (model.FindState(id) is var state and >= 0)
            {
                for (var i = 0; i < series.Length; i++)
                {
                    series[i] = StateAt(i)[state];
                }

                return series;
            }

            if (model.FindParameter(id) is var parameter and >= 0)
            {
                Array.Fill(series, parameters[parameter]);
                return series;
            }

            var assigned = model.FindAssigned(id);
            var output = assigned >= 0 ? assigned : model.FindReaction(id);
            if (output < 0)
            {
                throw new ArgumentException($"The model has no variable '{id}'.", nameof(id));
            }

            var program = assigned >= 0 ? model.BindAssigned(parameters) : model.BindReactions(parameters);
            for (var i = 0; i < series.Length; i++)
            {
                series[i] = program.Run(Times[i], Extended(i))[output];
            }

            return series;
        }
    }

    private ReadOnlySpan<double> Extended(int timeIndex)
    {
        var width = model.Equations.Delays.Count;
        return width == 0 ? StateAt(timeIndex) : (double[])[.. StateAt(timeIndex), .. delayed.AsSpan(timeIndex * width, width)];
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
