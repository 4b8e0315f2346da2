namespace Nadir;

/// <summary>A user function.</summary>
/// <param name="Id">Name in calls.</param>
/// <param name="Arguments">Formal arguments.</param>
/// <param name="Body">Value.</param>
public sealed record FunctionDefinition(string Id, IReadOnlyList<string> Arguments, Expression Body);
