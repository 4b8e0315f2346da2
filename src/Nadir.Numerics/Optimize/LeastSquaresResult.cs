namespace Nadir;

/// <summary>The end of a least-squares search.</summary>
/// <param name="Parameters">Best parameters.</param>
/// <param name="Cost">Half the sum of squared residuals.</param>
/// <param name="Residuals">Residuals there.</param>
/// <param name="Jacobian">Derivative of residual (row) by parameter (column) there.</param>
/// <param name="Covariance">Inverse of JᵀJ (parameters by parameters), for residuals of unit variance.</param>
/// <param name="Iterations">Accepted steps.</param>
/// <param name="Converged">Whether a tolerance was met.</param>
/// <param name="Message">How it stopped.</param>
public sealed record LeastSquaresResult(
    double[] Parameters, double Cost, double[] Residuals, double[,] Jacobian, double[,] Covariance, int Iterations, bool Converged, string Message);
