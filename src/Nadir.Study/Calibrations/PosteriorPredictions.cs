namespace Nadir;

/// <summary>
/// What points of chains predict, to see how well predictions have mixed: every row that <c>nadir compare</c> replays, and of the reference person every pool at rest, NAD⁺ of whole blood and
/// every tissue on NMN, and the routes of a dose. Only the fitted parameters move: the other numbers are drawn independently later and can only help.
/// </summary>
internal sealed class PosteriorPredictions
{
    // Share of the points that may fail; of the committed sample none does.
    private const double MostFailed = 0.01;
    private const int Days = 28;
    private const double HoursPerDay = 24;
    private static readonly Regimen Daily = Regimen.Oral(Precursor.NMN, 300 * Units.mg, 1 * Units.day, Days);
    private static readonly Regimen TwoWeeks = RouteStudy.TwoWeeks(Precursor.NMN, 250 * Units.mg);
    private readonly Body body;
    private readonly LaneReplay replay;
    private readonly BodyEnsemble ensemble;

    public PosteriorPredictions(Body body, EvidenceSet evidence)
    {
        (this.body, ensemble) = (body, new BodyEnsemble(body));
        var plan = new ReplayPlan(body, evidence, null);
        replay = new LaneReplay(body, [.. plan.Rows.Where(row => !row.SetsScale)], [TrialPeople.Reference(body)]);
    }

    /// <summary>Predictions of every point, as quantities.</summary>
    /// <param name="points">Values of the body, chain by chain within a point.</param>
    /// <param name="chains">Number of chains.</param>
    /// <param name="tolerances">Tolerances of the runs.</param>
    /// <param name="progress">Told after every batch.</param>
    /// <param name="cancellation">Stops the runs.</param>
    /// <exception cref="SolveException">More than one in a hundred points cannot be run.</exception>
    public IReadOnlyList<PosteriorQuantity> Of(IReadOnlyDictionary<string, double>[] points, int chains, Tolerances tolerances, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var found = new List<double[]?>();
        foreach (var batch in points.Chunk(chains))
        {
            found.AddRange(All(replay.Run(batch, tolerances, cancellation), tolerances, cancellation));
            progress?.Report(new Progress("predictions", found.Count, points.Length));
        }

        var failed = found.Count(values => values is null);
        if (failed > MostFailed * found.Count)
        {
            throw new SolveException(new SolveStatus(SolveCode.NoConvergence, 0, -1, FormattableString.Invariant($"{failed} of {found.Count} points of the chains cannot be run in every arm; the chains say too little of predictions.")), null);
        }

        // A body that cannot be run in some arm tells nothing; its chain tells what it told before.
        for (var k = 0; k < found.Count; k++)
        {
            found[k] ??= k >= chains ? found[k - chains] : found.First(values => values is not null);
        }

        var ids = Ids();
        return [.. Enumerable.Range(0, ids.Length).Where(i => Varies(found, i)).Select(i => PosteriorStudy.Quantity(
            ids[i], [.. Enumerable.Range(0, chains).Select(chain => Enumerable.Range(0, found.Count / chains).Select(k => found[k * chains + chain]![i]).ToArray())]))];
    }

    private static bool Varies(List<double[]?> found, int i) => found.All(values => double.IsFinite(values![i])) && found.Any(values => !values![i].Equals(found[0]![i]));

    private string[] Ids() =>
    [
        .. replay.Rows.GroupBy(row => $"{row.Trial.Id}/{row.Observation.Row}", StringComparer.Ordinal).SelectMany(group => group.Select((row, i) => group.Count() == 1 ? group.Key : $"{group.Key} {row.Arm.Id}")),
        .. body.Model.Equations.States.Select(state => $"rest {state}"),
        "fold whole blood",
        .. BodyAtRest.Tissues.Select(tissue => $"fold {tissue.Name}"),
        .. RouteStudy.Routes.Select(route => $"route {route}"),
    ];

    private double[]?[] All(RowReadings?[] readings, Tolerances tolerances, CancellationToken cancellation)
    {
        var found = new double[]?[readings.Length];
        int[] able = [.. Enumerable.Range(0, readings.Length).Where(i => readings[i] is not null)];
        var courses = ensemble.Simulate([.. able.Select(i => readings[i]!.Rests[0])], Daily, [0, Days * HoursPerDay], tolerances, cancellation);
        Parallel.For(0, able.Length, new ParallelOptions { CancellationToken = cancellation }, k =>
        {
            if (courses[k] is { } course)
            {
                found[able[k]] = One(readings[able[k]]!, course, cancellation);
            }
        });
        return found;
    }

    private double[]? One(RowReadings readings, double[] course, CancellationToken cancellation)
    {
        try
        {
            var rest = readings.Rests[0];
            var after = course[rest.State.Length..];
            return
            [
                .. replay.Rows.Select((row, i) => RowPrediction.Report(body, row, readings.Reading[i], readings.Resting[i])), .. rest.State,
                .. PrecursorStudy.Folds(rest, rest.State, after), .. RouteStudy.Shares(rest, TwoWeeks, cancellation),
            ];
        }
        catch (SolveException)
        {
            return null;
        }
    }
}
