namespace Nadir;

/// <summary>What subjects did.</summary>
/// <param name="Ids">Name of every subject.</param>
/// <param name="Times">Output times.</param>
/// <param name="Outputs">Variables kept.</param>
/// <param name="Values">One array a subject, row-major [time, output]; NaN from where a run failed.</param>
/// <param name="Statuses">How every subject's run ended.</param>
public sealed record ModelResult(
    IReadOnlyList<string> Ids, IReadOnlyList<double> Times, IReadOnlyList<string> Outputs, IReadOnlyList<double[]> Values, IReadOnlyList<SolveStatus> Statuses)
{
    /// <summary>Subjects whose run failed, with the status.</summary>
    public IEnumerable<(string Id, SolveStatus Status)> Failures => Ids.Zip(Statuses).Where(pair => !pair.Second.IsSuccess);

    /// <summary>Quantile of an output over all subjects that got there.</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="time">Index of the time.</param>
    /// <param name="output">Index of the output.</param>
    public double Quantile(double share, int time, int output)
    {
        var values = Values.Select(one => one[time * Outputs.Count + output]).Where(double.IsFinite).Order().ToArray();
        return values.Length == 0 ? Values[0][time * Outputs.Count + output] : Quantiles.Of(values, share);
    }
}
