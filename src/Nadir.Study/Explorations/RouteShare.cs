namespace Nadir;

/// <summary>Share of an oral dose that goes one way.</summary>
/// <param name="Route">In words.</param>
/// <param name="Share">Best prediction, 0 to 1.</param>
/// <param name="Low">5 % of the draws.</param>
/// <param name="High">95 % of the draws.</param>
public sealed record RouteShare(string Route, double Share, double Low, double High);
