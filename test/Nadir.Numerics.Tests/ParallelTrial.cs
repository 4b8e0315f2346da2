namespace Nadir;

/// <summary>The parallel trial of R/parallel.csv: three arms of twelve, a baseline and three visits, some missing.</summary>
internal static class ParallelTrial
{
    public static int[] Arm { get; } = [.. RDigits.Column("parallel.csv", "arm").Select(value => (int)value)];

    public static double[] Baseline { get; } = RDigits.Column("parallel.csv", "baseline");

    public static double[][] Visits { get; } = [RDigits.Column("parallel.csv", "v1"), RDigits.Column("parallel.csv", "v2"), RDigits.Column("parallel.csv", "v3")];

    /// <summary>Responses [person, visit].</summary>
    public static double[] Responses => [.. Enumerable.Range(0, Arm.Length).SelectMany(person => Visits.Select(visit => visit[person]))];

    /// <summary>Changes from baseline to the last visit of the people of an arm who came.</summary>
    public static double[] Change(int arm) => [.. Last(arm).Zip(Before(arm), (after, before) => after - before)];

    public static double[] Last(int arm) => [.. Seen(arm).Select(person => Visits[2][person])];

    public static double[] Before(int arm) => [.. Seen(arm).Select(person => Baseline[person])];

    public static int[] Seen(int arm) => [.. Enumerable.Range(0, Arm.Length).Where(person => (arm < 0 || Arm[person] == arm) && !double.IsNaN(Visits[2][person]))];

    /// <summary>Long form of the mixed models: 1, arm 1, arm 2, visit, baseline, arm 1 by visit, arm 2 by visit.</summary>
    public static (double[] X, double[] Y, int[] Group, double[] Time) Long()
    {
        var (x, y, group, time) = (new List<double>(), new List<double>(), new List<int>(), new List<double>());
        for (var person = 0; person < Arm.Length; person++)
        {
            for (var visit = 1; visit <= 3; visit++)
            {
                if (double.IsNaN(Visits[visit - 1][person]))
                {
                    continue;
                }

                double one = Arm[person] == 1 ? 1 : 0, two = Arm[person] == 2 ? 1 : 0;
                x.AddRange([1, one, two, visit, Baseline[person], one * visit, two * visit]);
                y.Add(Visits[visit - 1][person]);
                group.Add(person);
                time.Add(visit);
            }
        }

        return ([.. x], [.. y], [.. group], [.. time]);
    }
}
