namespace Nadir;

/// <summary>y' = λ(y − φ(t)) + φ'(t) with φ = sin t, twice: non-autonomous, solution sin t.</summary>
internal sealed class ProtheroRobinson(double lambda) : IOdeSystem
{
    public int Dimension => 2;

    public SparsityPattern JacobianPattern { get; } = SparsityPattern.Create(2, 2, [(0, 0), (0, 1), (1, 1)]);

    public void Rates(double time, ReadOnlySpan<double> state, Span<double> rates)
    {
        rates[0] = lambda * (state[0] - Math.Sin(time)) + Math.Cos(time) + (state[1] * state[1] - Math.Cos(time) * Math.Cos(time));
        rates[1] = lambda * (state[1] - Math.Cos(time)) - Math.Sin(time);
    }

    public void RatesAndJacobian(double time, ReadOnlySpan<double> state, Span<double> rates, Span<double> jacobian, Span<double> timeDerivative)
    {
        Rates(time, state, rates);
        jacobian[0] = lambda;
        jacobian[1] = 2 * state[1];
        jacobian[2] = lambda;
        timeDerivative[0] = -lambda * Math.Cos(time) - Math.Sin(time) + 2 * Math.Cos(time) * Math.Sin(time);
        timeDerivative[1] = lambda * Math.Sin(time) - Math.Cos(time);
    }
}
