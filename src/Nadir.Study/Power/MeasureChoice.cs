namespace Nadir;

/// <summary>One way to see an effect: an endpoint measured at baseline and at one visit, the highest dose against the control, by analysis of covariance.</summary>
/// <param name="Endpoint">Index of the endpoint.</param>
/// <param name="Visit">Index of the visit.</param>
/// <param name="Found">Its power and truth at the planned size.</param>
/// <param name="NeededSize">People an arm for the target power, from effect over error by the normal distribution; null where nothing is seen.</param>
/// <param name="Cost">Cost of the whole trial at the planned size; null without prices.</param>
/// <param name="Worth">Power for each 1,000 of cost; for each participant without prices.</param>
/// <param name="NeededCost">Cost at the needed size; null without prices.</param>
public sealed record MeasureChoice(int Endpoint, int Visit, ContrastResult Found, double? NeededSize, double? Cost, double? Worth, double? NeededCost);
