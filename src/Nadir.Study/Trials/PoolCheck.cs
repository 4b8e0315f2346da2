namespace Nadir;

/// <summary>The pool held against other people of the same population, simulated once.</summary>
/// <param name="Endpoint">Endpoint.</param>
/// <param name="Arm">Arm.</param>
/// <param name="Pool">Mean change at the last visit in the pool.</param>
/// <param name="Others">Mean change of the others.</param>
/// <param name="Errors">Difference over its standard error.</param>
public sealed record PoolCheck(int Endpoint, int Arm, double Pool, double Others, double Errors);
