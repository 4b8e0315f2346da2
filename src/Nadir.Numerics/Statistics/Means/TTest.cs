namespace Nadir;

/// <summary>
/// Tests of means. A change from baseline is tested between arms by giving each arm's changes to <see cref="Student"/> or <see cref="Welch"/>, within an arm by <see cref="Paired"/>.
/// </summary>
public static class TTest
{
    /// <summary>Two arms with one common variance ("Student" 1908): mean of the treated minus mean of the control. Holds its level for normal values of equal variance.</summary>
    /// <param name="treated">Values of the one arm, finite.</param>
    /// <param name="control">Values of the other.</param>
    /// <param name="level">Level of the interval.</param>
    /// <param name="alternative">Which departures count.</param>
    /// <param name="nullValue">Difference under the null hypothesis.</param>
    public static Inference Student(ReadOnlySpan<double> treated, ReadOnlySpan<double> control, double level = 0.95, Alternative alternative = Alternative.TwoSided, double nullValue = 0)
    {
        const string Method = "Student's t-test";
        var (n, m) = (treated.Length, control.Length);
        Check(treated, control);
        if (n < 1 || m < 1 || n + m < 3)
        {
            return TooFew(Method, n + m, level);
        }

        var (meanA, squaresA) = Moments(treated);
        var (meanB, squaresB) = Moments(control);
        var variance = (squaresA + squaresB) / (n + m - 2);
        return Inference.Student(Method, meanA - meanB, Error(variance * (1.0 / n + 1.0 / m), meanA, meanB), n + m - 2, n + m, level, alternative, nullValue);
    }

    /// <summary>Two arms, each with its own variance (Welch 1947, Biometrika 34:28; degrees of freedom of Satterthwaite 1946).</summary>
    /// <param name="treated">Values of the one arm, finite.</param>
    /// <param name="control">Values of the other.</param>
    /// <param name="level">Level of the interval.</param>
    /// <param name="alternative">Which departures count.</param>
    /// <param name="nullValue">Difference under the null hypothesis.</param>
    public static Inference Welch(ReadOnlySpan<double> treated, ReadOnlySpan<double> control, double level = 0.95, Alternative alternative = Alternative.TwoSided, double nullValue = 0)
    {
        const string Method = "Welch's t-test";
        var (n, m) = (treated.Length, control.Length);
        Check(treated, control);
        if (n < 2 || m < 2)
        {
            return TooFew(Method, n + m, level);
        }

        var (meanA, squaresA) = Moments(treated);
        var (meanB, squaresB) = Moments(control);
        var (a, b) = (squaresA / (n - 1) / n, squaresB / (m - 1) / m);
        var freedom = (a + b) * (a + b) / (a * a / (n - 1) + b * b / (m - 1));
        return Inference.Student(Method, meanA - meanB, Error(a + b, meanA, meanB), freedom, n + m, level, alternative, nullValue);
    }

    /// <summary>Before and after in the same people: mean of after minus before.</summary>
    /// <param name="after">Values after, one a person.</param>
    /// <param name="before">Values before, in the same order.</param>
    /// <param name="level">Level of the interval.</param>
    /// <param name="alternative">Which departures count.</param>
    /// <param name="nullValue">Change under the null hypothesis.</param>
    public static Inference Paired(ReadOnlySpan<double> after, ReadOnlySpan<double> before, double level = 0.95, Alternative alternative = Alternative.TwoSided, double nullValue = 0)
    {
        if (after.Length != before.Length)
        {
            throw new ArgumentException($"Pairs need as many values after ({after.Length}) as before ({before.Length}).", nameof(after));
        }

        var change = new double[after.Length];
        for (var i = 0; i < change.Length; i++)
        {
            change[i] = after[i] - before[i];
        }

        return OneSample(change, level, alternative, nullValue) with { Method = "paired t-test" };
    }

    /// <summary>One arm against a fixed value.</summary>
    /// <param name="values">Values, finite.</param>
    /// <param name="level">Level of the interval.</param>
    /// <param name="alternative">Which departures count.</param>
    /// <param name="nullValue">Mean under the null hypothesis.</param>
    public static Inference OneSample(ReadOnlySpan<double> values, double level = 0.95, Alternative alternative = Alternative.TwoSided, double nullValue = 0)
    {
        const string Method = "one-sample t-test";
        Inference.CheckFinite(values, nameof(values));
        if (values.Length < 2)
        {
            return TooFew(Method, values.Length, level);
        }

        var (mean, squares) = Moments(values);
        return Inference.Student(Method, mean, Error(squares / (values.Length - 1) / values.Length, mean, 0), values.Length - 1, values.Length, level, alternative, nullValue);
    }

    /// <summary>Mean and sum of squared deviations from it.</summary>
    internal static (double Mean, double Squares) Moments(ReadOnlySpan<double> values)
    {
        var mean = 0.0;
        foreach (var value in values)
        {
            mean += value;
        }

        mean /= values.Length;
        var squares = 0.0;
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return (mean, squares);
    }

    // A spread that is nothing but rounding is none (the rule of R's t.test).
    private static double Error(double variance, double meanA, double meanB)
    {
        var error = Math.Sqrt(variance);
        return error < 10 * 2.2e-16 * Math.Max(Math.Abs(meanA), Math.Abs(meanB)) ? 0 : error;
    }

    private static void Check(ReadOnlySpan<double> treated, ReadOnlySpan<double> control)
    {
        Inference.CheckFinite(treated, nameof(treated));
        Inference.CheckFinite(control, nameof(control));
    }

    private static Inference TooFew(string method, int count, double level) =>
        Inference.Failed(method, FitCode.TooFew, $"The {method} needs more values than the {count} there are.", count, level);
}
