namespace Nadir;

/// <summary>One point of a profile: a parameter held, all others fitted again to the training trials.</summary>
/// <param name="Parameter">Id of the parameter that is held.</param>
/// <param name="Value">Where, in the unit of <c>body/</c>.</param>
/// <param name="Cost">Half the sum of squares of the data residuals and of the priors of the others, after the fit.</param>
/// <param name="DataCost">The part of the data residuals.</param>
/// <param name="Iterations">Steps of the optimizer.</param>
/// <param name="Shares">Routes of 250 mg NMN there, in the order of <see cref="RouteStudy.Routes"/>, 0 to 1.</param>
public sealed record ProfilePoint(string Parameter, double Value, double Cost, double DataCost, int Iterations, IReadOnlyList<double> Shares);
