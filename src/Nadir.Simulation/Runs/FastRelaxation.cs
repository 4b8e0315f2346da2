namespace Nadir;

/// <summary>Lets fast reactions come to rest at one instant, while everything else stands still. Belongs to one thread.</summary>
internal sealed class FastRelaxation
{
    private const double LongTime = 1e12;
    private readonly Frozen system;
    private readonly Tolerances tolerances;

    public FastRelaxation(CompiledModel model, ReadOnlySpan<double> parameters, Tolerances tolerances, DelayHistory? history)
    {
        var values = parameters.ToArray();
        values[model.ParameterIndex(FastReactions.Gain)] = 1;
        values[model.ParameterIndex(FastReactions.Slow)] = 0;
        system = new Frozen(new Kernel(model, values, history));
        this.tolerances = tolerances;
    }

    /// <summary>Moves the state in place; it stays where it is when the reactions do not come to rest.</summary>
    public void Relax(double time, double[] state)
    {
        system.Time = time;
        var resting = state.ToArray();
        if (new Integrator(system, Tableau.Rodas5P, tolerances, new IntegratorOptions(MaximumSteps: 100_000)).Run(0, LongTime, resting, [], []).IsSuccess)
        {
            resting.CopyTo(state, 0);
        }
    }

    private sealed class Frozen(Kernel kernel) : IOdeSystem
    {
        public double Time { get; set; }

        public int Dimension => kernel.Dimension;

        public int MovingStates => kernel.MovingStates;

        public SparsityPattern JacobianPattern => kernel.JacobianPattern;

        public ReadOnlySpan<bool> Algebraic => kernel.Algebraic;

        public void Rates(double time, ReadOnlySpan<double> state, Span<double> rates) => kernel.Rates(Time, state, rates);

        public void RatesAndJacobian(double time, ReadOnlySpan<double> state, Span<double> rates, Span<double> jacobian, Span<double> timeDerivative)
        {
            kernel.RatesAndJacobian(Time, state, rates, jacobian, timeDerivative);
            timeDerivative.Clear();
        }
    }
}
