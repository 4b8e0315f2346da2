namespace Nadir;

/// <summary>
/// Virtual people of a trial, each simulated once in every arm, so that every repetition of the trial can draw people and give them to arms without simulating again. Filled piece by
/// piece; a number does not depend on the order or on threads.
/// </summary>
public sealed class TrialPool
{
    /// <summary>Largest number of people.</summary>
    public const int MostPeople = 1_000_000;

    private const int Piece = 64;
    private const ulong AdherenceStream = 0xA24BAED4963EE407;
    private const ulong TraitStream = 0x8CB92BA72F3D8DD7;
    private const int MostRunIns = 100;
    private const int CostOfConditions = 5;

    // NAD⁺ of blood differs by less than 1e-4 from that at the standard tolerance, vitamers by less than 1e-2 (a test holds both); assays err by 10 % and more.
    private static readonly Tolerances PoolTolerances = new(1e-3, 1e-6);
    private readonly Body body;
    private readonly IReadOnlyDictionary<string, double> reference;
    private readonly VirtualTrial trial;
    private readonly ulong seed;
    private readonly int offset;
    private readonly BodyEnsemble ensemble;
    private readonly double[] hours;
    private readonly double[][] effects;
    private readonly double[] values;
    private readonly double[] taken;
    private readonly Participant[] people;
    private readonly bool[] isDone;

    /// <summary>An empty pool.</summary>
    /// <param name="body">The human body.</param>
    /// <param name="trial">The trial; its sizes, dropout and analyses do not matter.</param>
    /// <param name="size">People, 1 to <see cref="MostPeople"/>.</param>
    /// <param name="seed">Seed of the people.</param>
    /// <param name="reference">Values of the reference person by id, a draw of the body for example; those of the body when null.</param>
    public TrialPool(Body body, VirtualTrial trial, int size, ulong seed, IReadOnlyDictionary<string, double>? reference = null)
        : this(body, trial, size, seed, reference ?? body.Values, new BodyEnsemble(body), ResponseEffects.Of(body, trial, reference ?? body.Values, seed, new TrialSlots(trial.Visits)), 0)
    {
    }

    private TrialPool(Body body, VirtualTrial trial, int size, ulong seed, IReadOnlyDictionary<string, double> reference, BodyEnsemble ensemble, double[][] effects, int offset)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MostPeople);
        (this.body, this.trial, this.seed, this.reference, this.ensemble, this.effects, this.offset) = (body, trial, seed, reference, ensemble, effects, offset);
        Slots = new TrialSlots(trial.Visits);
        hours = Slots.Hours(trial.Endpoints.Any(planned => planned.Endpoint.IsCollection));
        values = new double[trial.Arms.Count * size * Slots.Count * trial.Endpoints.Count];
        taken = new double[trial.Arms.Count * size];
        people = new Participant[size];
        isDone = new bool[(size + Piece - 1) / Piece];
    }

    /// <summary>Arms that are simulated; one under conditions, which is simulated alone and not in lanes, counts as several.</summary>
    internal static int Cost(VirtualTrial trial) => trial.Arms.Sum(arm => arm.IsIdle ? 0 : arm.Conditions.Count > 0 ? CostOfConditions : 1);

    /// <summary>An empty pool of other people of the same population, to check this one with.</summary>
    /// <param name="size">People.</param>
    public TrialPool Others(int size) => new(body, trial, size, seed, reference, ensemble, effects, offset + MostPeople);

    /// <summary>An empty pool of the same people in a body with other values.</summary>
    /// <param name="size">People; the first of this pool.</param>
    /// <param name="values">Values of the reference person by id, a draw for example.</param>
    /// <exception cref="SolveException">The typical person has no rest with them.</exception>
    public TrialPool Drawn(int size, IReadOnlyDictionary<string, double> values) => new(body, trial, size, seed, values, ensemble, ResponseEffects.Of(body, trial, values, seed, Slots), offset);

    /// <summary>People.</summary>
    public int Size => people.Length;

    /// <summary>Whether everyone has been simulated.</summary>
    public bool IsFull => Array.TrueForAll(isDone, done => done);

    /// <summary>Everyone, in order; those not simulated yet are null.</summary>
    public IReadOnlyList<Participant> People => people;

    /// <summary>People whose simulation failed in some arm; they take no part.</summary>
    public IReadOnlyList<int> Failed => [.. Enumerable.Range(0, Size).Where(person => !IsValid(person))];

    /// <summary>People who can take part.</summary>
    internal int Valid => Enumerable.Range(0, Size).Count(IsValid);

    internal TrialSlots Slots { get; }

    /// <summary>The first person with this number who gets through the run-in.</summary>
    /// <param name="body">The human body.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="seed">Seed of the people.</param>
    /// <param name="person">Number of the person.</param>
    /// <param name="missed">Share of the doses that the person misses.</param>
    /// <exception cref="ArgumentException">Hardly anyone meets the criteria, or gets through.</exception>
    public static Participant Enroll(Body body, VirtualTrial trial, ulong seed, int person, out double missed)
    {
        var screened = 0;
        for (var next = 0; next < MostRunIns; next++)
        {
            var index = person + 2 * next * MostPeople;
            var found = trial.Population.Draw(body, seed, index);
            screened += found.Screened;
            var random = new CounterRandom(seed ^ AdherenceStream, (ulong)index);
            missed = trial.Adherence.MissedBy(random.Normal(0));
            if (trial.RunIn is not { } runIn || TakenIn(runIn, missed, random) >= runIn.LeastTaken)
            {
                return found with { Screened = screened };
            }
        }

        throw new ArgumentException("Fewer than one in a hundred people get through the run-in; ask for a smaller share of taken doses.");
    }

    /// <summary>Value before any error of measurement, in the unit of the endpoint.</summary>
    /// <param name="arm">Arm.</param>
    /// <param name="person">Person.</param>
    /// <param name="visit">Visit.</param>
    /// <param name="endpoint">Endpoint.</param>
    /// <param name="days">Days early or late, within the window.</param>
    public double Value(int arm, int person, int visit, int endpoint, int days = 0) => values[Place(arm, person, Slots.Of(visit, days)) + endpoint];

    /// <summary>Share of the doses of an arm that a person took.</summary>
    public double Taken(int arm, int person) => taken[arm * Size + person];

    /// <summary>Whether a person was simulated in every arm.</summary>
    public bool IsValid(int person) => people[person] is not null && !double.IsNaN(taken[person]);

    /// <summary>Simulates who is left; stops between pieces when cancelled.</summary>
    /// <param name="threads">Workers, -1 for every core.</param>
    /// <param name="progress">Told after every piece.</param>
    /// <param name="cancellation">Stops the filling; what is done stays.</param>
    public void Fill(int threads = -1, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        var done = isDone.Count(piece => piece);
        int[] left = [.. Enumerable.Range(0, isDone.Length).Where(piece => !isDone[piece])];
        Parallel.For(0, left.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, (k, loop) =>
        {
            if (cancellation.IsCancellationRequested)
            {
                loop.Stop();
                return;
            }

            Simulate(left[k] * Piece, Math.Min(Size, (left[k] + 1) * Piece));
            isDone[left[k]] = true;
            progress?.Report(new Progress("people", Math.Min(Size, Interlocked.Increment(ref done) * Piece), Size));
        });
    }

    internal void Write(BinaryWriter writer)
    {
        Array.ForEach(isDone, writer.Write);
        Array.ForEach(values, writer.Write);
        Array.ForEach(taken, writer.Write);
    }

    // People are drawn again; only what was simulated is read.
    internal void Read(BinaryReader reader)
    {
        for (var i = 0; i < isDone.Length; i++)
        {
            isDone[i] = reader.ReadBoolean();
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.ReadDouble();
        }

        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = reader.ReadDouble();
        }

        for (var person = 0; person < Size; person++)
        {
            if (isDone[person / Piece])
            {
                people[person] = Enroll(body, trial, seed, offset + person, out _);
            }
        }
    }

    private int Place(int arm, int person, int slot) => ((arm * Size + person) * Slots.Count + slot) * trial.Endpoints.Count;

    private static double TakenIn(RunIn runIn, double missed, CounterRandom random) => Enumerable.Range(1, runIn.Days).Count(day => random.Uniform((ulong)day) >= missed) / (double)runIn.Days;

    private void Simulate(int from, int to)
    {
        var (rests, members, missed) = (new List<BodyAtRest>(), new List<int>(), new List<double>());
        for (var person = from; person < to; person++)
        {
            people[person] = Enroll(body, trial, seed, offset + person, out var share);
            if (body.AtOrNone(people[person].Person, people[person].Values(reference)) is not { } rest)
            {
                taken[person] = double.NaN;
                continue;
            }

            rests.Add(rest);
            members.Add(person);
            missed.Add(share);
        }

        for (var arm = 0; arm < trial.Arms.Count; arm++)
        {
            var regimens = new Regimen[rests.Count];
            for (var k = 0; k < rests.Count; k++)
            {
                regimens[k] = trial.Adherence.Take(trial.Arms[arm], missed[k], new CounterRandom(seed ^ AdherenceStream ^ (ulong)(arm + 1), (ulong)people[members[k]].Index), trial.Visits[^1].Day, out taken[arm * Size + members[k]]);
            }

            var conditions = trial.Arms[arm].Conditions;
            var courses = conditions.Count > 0 ? [.. rests.Select((rest, k) => Course(rest, conditions, regimens[k]))]
                : Array.TrueForAll(regimens, regimen => regimen.Intakes.Count == 0) ? null
                : ensemble.Simulate(rests, regimens, hours, PoolTolerances);
            for (var k = 0; k < rests.Count; k++)
            {
                if (courses is not null && courses[k] is null)
                {
                    taken[members[k]] = double.NaN;
                    continue;
                }

                Read(arm, members[k], rests[k], courses?[k]);
            }
        }
    }

    // States of one body under conditions, row-major [time, state]; null when its run fails. Lanes share one chemistry, which conditions change.
    private double[]? Course(BodyAtRest rest, IReadOnlyList<Condition> conditions, Regimen regimen)
    {
        try
        {
            var run = rest.Under(conditions, startClock: 0).Simulate(regimen, hours, PoolTolerances);
            return [.. Enumerable.Range(0, hours.Length).SelectMany(i => run.StateAt(i).ToArray())];
        }
        catch (SolveException)
        {
            return null;
        }
    }

    // Every endpoint at every slot; without a course the body stays at rest.
    private void Read(int arm, int person, BodyAtRest rest, double[]? course)
    {
        var random = new CounterRandom(seed ^ TraitStream, (ulong)people[person].Index);
        for (var e = 0; e < trial.Endpoints.Count; e++)
        {
            var endpoint = trial.Endpoints[e].Endpoint;
            var trait = random.Normal((ulong)e);
            var reading = endpoint.IsConcentration ? new PoolReading(rest, endpoint, hours, course) : null;
            for (var slot = 0; slot < Slots.Count; slot++)
            {
                values[Place(arm, person, slot) + e] = reading is not null ? reading.At(Slots.Hour(slot)) * Math.Exp(body.Rules.GetValueOrDefault($"{endpoint.Row}.between") * trait)
                    : endpoint.HasSize ? body.Rules[$"{endpoint.Row}.mean"] + body.Rules[$"{endpoint.Row}.sd"] * trait + effects[e][arm * Slots.Count + slot] * taken[arm * Size + person]
                    : double.NaN;
            }
        }
    }
}
