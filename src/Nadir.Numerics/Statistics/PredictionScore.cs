namespace Nadir;

/// <summary>Scores of predictions; each in the unit of the values it is given.</summary>
public static class PredictionScore
{
    /// <summary>
    /// Interval score of Gneiting and Raftery 2007, J Am Stat Assoc 102:359, equation 43: the width, and 2/(1 - level) times the distance of a value outside. Lower is better; too narrow and too wide both cost.
    /// </summary>
    /// <param name="lower">Lower end of the central interval.</param>
    /// <param name="upper">Upper end, not below <paramref name="lower"/>.</param>
    /// <param name="observed">What was measured.</param>
    /// <param name="level">Probability that the interval states, between 0 and 1.</param>
    public static double Interval(double lower, double upper, double observed, double level)
    {
        Inference.CheckLevel(level);
        if (!(lower <= upper))
        {
            throw new ArgumentException("The upper end of an interval lies not below the lower one.", nameof(upper));
        }

        return upper - lower + 2 / (1 - level) * (Math.Max(0, lower - observed) + Math.Max(0, observed - upper));
    }

    /// <summary>Mean of the absolute errors.</summary>
    /// <param name="errors">At least one.</param>
    public static double MeanAbsolute(ReadOnlySpan<double> errors) => Mean(errors, Math.Abs);

    /// <summary>Root of the mean square of the errors.</summary>
    /// <param name="errors">At least one.</param>
    public static double RootMeanSquare(ReadOnlySpan<double> errors) => Math.Sqrt(Mean(errors, error => error * error));

    /// <summary>Skill: 1 for a perfect score of zero, 0 for the score of the reference, below 0 for a worse one.</summary>
    /// <param name="score">A score of which zero is the best.</param>
    /// <param name="reference">The same score of a naive prediction, above zero.</param>
    public static double Skill(double score, double reference) => 1 - score / reference;

    private static double Mean(ReadOnlySpan<double> values, Func<double, double> of)
    {
        if (values.Length == 0)
        {
            throw new ArgumentException("A score needs at least one value.", nameof(values));
        }

        var sum = 0.0;
        foreach (var value in values)
        {
            sum += of(value);
        }

        return sum / values.Length;
    }
}
