namespace Nadir;

/// <summary>A system of ordinary differential equations y' = f(t, y). One instance is one workspace and belongs to one thread.</summary>
public interface IOdeSystem
{
    /// <summary>Number of states.</summary>
    int Dimension { get; }

    /// <summary>Where ∂f/∂y may be non-zero.</summary>
    SparsityPattern JacobianPattern { get; }

    /// <summary>States whose "rate" is an expression that is zero, one flag a state; empty when there are none.</summary>
    ReadOnlySpan<bool> Algebraic => default;

    /// <summary>States that count in the error: all but those whose rate is always zero.</summary>
    int MovingStates => Dimension;

    /// <summary>f(t, y).</summary>
    void Rates(double time, ReadOnlySpan<double> state, Span<double> rates);

    /// <summary>f, ∂f/∂y (values in the order of the pattern) and ∂f/∂t.</summary>
    void RatesAndJacobian(double time, ReadOnlySpan<double> state, Span<double> rates, Span<double> jacobian, Span<double> timeDerivative);
}
