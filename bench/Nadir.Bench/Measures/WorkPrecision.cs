namespace Nadir;

/// <summary>One engine at one tolerance.</summary>
/// <param name="Tolerance">Relative tolerance asked for; the absolute one is a thousandth of it.</param>
/// <param name="Milliseconds">User CPU milliseconds a subject, median of the repetitions.</param>
/// <param name="Fastest">The same, fastest of the repetitions: the least disturbed by other work on the machine.</param>
/// <param name="Accuracy">Achieved accuracy.</param>
/// <param name="StepsPerSubject">Accepted steps.</param>
public sealed record WorkPoint(double Tolerance, double Milliseconds, double Fastest, Accuracy Accuracy, double StepsPerSubject);

/// <summary>Work against achieved error for one engine.</summary>
/// <param name="Points">In the order of the tolerances.</param>
public sealed record WorkPrecision(IReadOnlyList<WorkPoint> Points)
{
    /// <summary>The same curve by the fastest repetitions.</summary>
    public WorkPrecision ByFastest => new([.. Points.Select(p => p with { Milliseconds = p.Fastest })]);

    /// <summary>
    /// Milliseconds for a 99th-percentile error: on the straight line, in logarithms, between the two neighbors. Where even the loosest run is more exact
    /// than asked, its time (nothing is extrapolated in anyone's favor); NaN where none is exact enough.
    /// </summary>
    /// <param name="error">The error, dimensionless.</param>
    public double MillisecondsAt(double error)
    {
        // Only what is not beaten both in time and in error is on the curve.
        var curve = Points.Where(p => !Points.Any(o => o.Milliseconds < p.Milliseconds && o.Accuracy.Percentile99 < p.Accuracy.Percentile99)).OrderByDescending(p => p.Accuracy.Percentile99).ToArray();
        var next = Array.FindIndex(curve, p => p.Accuracy.Percentile99 <= error);
        if (next <= 0)
        {
            return next < 0 ? double.NaN : curve[0].Milliseconds;
        }

        var (a, b) = (curve[next - 1], curve[next]);
        var share = Math.Log(a.Accuracy.Percentile99 / error) / Math.Log(a.Accuracy.Percentile99 / b.Accuracy.Percentile99);
        return a.Milliseconds * Math.Pow(b.Milliseconds / a.Milliseconds, share);
    }

    /// <summary>Milliseconds at a requested tolerance; NaN where it was not run.</summary>
    public double MillisecondsRequested(double tolerance) => Points.FirstOrDefault(p => p.Tolerance == tolerance)?.Milliseconds ?? double.NaN;
}
