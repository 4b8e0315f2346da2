namespace Nadir;

public sealed class IntegratorTests
{
    [Fact]
    public void Stiff_problem_follows_its_slow_solution()
    {
        var integrator = new Integrator(new ProtheroRobinson(-1e5), Tableau.Rodas5P, new Tolerances(1e-8, 1e-10));
        double[] state = [0, 1];
        var output = new double[4];
        Assert.True(integrator.Run(0, 10, state, [5, 10], output).IsSuccess);
        Assert.Equal(Math.Sin(5), output[0], 6);
        Assert.Equal(Math.Cos(10), state[1], 6);
        Assert.InRange(integrator.Statistics.Accepted, 10, 1000);
    }

    [Fact]
    public void Blow_up_is_a_status_with_time_and_state()
    {
        var integrator = new Integrator(new BlowUp(), Tableau.Rodas5P, new Tolerances(1e-6, 1e-9));
        double[] state = [1];
        var status = integrator.Run(0, 2, state, [], []);
        Assert.False(status.IsSuccess);
        Assert.InRange(status.Time, 0.9, 1.01);
        Assert.NotEmpty(status.Advice);
    }

    [Fact]
    public void Too_many_steps_is_a_status()
    {
        var integrator = new Integrator(new ProtheroRobinson(-1), Tableau.Rodas4, new Tolerances(1e-12, 1e-12), new IntegratorOptions(MaximumSteps: 5));
        double[] state = [0, 1];
        Assert.Equal(SolveCode.TooManySteps, integrator.Run(0, 100, state, [], []).Code);
    }

    [Fact]
    public void Cancelled_run_says_so()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        double[] state = [0, 1];
        Assert.Equal(SolveCode.Cancelled, new Integrator(new ProtheroRobinson(-1), Tableau.Rodas4, new Tolerances(1e-6, 1e-6)).Run(0, 1, state, [], [], source.Token).Code);
    }

    [Fact]
    public void Tolerances_out_of_range_throw() => Assert.Throws<ArgumentException>(() => new Tolerances(0, 1));

    private sealed class BlowUp : IOdeSystem
    {
        public int Dimension => 1;

        public SparsityPattern JacobianPattern { get; } = SparsityPattern.Dense(1);

        public void Rates(double time, ReadOnlySpan<double> state, Span<double> rates) => rates[0] = state[0] * state[0];

        public void RatesAndJacobian(double time, ReadOnlySpan<double> state, Span<double> rates, Span<double> jacobian, Span<double> timeDerivative)
        {
            Rates(time, state, rates);
            jacobian[0] = 2 * state[0];
            timeDerivative[0] = 0;
        }
    }
}
