using System.Runtime.ExceptionServices;

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
    /// <param name="values">Values of the body; its own when null.</param>
    /// <param name="tolerances">Tolerances of the runs.</param>
    /// <param name="cancellation">Stops the replay.</param>
    /// <param name="onAllCores">Trials side by side; draws run side by side themselves.</param>
    /// <exception cref="SolveException">A run failed.</exception>
    public (double[] Readings, double[] Resting) Run(IReadOnlyDictionary<string, double>? values, Tolerances tolerances, CancellationToken cancellation, bool onAllCores = false)
    {
        var readings = new double[rows.Length];
        var resting = new double[rows.Length];
        void Replay((Person Person, int[] Rows) trial)
        {
            var rest = body.At(trial.Person, values);
            var some = trial.Rows.Select(i => rows[i]).ToArray();
            var predictions = TrialReplay.Run(rest, some, tolerances, cancellation);
            for (var k = 0; k < some.Length; k++)
            {
                readings[trial.Rows[k]] = predictions[k];
                resting[trial.Rows[k]] = some[k].Model.Analytes[some[k].Analyte](new Sample(rest, rest.State));
            }
        }

        if (!onAllCores)
        {
            Array.ForEach(trials, Replay);
            return (readings, resting);
        }

        try
        {
            Parallel.ForEach(trials, new ParallelOptions { CancellationToken = cancellation }, Replay);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return (readings, resting);
    }
}
