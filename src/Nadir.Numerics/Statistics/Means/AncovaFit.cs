namespace Nadir;

/// <summary>Result of an analysis of covariance.</summary>
/// <param name="Model">Its linear model: one coefficient an arm, then one a covariate.</param>
/// <param name="Arms">Number of arms.</param>
/// <param name="CovariateMeans">Mean of each covariate over all people.</param>
public sealed record AncovaFit(LinearModelFit Model, int Arms, IReadOnlyList<double> CovariateMeans)
{
    private string Method => CovariateMeans.Count == 0 ? "analysis of variance" : "ANCOVA";

    /// <summary>Adjusted difference of an arm and the control.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="control">The control.</param>
    /// <param name="level">Level of the interval.</param>
    /// <param name="alternative">Which departures count.</param>
    /// <param name="nullValue">Difference under the null hypothesis.</param>
    public Inference Versus(int arm, int control = 0, double level = 0.95, Alternative alternative = Alternative.TwoSided, double nullValue = 0)
    {
        CheckArm(arm);
        CheckArm(control);
        var weights = new double[Arms + CovariateMeans.Count];
        weights[arm] += 1;
        weights[control] -= 1;
        return Model.Contrast(weights, Method, level, alternative, nullValue);
    }

    /// <summary>Mean of an arm at the mean of the covariates ("least-squares mean").</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="level">Level of the interval.</param>
    public Inference AdjustedMean(int arm, double level = 0.95)
    {
        CheckArm(arm);
        double[] weights = [.. new double[Arms], .. CovariateMeans];
        weights[arm] = 1;
        return Model.Contrast(weights, Method, level);
    }

    private void CheckArm(int arm)
    {
        if (arm < 0 || arm >= Arms)
        {
            throw new ArgumentOutOfRangeException(nameof(arm), arm, $"Arms are 0 to {Arms - 1}.");
        }
    }
}
