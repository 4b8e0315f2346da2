namespace Nadir;

/// <summary>Work of a solve.</summary>
/// <param name="Accepted">Accepted steps.</param>
/// <param name="Rejected">Rejected steps.</param>
/// <param name="RateEvaluations">Evaluations of f, those with a Jacobian included.</param>
/// <param name="JacobianEvaluations">Evaluations of the Jacobian.</param>
/// <param name="Factorizations">LU factorizations.</param>
/// <param name="PivotFallbacks">Factorizations that needed pivoting.</param>
public readonly record struct SolveStatistics(
    long Accepted, long Rejected, long RateEvaluations, long JacobianEvaluations, long Factorizations, long PivotFallbacks);
