namespace Nadir;

/// <summary>Pools one analysis over several imputed data sets (Rubin 1987, Multiple Imputation for Nonresponse in Surveys).</summary>
public static class RubinsRules
{
    /// <summary>Pools, with the degrees of freedom of Barnard and Rubin 1999, Biometrika 86:948.</summary>
    /// <param name="analyses">The same analysis of each completed data set, two or more, each with a standard error.</param>
    /// <param name="level">Level of the interval.</param>
    public static Inference Pool(IReadOnlyList<Inference> analyses, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(analyses);
        ArgumentOutOfRangeException.ThrowIfLessThan(analyses.Count, 2, nameof(analyses));
        var first = analyses[0];
        var method = $"{first.Method}, {analyses.Count} imputations";
        if (analyses.FirstOrDefault(analysis => !analysis.IsSuccess) is { } failed)
        {
            return failed with { Method = method, Level = level };
        }

        if (analyses.Any(analysis => !(analysis.StandardError > 0) || double.IsNaN(analysis.DegreesOfFreedom)))
        {
            throw new ArgumentException("Rubin's rules need analyses with a standard error and degrees of freedom.", nameof(analyses));
        }

        double m = analyses.Count;
        var estimate = analyses.Average(analysis => analysis.Estimate);
        var within = analyses.Average(analysis => analysis.StandardError * analysis.StandardError);
        var between = analyses.Sum(analysis => (analysis.Estimate - estimate) * (analysis.Estimate - estimate)) / (m - 1);
        var total = within + (1 + 1 / m) * between;
        var complete = analyses.Average(analysis => analysis.DegreesOfFreedom);
        return Inference.Student(method, estimate, Math.Sqrt(total), Freedom(m, (1 + 1 / m) * between / total, complete), first.Count, level);
    }

    // Share: of the variance that is due to what is missing.
    private static double Freedom(double m, double share, double complete)
    {
        var old = share > 0 ? (m - 1) / (share * share) : double.PositiveInfinity;
        if (double.IsInfinity(complete))
        {
            return old;
        }

        var seen = (complete + 1) / (complete + 3) * complete * (1 - share);
        return double.IsInfinity(old) ? seen : old * seen / (old + seen);
    }
}
