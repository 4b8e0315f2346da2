namespace Nadir;

/// <summary>
/// Equations of several subjects in lanes: value i of lane l stands at [i·width + l]. Parameters, Jacobian and factors live inside. One instance
/// belongs to one thread.
/// </summary>
internal abstract unsafe class LaneSystem
{
    /// <summary>Lanes.</summary>
    public abstract int Width { get; }

    /// <summary>Number of states.</summary>
    public abstract int Dimension { get; }

    /// <summary>States whose rate is always zero: they do not count in the error and stand exactly still.</summary>
    public abstract ReadOnlySpan<int> HeldStates { get; }

    /// <summary>Where the Jacobian may be non-zero.</summary>
    public abstract SparsityPattern JacobianPattern { get; }

    /// <summary>Whether no rate depends on time itself.</summary>
    public abstract bool IsAutonomous { get; }

    /// <summary>Values of the Jacobian in the order of its pattern, after <see cref="RatesAndJacobian"/>.</summary>
    public abstract double* Jacobian { get; }

    /// <summary>∂f/∂t after <see cref="RatesAndJacobian"/>.</summary>
    public abstract double* TimeDerivative { get; }

    /// <summary>Rates, and inside Jacobian and time derivative.</summary>
    public abstract void RatesAndJacobian(double* time, double* state, double* rates);

    /// <summary>Adds the rates to sums.</summary>
    public abstract void AddRates(double* time, double* state, double* sums);

    /// <summary>Factors shift·I − J in every lane; <paramref name="pivots"/> becomes 0 in a lane with a small pivot, else 1.</summary>
    public abstract void Factorize(double* shift, double* pivots);

    /// <summary>Solves in place with the factors.</summary>
    public abstract void Solve(double* right);
}
