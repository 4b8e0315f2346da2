namespace Nadir;

/// <summary>Units that hold for a whole model; empty where the model does not say.</summary>
/// <param name="Time">Unit of time.</param>
/// <param name="Substance">Unit of amounts.</param>
/// <param name="Extent">Unit of reaction extents.</param>
public sealed record ModelUnits(string Time, string Substance, string Extent);
