namespace Nadir;

/// <summary>The race: peer and Nadir alternately in one run, the same subjects, times and tolerances, one thread, user CPU time.</summary>
/// <param name="Model">Model and population.</param>
/// <param name="Study">Times.</param>
/// <param name="Subjects">Subjects 0 … n−1.</param>
/// <param name="Repetitions">Repetitions, of which the median counts.</param>
internal sealed record PopulationRace(BenchModel Model, StudyTimes Study, int Subjects, int Repetitions)
{
    private const double AbsoluteShare = 1e-3;
    private const double ReferenceTolerance = 1e-12;

    /// <summary>Whom Nadir is measured against.</summary>
    public required IPeer Peer { get; init; }

    /// <summary>Who says what is exact: the generated program at 1e-12.</summary>
    public required IPeer Judge { get; init; }

    public required NadirEngine Nadir { get; init; }

    public required int Lanes { get; init; }

    public required Action<string> Progress { get; init; }

    /// <summary>Tolerances for the two engines; the absolute one is a thousandth of the relative one.</summary>
    public (WorkPrecision Peer, WorkPrecision Nadir, int Failures) Run(double[] peerTolerances, double[] nadirTolerances)
    {
        var table = Path.GetTempFileName();
        try
        {
            Model.Population.Write(table);
            Progress($"reference at {ReferenceTolerance}, {Subjects} subjects");
            var exact = new Tolerances(ReferenceTolerance, ReferenceTolerance / 100);
            var reference = Judge.Run(table, Subjects, Study, exact, isReference: true);
            var peerReference = ReferenceEquals(Judge, Peer) ? reference : Peer.Run(table, Subjects, Study, exact, isReference: true);
            var count = Math.Max(peerTolerances.Length, nadirTolerances.Length);
            var (peer, nadir) = (new List<EngineRun>[count], new List<EngineRun>[count]);
            var (peerAccuracy, nadirAccuracy) = (new Accuracy[count], new Accuracy[count]);
            var failures = 0;
            for (var r = 0; r < Repetitions; r++)
            {
                for (var i = 0; i < count; i++)
                {
                    if (i < peerTolerances.Length)
                    {
                        Progress($"repetition {r + 1} of {Repetitions}: {Peer.Name} at {peerTolerances[i]}");
                        Add(peer, peerAccuracy, i, Peer.Run(table, Subjects, Study, Of(peerTolerances[i]), keepStates: r == 0), peerReference);
                    }

                    if (i < nadirTolerances.Length)
                    {
                        Progress($"repetition {r + 1} of {Repetitions}: Nadir at {nadirTolerances[i]}");
                        var run = Nadir.Run(Subjects, Study, Of(nadirTolerances[i]), Lanes, keepStates: r == 0);
                        failures = Math.Max(failures, run.Failures);
                        Add(nadir, nadirAccuracy, i, run, reference);
                    }
                }
            }

            return (Curve(peerTolerances, peer, peerAccuracy), Curve(nadirTolerances, nadir, nadirAccuracy), failures);
        }
        finally
        {
            File.Delete(table);
        }
    }

    private static Tolerances Of(double relative) => new(relative, relative * AbsoluteShare);

    private static void Add(List<EngineRun>[] runs, Accuracy[] accuracy, int i, EngineRun run, EngineRun reference)
    {
        if (runs[i] is null)
        {
            runs[i] = [];
            accuracy[i] = Accuracy.Of(run, reference);
        }

        // The states have been judged; only the times are kept.
        runs[i].Add(run with { States = [] });
    }

    private static WorkPrecision Curve(double[] tolerances, List<EngineRun>[] runs, Accuracy[] accuracy) => new([.. tolerances.Select((tolerance, i) =>
    {
        var times = runs[i].Select(run => run.MillisecondsPerSubject).ToArray();
        return new WorkPoint(tolerance, Timing.Median(times), times.Min(), accuracy[i], runs[i][0].StepsPerSubject);
    })]);
}
