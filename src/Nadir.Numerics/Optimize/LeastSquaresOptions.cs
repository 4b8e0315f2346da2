namespace Nadir;

/// <summary>When a least-squares search stops.</summary>
/// <param name="MaximumIterations">Accepted steps.</param>
/// <param name="CostTolerance">Relative fall of the cost below which it has converged.</param>
/// <param name="StepTolerance">Relative step below which it has converged.</param>
public sealed record LeastSquaresOptions(int MaximumIterations = 100, double CostTolerance = 1e-8, double StepTolerance = 1e-10);
