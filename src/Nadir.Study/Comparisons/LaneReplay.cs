using System.Collections.Concurrent;

namespace Nadir;

/// <summary>Replays the rows of a plan in many bodies at once: every arm in lanes, one subject a body.</summary>
internal sealed class LaneReplay
{
    private const int AtOnce = 8; // one group of lanes
    private readonly Body body;
    private readonly ReplayRow[] rows;
    private readonly IReadOnlyList<Person> others;
    private readonly BodyEnsemble ensemble;
    private readonly (Person Person, int[] Rows)[] people;
    private readonly (int Person, int[] Rows, double[] Hours, Regimen Regimen)[] arms;

    /// <summary>Replays rows.</summary>
    /// <param name="body">The body whose values change.</param>
    /// <param name="rows">Rows of any trials.</param>
    /// <param name="others">People whose rest is wanted too.</param>
    public LaneReplay(Body body, IReadOnlyList<ReplayRow> rows, IReadOnlyList<Person>? others = null)
    {
        this.body = body;
        this.rows = [.. rows];
        this.others = others ?? [];
        ensemble = new BodyEnsemble(body);
        people = [.. this.rows.Select((row, i) => (Person: TrialPeople.Typical(body, row.Trial.Population), Row: i)).Concat(this.others.Select(person => (Person: person, Row: -1)))
            .GroupBy(pair => pair.Person).Select(group => (group.Key, group.Select(pair => pair.Row).Where(row => row >= 0).ToArray()))];

        // The longest first: the last to end should be short.
        arms = [.. people.SelectMany((person, p) => person.Rows.GroupBy(i => $"{rows[i].Trial.Id}|{rows[i].Arm.Id}", StringComparer.Ordinal).Select(arm => (
            p, arm.ToArray(), arm.SelectMany(i => TrialPeople.Hours(rows[i])).Append(0).Distinct().Order().ToArray(), TrialPeople.RegimenOf(rows[arm.First()].Arm.Schedule!))))
            .OrderByDescending(arm => arm.Item3[^1])];
    }

    /// <summary>Rows in the order of the readings.</summary>
    public IReadOnlyList<ReplayRow> Rows => rows;

    /// <summary>Readings and resting values of every row in every body.</summary>
    /// <param name="bodies">Values of the reference person of every body.</param>
    /// <param name="tolerances">Tolerances of the runs.</param>
    /// <param name="cancellation">Stops the replay.</param>
    /// <param name="threads">Workers, -1 for every core; none of it changes a number.</param>
    /// <returns>One a body; null where it found no rest or a run failed.</returns>
    public RowReadings?[] Run(IReadOnlyList<IReadOnlyDictionary<string, double>> bodies, Tolerances tolerances, CancellationToken cancellation, int threads = -1)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        var rests = new BodyAtRest?[people.Length * bodies.Count];
        Parallel.For(0, rests.Length, parallel, k => rests[k] = body.AtOrNone(people[k / bodies.Count].Person, bodies[k % bodies.Count]));
        BodyAtRest? At(Person person, int b) => rests[Array.FindIndex(people, known => known.Person == person) * bodies.Count + b];
        var hasFailed = bodies.Select((_, b) => people.Any(known => At(known.Person, b) is null)).ToArray();
        var results = bodies.Select((_, b) => hasFailed[b] ? null : new RowReadings(new double[rows.Length], new double[rows.Length], [.. others.Select(person => At(person, b)!)])).ToArray();

        // Few bodies a task, and one task after another: no worker waits long for the last.
        var tasks = arms.SelectMany(arm => Enumerable.Range(0, bodies.Count).Where(b => results[b] is not null).Chunk(AtOnce).Select(able => (Arm: arm, Able: able)));
        Parallel.ForEach(Partitioner.Create(tasks, EnumerablePartitionerOptions.NoBuffering), parallel, task =>
        {
            var (arm, able) = task;
            var at = able.Select(b => rests[arm.Person * bodies.Count + b]!).ToArray();
            var states = ensemble.Simulate(at, arm.Regimen, arm.Hours, tolerances, cancellation);
            for (var j = 0; j < able.Length; j++)
            {
                if (states[j] is not { } course)
                {
                    hasFailed[able[j]] = true;
                    continue;
                }

                foreach (var i in arm.Rows)
                {
                    results[able[j]]!.Reading[i] = TrialReplay.Read(at[j], rows[i], arm.Hours, course);
                    results[able[j]]!.Resting[i] = rows[i].Model.Analytes[rows[i].Analyte](new Sample(at[j], at[j].State));
                }
            }
        });
        return [.. results.Select((result, b) => hasFailed[b] ? null : result)];
    }
}
