namespace Nadir;

/// <summary>Replays all trials of a plan in one body: readings and resting values of every row.</summary>
internal sealed class BodyReplay
{
    private readonly Body body;
    private readonly ReplayRow[] rows;
    private readonly (Person Person, int[] Rows)[] trials;

    public BodyReplay(Body body, IReadOnlyList<ReplayRow> rows)
    {
        this.body = body;
        this.rows = [.. rows];
        trials = rows.Select((row, i) => (row, i)).GroupBy(pair => pair.row.Trial.Id, StringComparer.Ordinal)
            .Select(group => (TrialPeople.Typical(body, group.First().row.Trial.Population), group.Select(pair => pair.i).ToArray())).ToArray();
    }

    /// <summary>Rows in the order of the readings.</summary>
    public IReadOnlyList<ReplayRow> Rows => rows;

    /// <summary>Trials to replay.</summary>
    public int TrialCount => trials.Length;

    /// <summary>The typical person of the trial of a row.</summary>
    public Person PersonOf(int row) => Array.Find(trials, trial => trial.Rows.Contains(row)).Person;

    /// <summary>Readings and resting values of every row in a body with these values.</summary>
    /// <exception cref="SolveException">A run failed.</exception>
    public (double[] Readings, double[] Resting) Run(IReadOnlyDictionary<string, double>? values, Tolerances tolerances, CancellationToken cancellation)
    {
        var readings = new double[rows.Length];
        var resting = new double[rows.Length];
        foreach (var (person, indices) in trials)
        {
            var rest = body.At(person, values);
            var some = indices.Select(i => rows[i]).ToArray();
            var predictions = TrialReplay.Run(rest, some, tolerances, cancellation);
            for (var k = 0; k < indices.Length; k++)
            {
                readings[indices[k]] = predictions[k];
                resting[indices[k]] = some[k].Model.Analytes[some[k].Analyte](new Sample(rest, rest.State));
            }
        }

        return (readings, resting);
    }
}
