namespace Nadir;

/// <summary>What every analysis of a trial returns. When <see cref="Status"/> is not a success the numbers are NaN and the status says why.</summary>
/// <param name="Method">Name of the analysis.</param>
/// <param name="Estimate">Effect, in the unit of the response (or a difference of rates, or a probability: the method says which).</param>
/// <param name="StandardError">Its standard error; NaN where the method has none (exact tests).</param>
/// <param name="DegreesOfFreedom">Of Student's distribution; infinite for a normal one, NaN for exact tests.</param>
/// <param name="Statistic">What was referred to the null distribution.</param>
/// <param name="PValue">p of the null hypothesis.</param>
/// <param name="Low">Lower end of the interval; minus infinity for a one-sided interval that is open below.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="Level">Level of the interval, 0 to 1.</param>
/// <param name="Count">Values or people used.</param>
/// <param name="Status">Whether there is a result, and if not why.</param>
public sealed record Inference(
    string Method, double Estimate, double StandardError, double DegreesOfFreedom, double Statistic, double PValue, double Low, double High, double Level, int Count, FitStatus Status)
{
    /// <summary>Whether there is a result.</summary>
    public bool IsSuccess => Status.IsSuccess;

    /// <summary>Whether the null hypothesis is rejected; false when there is no result.</summary>
    /// <param name="alpha">Level of the test, 0 to 1.</param>
    public bool Rejects(double alpha) => IsSuccess && PValue <= alpha;

    /// <summary>Result of an estimate whose error follows Student's distribution (normal when the degrees of freedom are infinite).</summary>
    /// <param name="method">Name of the analysis.</param>
    /// <param name="estimate">Effect.</param>
    /// <param name="standardError">Its standard error.</param>
    /// <param name="degreesOfFreedom">Above zero; may be infinite or not whole.</param>
    /// <param name="count">Values used.</param>
    /// <param name="level">Level of the interval.</param>
    /// <param name="alternative">Which departures count; the interval follows it.</param>
    /// <param name="nullValue">Effect under the null hypothesis.</param>
    /// <param name="status">A remark such as a boundary; none by default.</param>
    public static Inference Student(
        string method, double estimate, double standardError, double degreesOfFreedom, int count, double level = 0.95, Alternative alternative = Alternative.TwoSided, double nullValue = 0, FitStatus? status = null)
    {
        CheckLevel(level);
        if (!(standardError > 0) || !double.IsFinite(standardError) || !(degreesOfFreedom > 0) || !double.IsFinite(estimate))
        {
            return Failed(method, FitCode.NoVariation, "The values do not vary, so that there is no error to measure the effect against.", count, level);
        }

        var t = (estimate - nullValue) / standardError;
        var p = alternative switch
        {
            Alternative.TwoSided => 2 * StudentDistribution.UpperTail(Math.Abs(t), degreesOfFreedom),
            Alternative.Greater => StudentDistribution.UpperTail(t, degreesOfFreedom),
            _ => StudentDistribution.UpperTail(-t, degreesOfFreedom),
        };
        var half = standardError * StudentDistribution.Quantile(alternative == Alternative.TwoSided ? 0.5 + level / 2 : level, degreesOfFreedom);
        var low = alternative == Alternative.Less ? double.NegativeInfinity : estimate - half;
        var high = alternative == Alternative.Greater ? double.PositiveInfinity : estimate + half;
        return new Inference(method, estimate, standardError, degreesOfFreedom, t, Math.Min(1, p), low, high, level, count, status ?? FitStatus.Success);
    }

    /// <summary>No result, with the reason.</summary>
    /// <param name="method">Name of the analysis.</param>
    /// <param name="code">What went wrong.</param>
    /// <param name="reason">One sentence.</param>
    /// <param name="count">Values there were.</param>
    /// <param name="level">Level that was asked for.</param>
    public static Inference Failed(string method, FitCode code, string reason, int count = 0, double level = 0.95) =>
        Failed(method, new FitStatus(code, reason), count, level);

    internal static Inference Failed(string method, FitStatus status, int count, double level) =>
        new(method, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, level, count, status);

    internal static void CheckLevel(double level)
    {
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level of an interval lies between 0 and 1.");
        }
    }

    internal static void CheckFinite(ReadOnlySpan<double> values, string name)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException("The values must be finite numbers; leave out or impute missing ones first.", name);
            }
        }
    }
}
