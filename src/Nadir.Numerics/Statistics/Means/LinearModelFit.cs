namespace Nadir;

/// <summary>Result of ordinary least squares.</summary>
/// <param name="Status">Whether there is a result, and if not why.</param>
/// <param name="Coefficients">One a column.</param>
/// <param name="Unscaled">(X'X)⁻¹, row-major [column, column].</param>
/// <param name="ResidualVariance">Residual variance.</param>
/// <param name="DegreesOfFreedom">Values minus columns.</param>
/// <param name="Count">Values used.</param>
public sealed record LinearModelFit(FitStatus Status, IReadOnlyList<double> Coefficients, IReadOnlyList<double> Unscaled, double ResidualVariance, int DegreesOfFreedom, int Count)
{
    /// <summary>A weighted sum of coefficients with its error.</summary>
    /// <param name="weights">One a column.</param>
    /// <param name="method">Name of the analysis.</param>
    /// <param name="level">Level of the interval.</param>
    /// <param name="alternative">Which departures count.</param>
    /// <param name="nullValue">Value under the null hypothesis.</param>
    public Inference Contrast(ReadOnlySpan<double> weights, string method = "linear model", double level = 0.95, Alternative alternative = Alternative.TwoSided, double nullValue = 0)
    {
        if (!Status.IsSuccess)
        {
            return Inference.Failed(method, Status, Count, level);
        }

        var p = Coefficients.Count;
        if (weights.Length != p)
        {
            throw new ArgumentException($"The contrast has {weights.Length} weights, the model {p} coefficients.", nameof(weights));
        }

        var (estimate, variance) = (0.0, 0.0);
        for (var i = 0; i < p; i++)
        {
            estimate += weights[i] * Coefficients[i];
            for (var j = 0; j < p; j++)
            {
                variance += weights[i] * weights[j] * Unscaled[i * p + j];
            }
        }

        return Inference.Student(method, estimate, Math.Sqrt(variance * ResidualVariance), DegreesOfFreedom, Count, level, alternative, nullValue);
    }
}
