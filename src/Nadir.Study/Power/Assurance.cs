namespace Nadir;

/// <summary>Power averaged over what is not known of the body.</summary>
/// <param name="Mean">Mean power over the draws.</param>
/// <param name="Low">Lower end of its 95 % interval, for the number of draws.</param>
/// <param name="High">Upper end.</param>
/// <param name="PowerLow">Power that 10 % of the draws lie below.</param>
/// <param name="PowerHigh">Power that 10 % lie above.</param>
/// <param name="Draws">Draws that ran.</param>
public sealed record Assurance(double Mean, double Low, double High, double PowerLow, double PowerHigh, int Draws);
