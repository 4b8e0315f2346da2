namespace Nadir;

/// <summary>States of one run at the output times. The value at a dose is the one just before it.</summary>
public sealed class Trajectory
{
    private readonly CompiledModel model;
    private readonly double[] values;
    private readonly double[][] parameters;
    private readonly double[] delayed;

    internal Trajectory(CompiledModel model, double[] times, double[] values, double[] parameters, double[] delayed, SolveStatus status, SolveStatistics statistics)
        : this(model, times, values, [.. times.Select(_ => parameters)], delayed, status, statistics)
    {
    }

    // One set of parameters an output time: pieces of a run may have sets of their own.
    private Trajectory(CompiledModel model, double[] times, double[] values, double[][] parameters, double[] delayed, SolveStatus status, SolveStatistics statistics)
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
                for (var i = 0; i < series.Length; i++)
                {
                    series[i] = parameters[i][parameter];
                }

                return series;
            }

            var assigned = model.FindAssigned(id);
            var output = assigned >= 0 ? assigned : model.FindReaction(id);
            if (output < 0)
            {
                throw new ArgumentException($"The model has no variable '{id}'.", nameof(id));
            }

            BoundProgram? program = null;
            for (var i = 0; i < series.Length; i++)
            {
                if (program is null || parameters[i] != parameters[i - 1])
                {
                    program = assigned >= 0 ? model.BindAssigned(parameters[i]) : model.BindReactions(parameters[i]);
                }

                series[i] = program.Run(Times[i], Extended(i))[output];
            }

            return series;
        }
    }

    /// <summary>Pieces of one run of one model, end to end, as one trajectory; parameters may differ from piece to piece.</summary>
    /// <param name="pieces">In order of time; output times ascend over all of them.</param>
    /// <param name="keep">Output times to keep; every one is an output time of some piece.</param>
    /// <exception cref="ArgumentException">No piece, or pieces of different models, or a time that no piece has.</exception>
    public static Trajectory Join(IReadOnlyList<Trajectory> pieces, IReadOnlyList<double> keep)
    {
        if (pieces.Count == 0 || pieces.Any(piece => piece.model != pieces[0].model))
        {
            throw new ArgumentException("A run is joined from one or more pieces of one model.", nameof(pieces));
        }

        var shared = pieces[0].model;
        var (states, delays) = (shared.Equations.States.Count, shared.Equations.Delays.Count);
        var (values, delayed, parameters) = (new double[keep.Count * states], new double[keep.Count * delays], new double[keep.Count][]);
        var (part, row) = (0, 0);
        for (var i = 0; i < keep.Count; i++)
        {
            while (part < pieces.Count && (row >= pieces[part].Times.Count || pieces[part].Times[row] < keep[i]))
            {
                (part, row) = row + 1 < pieces[part].Times.Count ? (part, row + 1) : (part + 1, 0);
            }

            if (part == pieces.Count || !pieces[part].Times[row].Equals(keep[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Time {keep[i]} is an output time of no piece."), nameof(keep));
            }

            pieces[part].StateAt(row).CopyTo(values.AsSpan(i * states));
            pieces[part].delayed.AsSpan(row * delays, delays).CopyTo(delayed.AsSpan(i * delays));
            parameters[i] = pieces[part].parameters[row];
        }

        var work = pieces.Select(piece => piece.Statistics).Aggregate((a, b) => new SolveStatistics(
            a.Accepted + b.Accepted, a.Rejected + b.Rejected, a.RateEvaluations + b.RateEvaluations, a.JacobianEvaluations + b.JacobianEvaluations,
            a.Factorizations + b.Factorizations, a.PivotFallbacks + b.PivotFallbacks));
        return new Trajectory(shared, [.. keep], values, parameters, delayed, pieces[^1].Status, work);
    }

    /// <summary>Parameters in force at an output time, in the order of the model's equations.</summary>
    public ReadOnlySpan<double> ParametersAt(int timeIndex) => parameters[timeIndex];

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
