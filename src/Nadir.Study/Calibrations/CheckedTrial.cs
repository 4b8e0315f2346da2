namespace Nadir;

/// <summary>How far the fitted rows of a trial lie from the posterior, beside how far replications of them would.</summary>
/// <param name="Trial">Trial id.</param>
/// <param name="Rows">Fitted rows.</param>
/// <param name="Discrepancy">Mean over the sample of the sum of squared residuals.</param>
/// <param name="Replicated">The same of replicated data.</param>
/// <param name="PValue">Probability that replicated data lie farther away than the observed: near 0 the trial is met worse than its errors allow, near 1 better.</param>
public sealed record CheckedTrial(string Trial, int Rows, double Discrepancy, double Replicated, double PValue);
