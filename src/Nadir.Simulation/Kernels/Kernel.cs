namespace Nadir;

/// <summary>A compiled model with one set of parameters: rates and Jacobian for the integrator. One instance belongs to one thread.</summary>
public sealed class Kernel : IOdeSystem
{
    private const double TimeStep = 1e-7;
    private readonly ITapeProgram rates;
    private readonly ITapeProgram jacobian;
    private readonly double[] ratesFixed;
    private readonly double[] jacobianFixed;
    private readonly double[] scratch;
    private readonly double[] outputs;
    private readonly double[] forcing;
    private readonly bool[] algebraic;
    private bool isForced;

    internal Kernel(CompiledModel model, ReadOnlySpan<double> parameters, DelayHistory? history = null)
    {
        rates = model.RatesProgram.Program;
        jacobian = model.JacobianProgram.Program;
        ratesFixed = model.RatesProgram.Tape.FixedValues(parameters);
        jacobianFixed = model.JacobianProgram.Tape.FixedValues(parameters);
        scratch = new double[Math.Max(rates.ScratchSize, jacobian.ScratchSize)];
        Dimension = model.Equations.States.Count;
        JacobianPattern = model.Pattern;
        outputs = new double[2 * Dimension + JacobianPattern.NonZeros];
        forcing = new double[Dimension];
        algebraic = model.IsAlgebraic ? [.. model.Equations.Kinds.Select(kind => kind == StateKind.Algebraic)] : [];
        MovingStates = model.Equations.Kinds.Count(kind => kind != StateKind.Held);
        Delays = model.Equations.Delays.Count == 0 ? null : history ?? new DelayHistory(model, parameters);
    }

    /// <inheritdoc/>
    public int Dimension { get; }

    /// <inheritdoc/>
    public int MovingStates { get; }

    /// <inheritdoc/>
    public SparsityPattern JacobianPattern { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<bool> Algebraic => algebraic;

    /// <summary>The past of the run, for models that look back; else null.</summary>
    internal DelayHistory? Delays { get; }

    /// <inheritdoc/>
    public void Rates(double time, ReadOnlySpan<double> state, Span<double> rates)
    {
        this.rates.Run(time, Extend(time, state), ratesFixed, scratch, rates);
        Force(rates);
    }

    /// <inheritdoc/>
    public void RatesAndJacobian(double time, ReadOnlySpan<double> state, Span<double> rates, Span<double> jacobian, Span<double> timeDerivative)
    {
        this.jacobian.Run(time, Extend(time, state), jacobianFixed, scratch, outputs);
        outputs.AsSpan(0, Dimension).CopyTo(rates);
        outputs.AsSpan(Dimension, JacobianPattern.NonZeros).CopyTo(jacobian);
        outputs.AsSpan(Dimension + JacobianPattern.NonZeros, Dimension).CopyTo(timeDerivative);
        Force(rates);
        if (Delays is not null)
        {
            DifferenceInTime(time, state, rates, timeDerivative);
        }
    }

    /// <summary>The state followed by the delayed values.</summary>
    internal ReadOnlySpan<double> Extend(double time, ReadOnlySpan<double> state) => Delays is null ? state : Delays.Extend(time, state);

    /// <summary>Constant input to a state, in its unit a time, until changed.</summary>
    internal void SetForcing(int state, double rate)
    {
        forcing[state] = rate;
        isForced = Array.Exists(forcing, value => value != 0);
    }

    // Delayed values move with time too, which the symbolic derivative cannot see.
    private void DifferenceInTime(double time, ReadOnlySpan<double> state, ReadOnlySpan<double> rates, Span<double> timeDerivative)
    {
        var step = TimeStep * Math.Max(1, Math.Abs(time));
        Rates(time + step, state, timeDerivative);
        for (var i = 0; i < Dimension; i++)
        {
            timeDerivative[i] = (timeDerivative[i] - rates[i]) / step;
        }
    }

    private void Force(Span<double> rates)
    {
        for (var i = 0; isForced && i < forcing.Length; i++)
        {
            rates[i] += forcing[i];
        }
    }
}
