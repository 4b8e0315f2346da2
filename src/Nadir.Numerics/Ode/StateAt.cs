namespace Nadir;

/// <summary>State at a time within the last step.</summary>
internal delegate void StateAt(double time, Span<double> state);
