namespace Nadir;

/// <summary>What one group of inputs does to the variance of a result, as shares of it.</summary>
/// <param name="First">First-order Sobol index: what would go if the group were known.</param>
/// <param name="Total">Total Sobol index: what would stay if all other groups were known.</param>
/// <param name="Shapley">Shapley effect: the group's share when what groups do together is divided evenly; shares sum to 1.</param>
/// <param name="FirstError">Monte-Carlo standard error of <paramref name="First"/>.</param>
/// <param name="TotalError">Of <paramref name="Total"/>.</param>
/// <param name="ShapleyError">Of <paramref name="Shapley"/>.</param>
public sealed record GroupEffect(double First, double Total, double Shapley, double FirstError, double TotalError, double ShapleyError);
