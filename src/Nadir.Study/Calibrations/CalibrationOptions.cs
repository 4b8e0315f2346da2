namespace Nadir;

/// <summary>How a calibration runs.</summary>
/// <param name="MaximumIterations">Accepted steps of the optimizer.</param>
/// <param name="FromPrior">True to start at the centers of the priors, false to start at the committed fit where there is one.</param>
public sealed record CalibrationOptions(int MaximumIterations = 40, bool FromPrior = false);
