namespace Nadir;

/// <summary>Root functions of a run: fills g(t, y).</summary>
/// <param name="time">Time.</param>
/// <param name="state">State.</param>
/// <param name="values">One value a root.</param>
public delegate void RootFunction(double time, ReadOnlySpan<double> state, Span<double> values);
