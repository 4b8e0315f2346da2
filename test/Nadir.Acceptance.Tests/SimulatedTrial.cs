namespace Nadir;

/// <summary>A random normal trial without an effect: people take arms in turn; visits share a person's level and slope; visits after the first may be missing.</summary>
internal sealed class SimulatedTrial
{
    private readonly int visits;

    public SimulatedTrial(ulong seed, int people, int arms, int visits, double missing, double slope = 0.5)
    {
        (this.visits, Arms) = (visits, arms);
        var random = new CounterRandom(seed, 4711);
        ulong index = 0;
        Arm = [.. Enumerable.Range(0, people).Select(person => person % arms)];
        Baseline = new double[people];
        Responses = new double[people * visits];
        for (var person = 0; person < people; person++)
        {
            var (level, trend) = (random.Normal(index++), slope * random.Normal(index++));
            Baseline[person] = 10 + level + random.Normal(index++);
            for (var visit = 0; visit < visits; visit++)
            {
                var value = 10 + level + trend * visit + random.Normal(index++);
                Responses[person * visits + visit] = random.Uniform(index++) < missing && visit > 0 ? double.NaN : value;
            }
        }
    }

    public int Arms { get; }

    public int[] Arm { get; }

    public double[] Baseline { get; }

    /// <summary>[person, visit].</summary>
    public double[] Responses { get; }

    /// <summary>Rows that were seen: 1, arm, visit, baseline, arm by visit.</summary>
    public (double[] X, double[] Y, int[] Group, double[] Time) Long()
    {
        var seen = Enumerable.Range(0, Responses.Length).Where(i => !double.IsNaN(Responses[i])).ToArray();
        double[] Row(int i) => [1, Arm[i / visits], i % visits, Baseline[i / visits], Arm[i / visits] * (i % visits)];
        return ([.. seen.SelectMany(Row)], [.. seen.Select(i => Responses[i])], [.. seen.Select(i => i / visits)], [.. seen.Select(i => (double)(i % visits))]);
    }
}
