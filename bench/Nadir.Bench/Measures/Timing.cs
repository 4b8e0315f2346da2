using System.Diagnostics;

namespace Nadir;

/// <summary>CPU and wall time of a piece of work in this process.</summary>
/// <param name="UserSeconds">User CPU seconds of all threads (getrusage).</param>
/// <param name="WallSeconds">Seconds by the clock.</param>
public readonly record struct Timing(double UserSeconds, double WallSeconds)
{
    /// <summary>Measures.</summary>
    public static Timing Of(Action work)
    {
        var user = Environment.CpuUsage.UserTime;
        var wall = Stopwatch.StartNew();
        work();
        return new Timing((Environment.CpuUsage.UserTime - user).TotalSeconds, wall.Elapsed.TotalSeconds);
    }

    /// <summary>Middle of the values; the mean of the two in the middle for an even number.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }
}
