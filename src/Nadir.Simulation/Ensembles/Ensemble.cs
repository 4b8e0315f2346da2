using System.Runtime.ExceptionServices;
using System.Runtime.Intrinsics;

namespace Nadir;

/// <summary>
/// Many subjects of one model, several at once in SIMD lanes, one worker a core. The numbers of a subject do not depend on its lane, its neighbors,
/// the width or the number of workers.
/// </summary>
public sealed class Ensemble
{
    // Bytes of results that may wait for a slow subject before them.
    private const long MostWaiting = 64L << 20;
    private readonly EnsembleSetup setup;
    private readonly Lazy<LanePlan<Lane8>> eight;
    private readonly Lazy<LanePlan<Lane4>> four;
    private readonly Lazy<LanePlan<Lane1>> single;

    /// <summary>Prepares an ensemble; machine code is made at the first run and kept.</summary>
    /// <param name="model">The model.</param>
    /// <param name="subjects">Its subjects.</param>
    /// <param name="options">Output times, tolerances, method.</param>
    public Ensemble(CompiledModel model, Subjects subjects, SimulationOptions options)
    {
        if (!ReferenceEquals(subjects.Model, model))
        {
            throw new ArgumentException("The subjects belong to another model.", nameof(subjects));
        }

        setup = new EnsembleSetup(model, subjects, options);
        int[] varying = [.. subjects.VaryingParameters];
        eight = new(() => new LanePlan<Lane8>(model, varying));
        four = new(() => new LanePlan<Lane4>(model, varying));
        single = new(() => new LanePlan<Lane1>(model, varying));
    }

    private Ensemble(Ensemble other, EnsembleSetup setup)
    {
        this.setup = setup;
        (eight, four, single) = (other.eight, other.four, other.single);
    }

    /// <summary>The same machine code for other subjects of the same model.</summary>
    /// <param name="subjects">Subjects; the same ids must vary.</param>
    /// <param name="options">Output times, tolerances, method.</param>
    public Ensemble With(Subjects subjects, SimulationOptions options)
    {
        if (!ReferenceEquals(subjects.Model, setup.Model) || !subjects.Ids.SequenceEqual(setup.Subjects.Ids, StringComparer.Ordinal))
        {
            throw new ArgumentException("Other subjects must belong to the same model, and the same ids must vary.", nameof(subjects));
        }

        return new Ensemble(this, new EnsembleSetup(setup.Model, subjects, options));
    }

    /// <summary>Whether the model can run in lanes; else its subjects run one by one on the scalar path.</summary>
    public bool RunsInLanes => setup.RunsInLanes;

    /// <summary>Lanes that the processor does best: 8 with AVX-512, 4 with AVX2, else 1.</summary>
    public static int BestLanes => Vector512.IsHardwareAccelerated ? 8 : Vector256.IsHardwareAccelerated ? 4 : 1;

    /// <summary>Makes the machine code for a width now rather than at the first run.</summary>
    public void Prepare(int lanes = 0) => _ = Workers(new EnsembleOptions { Lanes = lanes });

    /// <summary>Runs.</summary>
    /// <param name="options">Lanes, threads, range of subjects, outputs.</param>
    /// <param name="sink">Takes results in the order of the subjects, one call at a time.</param>
    /// <param name="progress">Told after every subject.</param>
    /// <param name="cancellation">Stops the run; results before <see cref="EnsembleReport.Next"/> have been given out.</param>
    public EnsembleReport Run(EnsembleOptions options, SubjectSink sink, IProgress<EnsembleProgress>? progress = null, CancellationToken cancellation = default)
    {
        var end = options.End ?? setup.Subjects.Count;
        if (options.Lanes is not (0 or 1 or 4 or 8) || options.Threads < 1 || options.First < 0 || end < options.First || end > setup.Subjects.Count)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Lanes must be 0, 1, 4 or 8 (not {options.Lanes}), threads at least 1 (not {options.Threads}), and subjects {options.First} to {end} must exist."), nameof(options));
        }

        var columns = new OutputColumns(setup.Model, options.Outputs);
        var length = setup.Times.Length * columns.Ids.Count;
        var window = (int)Math.Clamp(MostWaiting / (8L * Math.Max(1, length)), 4L * options.Threads * 8, 1 << 16);
        var delivery = new OrderedDelivery(options.First, end, length, window, sink, progress);
        var make = Workers(options);
        var statistics = new SolveStatistics[options.Threads];
        var threads = new Thread[options.Threads];
        ExceptionDispatchInfo? thrown = null;
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        for (var t = 0; t < threads.Length; t++)
        {
            var worker = t;
            threads[t] = new Thread(
                () =>
                {
                    try
                    {
                        statistics[worker] = make(columns, delivery, stopped.Token);
                    }
                    catch (Exception e) when (!stopped.IsCancellationRequested)
                    {
                        thrown = ExceptionDispatchInfo.Capture(e);
                        stopped.Cancel();
                    }
                },
                16 << 20);
            threads[t].Start();
        }

        foreach (var thread in threads)
        {
            thread.Join();
        }

        thrown?.Throw();
        var sum = statistics.Aggregate(default(SolveStatistics), (a, b) => new SolveStatistics(
            a.Accepted + b.Accepted, a.Rejected + b.Rejected, a.RateEvaluations + b.RateEvaluations, a.JacobianEvaluations + b.JacobianEvaluations,
            a.Factorizations + b.Factorizations, a.PivotFallbacks + b.PivotFallbacks));
        return new EnsembleReport(
            delivery.Next, delivery.Next - options.First - delivery.Failures.Count, delivery.Failures, sum, setup.RunsInLanes ? Width(options) : 1);
    }

    private static int Width(EnsembleOptions options) => options.Lanes == 0 ? BestLanes : options.Lanes;

    // What one worker does, until no subject is left.
    private Func<OutputColumns, OrderedDelivery, CancellationToken, SolveStatistics> Workers(EnsembleOptions options) => !setup.RunsInLanes
        ? (columns, delivery, cancellation) =>
        {
            var scalar = new ScalarSubjects(setup, columns, delivery, cancellation);
            scalar.RunAll();
            return scalar.Statistics;
        }
        : Width(options) switch { 8 => Worker(eight.Value), 4 => Worker(four.Value), _ => Worker(single.Value) };

    private Func<OutputColumns, OrderedDelivery, CancellationToken, SolveStatistics> Worker<T>(LanePlan<T> plan)
        where T : struct, ILane<T> => (columns, delivery, cancellation) =>
        {
            var worker = new EnsembleWorker<T>(setup, plan, columns, delivery, new ScalarSubjects(setup, columns, delivery, cancellation), cancellation);
            worker.Run();
            return worker.Statistics;
        };
}
