namespace Nadir;

/// <summary>Repeats a virtual trial with people of a pool: draws them, gives them to arms, measures them, lets some leave. Repetition r is the same on any number of threads.</summary>
internal sealed class TrialReplicate
{
    private const ulong Stream = 0xD6E8FEB86659FD93;
    private const double DaysPerYear = 365;
    private const int DrawsAValue = 4;
    private readonly VirtualTrial trial;
    private readonly TrialPool pool;
    private readonly IReadOnlyDictionary<string, double> rules;
    private readonly CounterRandom random;
    private readonly int visits;
    private readonly int[] people;
    private readonly int[] arms;
    private readonly double[] values;
    private readonly int[] lastVisit;
    private readonly bool[] rescued;

    private TrialReplicate(VirtualTrial trial, TrialPool pool, IReadOnlyDictionary<string, double> rules, int[] able, ulong seed, int replicate)
    {
        (this.trial, this.pool, this.rules, random, visits) = (trial, pool, rules, new CounterRandom(seed ^ Stream, (ulong)replicate), trial.Visits.Count);
        people = Chosen(able);
        arms = new TrialAllocation(trial, pool, random).Of(people);
        values = Enumerable.Repeat(double.NaN, trial.Endpoints.Count * people.Length * visits).ToArray();
        lastVisit = Enumerable.Repeat(visits - 1, people.Length).ToArray();
        rescued = new bool[people.Length];
    }

    /// <summary>Runs one.</summary>
    /// <param name="trial">The trial; sizes may differ from those of the pool.</param>
    /// <param name="pool">A full pool.</param>
    /// <param name="rules">Numbers of <c>body/people.csv</c>.</param>
    /// <param name="able">People of the pool who can take part.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="replicate">Number of the repetition.</param>
    public static TrialRecord Run(VirtualTrial trial, TrialPool pool, IReadOnlyDictionary<string, double> rules, int[] able, ulong seed, int replicate)
    {
        var one = new TrialReplicate(trial, pool, rules, able, seed, replicate);
        for (var visit = 0; visit < one.visits; visit++)
        {
            one.Measure(visit);
            one.Leave(visit);
        }

        return new TrialRecord(one.people, one.arms, one.values, [.. one.people.Select((person, i) => pool.Taken(one.arms[i], person))], one.lastVisit, one.rescued, one.visits);
    }

    // Without replacement: the first steps of Fisher and Yates' shuffle.
    private int[] Chosen(int[] able)
    {
        var order = (int[])able.Clone();
        for (var i = 0; i < trial.Size; i++)
        {
            var j = i + (int)(random.Uniform(Place(i, 0)) * (order.Length - i));
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order[..trial.Size];
    }

    // A stretch of the stream for every participant: persons' draws first, then those of every visit and endpoint.
    private ulong Place(int participant, int draw) => (ulong)(participant * (8L + visits * (4L + DrawsAValue * trial.Endpoints.Count)) + draw);

    private ulong Place(int participant, int visit, int draw) => Place(participant, 8 + visit * (4 + DrawsAValue * trial.Endpoints.Count) + draw);

    private void Measure(int visit)
    {
        for (var i = 0; i < people.Length; i++)
        {
            if (lastVisit[i] < visit)
            {
                continue;
            }

            var window = trial.Visits[visit].Window;
            var days = window == 0 ? 0 : (int)(random.Uniform(Place(i, visit, 0)) * (2 * window + 1)) - window;
            for (var e = 0; e < trial.Endpoints.Count; e++)
            {
                var value = Observed(i, visit, days, e);
                var isLost = rescued[i] && trial.Rescue is { KeepsValues: false };
                values[(e * people.Length + i) * visits + visit] = isLost ? double.NaN : value;
            }
        }

        for (var i = 0; i < people.Length && visit > 0; i++)
        {
            rescued[i] |= trial.Rescue is { } rescue && lastVisit[i] >= visit && At(Watched(rescue), i, visit) >= rescue.Above;
        }
    }

    private int Watched(Rescue rescue) => Enumerable.Range(0, trial.Endpoints.Count).First(e => trial.Endpoints[e].Endpoint.Name == rescue.Endpoint);

    private double At(int endpoint, int participant, int visit) => values[(endpoint * people.Length + participant) * visits + visit];

    private double Observed(int i, int visit, int days, int e)
    {
        var (planned, endpoint) = (trial.Endpoints[e], trial.Endpoints[e].Endpoint);
        var truth = pool.Value(arms[i], people[i], visit, e, days);
        if (rescued[i] && trial.Rescue is { } rescue && rescue.Endpoint == endpoint.Name)
        {
            truth += rescue.Effect;
        }

        var day = pool.Slots.Day(visit, days);
        var start = DaysPerYear * random.Uniform(Place(i, 1));
        var common = planned.Drift * day / 30 + 2 * planned.Learning * (1 - Math.Pow(0.5, visit)) + planned.Season * Math.Sin(2 * Math.PI * (start + day) / DaysPerYear);
        var place = Place(i, visit, 4 + DrawsAValue * e);
        if (!endpoint.IsConcentration)
        {
            return truth + common + (planned.Error ?? rules.GetValueOrDefault($"{endpoint.Row}.retest")) * random.Normal(place);
        }

        var noise = rules[$"{endpoint.Row}.within"] * random.Normal(place) + (planned.Error ?? rules[$"{endpoint.Row}.assay"]) * random.Normal(place + 1) + planned.Batch * OfBatch(i, visit, e);
        var lost = planned.HandlingLoss.Least + (planned.HandlingLoss.Most - planned.HandlingLoss.Least) * random.Uniform(place + 2);
        var value = truth * Math.Max(0, 1 + common) * (1 - lost) * Math.Exp(noise);
        return planned.Limit is { } limit && value < limit ? limit / 2 : value;
    }

    // Batches have numbers of their own, past those of the participants.
    private double OfBatch(int i, int visit, int e) => trial.Endpoints[e].Batch == 0 ? 0 : random.Normal(Place(people.Length + i / trial.Endpoints[e].BatchSize, visit, 4 + DrawsAValue * e + 3));

    private void Leave(int visit)
    {
        if (visit == visits - 1 || trial.Dropout.Share <= 0)
        {
            return;
        }

        var deviations = trial.Dropout.Informative == 0 || visit == 0 ? new double[people.Length] : Deviations(visit);
        int[] here = [.. Enumerable.Range(0, people.Length).Where(i => lastVisit[i] == visits - 1)];
        if (here.Length == 0)
        {
            return;
        }

        var chances = trial.Dropout.Chances(trial.Visits[visit + 1].Day - trial.Visits[visit].Day, trial.Visits[^1].Day, [.. here.Select(i => deviations[i])]);
        for (var k = 0; k < here.Length; k++)
        {
            if (random.Uniform(Place(here[k], visit, 1)) < chances[k])
            {
                lastVisit[here[k]] = visit;
            }
        }
    }

    // How far the change of the first endpoint stands out, in standard deviations of those who are still there.
    private double[] Deviations(int visit)
    {
        var isLog = trial.Endpoints[0].Endpoint.IsConcentration;
        double[] changes = [.. Enumerable.Range(0, people.Length).Select(i => isLog ? Math.Log(At(0, i, visit) / At(0, i, 0)) : At(0, i, visit) - At(0, i, 0))];
        double[] seen = [.. changes.Where(double.IsFinite)];
        if (seen.Length < 2)
        {
            return new double[people.Length];
        }

        var mean = seen.Average();
        var deviation = Math.Sqrt(seen.Sum(change => (change - mean) * (change - mean)) / (seen.Length - 1));
        return [.. changes.Select(change => double.IsFinite(change) && deviation > 0 ? (change - mean) / deviation : 0)];
    }
}
