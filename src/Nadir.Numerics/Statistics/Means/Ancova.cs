namespace Nadir;

/// <summary>
/// Analysis of covariance: response = arm + slopes × covariates + error, one slope for all arms. With the baseline as covariate it is the usual analysis of a change.
/// Holds its level for normal errors of equal variance (Vickers and Altman 2001, BMJ 323:1123, for why it is preferred to the change itself).
/// </summary>
public static class Ancova
{
    /// <summary>Fits.</summary>
    /// <param name="response">One a person, finite.</param>
    /// <param name="arm">Arm of each person, 0 to arms - 1.</param>
    /// <param name="arms">Number of arms, at least one person in each.</param>
    /// <param name="covariates">Row-major [person, covariate]; empty for none.</param>
    public static AncovaFit Fit(ReadOnlySpan<double> response, ReadOnlySpan<int> arm, int arms, ReadOnlySpan<double> covariates = default)
    {
        var n = response.Length;
        if (arm.Length != n || (n > 0 && covariates.Length % n != 0))
        {
            throw new ArgumentException($"{n} responses need {n} arms (there are {arm.Length}) and a whole number of covariates each ({covariates.Length} numbers).", nameof(arm));
        }

        var extra = n == 0 ? 0 : covariates.Length / n;
        var columns = arms + extra;
        var design = new double[n * columns];
        var means = new double[extra];
        for (var i = 0; i < n; i++)
        {
            if (arm[i] < 0 || arm[i] >= arms)
            {
                throw new ArgumentException($"Person {i} is in arm {arm[i]}; arms are 0 to {arms - 1}.", nameof(arm));
            }

            design[i * columns + arm[i]] = 1;
            for (var k = 0; k < extra; k++)
            {
                design[i * columns + arms + k] = covariates[i * extra + k];
                means[k] += covariates[i * extra + k] / n;
            }
        }

        return new AncovaFit(LinearModel.Fit(design, columns, response), arms, means);
    }
}
