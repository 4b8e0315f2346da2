namespace Nadir;

/// <summary>Takes every accepted step.</summary>
/// <param name="step">The step.</param>
public delegate void StepSink(AcceptedStep step);
