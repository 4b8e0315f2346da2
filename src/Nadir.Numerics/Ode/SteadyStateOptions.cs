namespace Nadir;

/// <summary>How a steady state is looked for.</summary>
/// <param name="Tolerance">Largest relative Newton correction at convergence.</param>
/// <param name="Floor">Absolute correction that never matters, in the unit of the state.</param>
/// <param name="MaximumIterations">Newton steps with a growing pseudo-time step.</param>
/// <param name="KeepNonNegative">Whether a state that started at or above zero may not become negative.</param>
/// <param name="FirstStep">First pseudo-time step, in the unit of time.</param>
public sealed record SteadyStateOptions(
    double Tolerance = 1e-10, double Floor = 1e-14, int MaximumIterations = 500, bool KeepNonNegative = true, double FirstStep = 1e-2);
