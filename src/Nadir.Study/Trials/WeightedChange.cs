namespace Nadir;

/// <summary>Mean change at the last visit when groups have the shares of another population.</summary>
/// <param name="Endpoint">Endpoint.</param>
/// <param name="Arm">Arm.</param>
/// <param name="Change">Mean change before any error, in the unit of the endpoint.</param>
/// <param name="People">People that it rests on: effective size of the weights.</param>
public sealed record WeightedChange(int Endpoint, int Arm, double Change, double People);
