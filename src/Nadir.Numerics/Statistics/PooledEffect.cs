namespace Nadir;

/// <summary>Result of a meta-analysis, in the unit of the estimates.</summary>
/// <param name="Studies">What went in.</param>
/// <param name="Weights">Weight of each, percent.</param>
/// <param name="Estimate">Pooled effect.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end of its interval.</param>
/// <param name="PValue">Two-sided p of no effect.</param>
/// <param name="Tau2">Variance between studies.</param>
/// <param name="I2">Share of the variance that lies between studies, percent.</param>
/// <param name="Q">Cochran's Q.</param>
/// <param name="QPValue">p of no heterogeneity.</param>
/// <param name="PredictionLow">Lower end of the interval for the effect in a new setting.</param>
/// <param name="PredictionHigh">Upper end of it.</param>
public sealed record PooledEffect(
    IReadOnlyList<StudyEffect> Studies, IReadOnlyList<double> Weights, double Estimate, double StandardError, double Low, double High, double PValue,
    double Tau2, double I2, double Q, double QPValue, double PredictionLow, double PredictionHigh);
