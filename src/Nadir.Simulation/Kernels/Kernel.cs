namespace Nadir;

/// <summary>A compiled model with one set of parameters: rates and Jacobian for the integrator. One instance belongs to one thread.</summary>
public sealed class Kernel : IOdeSystem
{
    private readonly ITapeProgram rates;
    private readonly ITapeProgram jacobian;
    private readonly double[] ratesFixed;
    private readonly double[] jacobianFixed;
    private readonly double[] scratch;
    private readonly double[] outputs;
    private readonly double[] forcing;
    private bool isForced;

    internal Kernel(CompiledModel model, ReadOnlySpan<double> parameters)
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
    }

    /// <inheritdoc/>
    public int Dimension { get; }

    /// <inheritdoc/>
    public SparsityPattern JacobianPattern { get; }

    /// <inheritdoc/>
    public void Rates(double time, ReadOnlySpan<double> state, Span<double> rates)
    {
        this.rates.Run(time, state, ratesFixed, scratch, rates);
        Force(rates);
    }

    /// <inheritdoc/>
    public void RatesAndJacobian(double time, ReadOnlySpan<double> state, Span<double> rates, Span<double> jacobian, Span<double> timeDerivative)
    {
        this.jacobian.Run(time, state, jacobianFixed, scratch, outputs);
        outputs.AsSpan(0, Dimension).CopyTo(rates);
        outputs.AsSpan(Dimension, JacobianPattern.NonZeros).CopyTo(jacobian);
        outputs.AsSpan(Dimension + JacobianPattern.NonZeros, Dimension).CopyTo(timeDerivative);
        Force(rates);
    }

    /// <summary>Constant input to a state, in its unit a time, until changed.</summary>
    internal void SetForcing(int state, double rate)
    {
        forcing[state] = rate;
        isForced = Array.Exists(forcing, value => value != 0);
    }

    private void Force(Span<double> rates)
    {
        for (var i = 0; isForced && i < forcing.Length; i++)
        {
            rates[i] += forcing[i];
        }
    }
}
