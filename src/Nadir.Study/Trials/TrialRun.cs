namespace Nadir;

/// <summary>
/// A virtual trial on its way: a pool of people, then repetitions with people of the pool. It can be stopped at any time, saved, and taken up again; its numbers do not depend on that, nor
/// on threads.
/// </summary>
public sealed class TrialRun : IResumable
{
    private const int FormatVersion = 1;
    private const int MostOthers = 400;
    private readonly Body body;
    private readonly VirtualTrial trial;
    private readonly TrialOptions options;
    private readonly TrialPool? others;
    private readonly TrialOutcomes outcomes;

    /// <summary>A run that has not begun.</summary>
    /// <param name="body">The human body.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="options">Repetitions, size of the pool, seed, threads.</param>
    /// <exception cref="ArgumentException">Too few people in the pool, or no repetition.</exception>
    public TrialRun(Body body, VirtualTrial trial, TrialOptions options)
        : this(body, trial, options, new TrialPool(body, trial, Checked(trial, options).PoolSize, options.Seed)) => others = Pool.Others(Math.Min(MostOthers, Pool.Size));

    /// <summary>A run with a pool that exists, which is not checked again: the same trial with other sizes, dropout, errors or analyses.</summary>
    /// <param name="body">The human body.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="options">Repetitions, seed, threads.</param>
    /// <param name="pool">The pool.</param>
    public TrialRun(Body body, VirtualTrial trial, TrialOptions options, TrialPool pool)
    {
        (this.body, this.trial, this.options, Pool) = (body, trial, Checked(trial, options), pool);
        outcomes = new TrialOutcomes(trial, options.Replicates);
    }

    /// <summary>The people.</summary>
    public TrialPool Pool { get; }

    /// <summary>What was found in every repetition.</summary>
    internal TrialOutcomes Outcomes => outcomes;

    /// <summary>Repetitions that are done.</summary>
    public int Done => Enumerable.Range(0, outcomes.Count).Count(outcomes.Has);

    /// <summary>Days of one person that have to be simulated in all: what a run costs.</summary>
    public static long PersonDays(VirtualTrial trial, TrialOptions options) => (long)(options.PoolSize + Math.Min(MostOthers, options.PoolSize)) * trial.Days * TrialPool.Cost(trial);

    /// <summary>Goes on until all is done or it is cancelled.</summary>
    /// <param name="progress">Told after every piece.</param>
    /// <param name="cancellation">Stops; what is done stays.</param>
    /// <returns>Whether all is done.</returns>
    public bool Advance(IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        Pool.Fill(options.Threads, progress, cancellation);
        others?.Fill(options.Threads, null, cancellation);
        if (!Pool.IsFull || others is { IsFull: false })
        {
            return false;
        }

        int[] able = [.. Enumerable.Range(0, Pool.Size).Where(Pool.IsValid)];
        if (able.Length < trial.Size)
        {
            throw new ArgumentException(FormattableString.Invariant($"The trial needs {trial.Size} people and the pool has {able.Length}; make the pool larger."));
        }

        if (trial.Prevalence.Count > 0)
        {
            // Refuses shares that these people cannot have, before the repetitions and not after.
            _ = PrevalenceWeights.Of([.. able.Select(person => Pool.People[person])], trial.Prevalence);
        }

        int[] left = [.. Enumerable.Range(0, outcomes.Count).Where(replicate => !outcomes.Has(replicate))];
        var done = outcomes.Count - left.Length;
        Parallel.For(0, left.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, (k, loop) =>
        {
            if (cancellation.IsCancellationRequested)
            {
                loop.Stop();
                return;
            }

            outcomes.Keep(left[k], Record(able, left[k]), options.Seed);
            progress?.Report(new Progress("repetitions", Interlocked.Increment(ref done), outcomes.Count));
        });
        return Enumerable.Range(0, outcomes.Count).All(outcomes.Has);
    }

    /// <summary>What was found.</summary>
    /// <exception cref="InvalidOperationException">It is not done.</exception>
    public TrialResult Result()
    {
        if (!Pool.IsFull || Done < outcomes.Count)
        {
            throw new InvalidOperationException("The run is not done; go on with it first.");
        }

        int[] able = [.. Enumerable.Range(0, Pool.Size).Where(Pool.IsValid)];
        return new TrialSummary(body, trial, options, Pool, others, outcomes).Result(Record(able, 0));
    }

    /// <inheritdoc/>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(FormatVersion);
        writer.Write(Fingerprint);
        Pool.Write(writer);
        others?.Write(writer);
        outcomes.Write(writer);
    }

    /// <inheritdoc/>
    public void Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        if (reader.ReadInt32() != FormatVersion || reader.ReadString() != Fingerprint)
        {
            throw new InvalidDataException("it belongs to another body, trial, seed, pool or number of repetitions");
        }

        Pool.Read(reader);
        others?.Read(reader);
        outcomes.Read(reader);
    }

    private string Fingerprint
    {
        get
        {
            var made = Hashes.Provenance(body, trial.Canonical, options.Seed, 0, []);
            return $"{made.Version} {made.ModelHash} {made.StudyHash} {made.Seed} {Pool.Size} {options.Replicates} {others?.Size}";
        }
    }

    private TrialRecord Record(int[] able, int replicate) => TrialReplicate.Run(trial, Pool, body.Rules, able, options.Seed, replicate);

    private static TrialOptions Checked(VirtualTrial trial, TrialOptions options) =>
        options.Replicates is < 1 or > 1_000_000 ? throw new ArgumentException(FormattableString.Invariant($"{options.Replicates} repetitions; give 1 to 1000000."), nameof(options))
        : options.PoolSize < trial.Size || options.PoolSize > TrialPool.MostPeople
            ? throw new ArgumentException(FormattableString.Invariant($"A pool of {options.PoolSize} people; the trial needs {trial.Size}, and at most {TrialPool.MostPeople} are simulated."), nameof(options))
        : options;
}
