namespace Nadir;

/// <summary>Predictions of every row over draws of the body's values, the people, the assay and its scale.</summary>
internal sealed class IntervalDraws(Body body, IReadOnlyList<ReplayRow> rows, ComparisonOptions options)
{
    private const int AtOnce = 32;

    // Whole-blood NAD⁺ differs by 3e-5 from that at 1e-6: far below every spread that goes in.
    private static readonly Tolerances DrawTolerances = new(1e-3, 1e-6);

    /// <summary>Predictions [row][draw], failed draws left out.</summary>
    public double[][] Values { get; private set; } = [];

    /// <summary>Draws that ran.</summary>
    public int Kept { get; private set; }

    /// <summary>Draws that found no rest or could not be run.</summary>
    public int Failed { get; private set; }

    /// <summary>Runs all draws in lanes on all cores; draw i is the same on any number of them.</summary>
    /// <exception cref="SolveException">More than half of the draws failed; this is the failure of the first of them.</exception>
    public IntervalDraws Run(IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var (draws, replay, kept, failed) = (new BodyDraws(body, options.Seed), new LaneReplay(body, rows), new List<double[]>(), new List<int>());
        for (var first = 0; first < options.Draws; first += AtOnce)
        {
            var some = Enumerable.Range(first, Math.Min(AtOnce, options.Draws - first)).ToArray();
            var found = replay.Run([.. some.Select(draws.Values)], DrawTolerances, cancellation);
            kept.AddRange(some.Where(draw => found[draw - first] is not null).Select(draw => One(draw, found[draw - first]!)));
            failed.AddRange(some.Where(draw => found[draw - first] is null));
            progress?.Report(new Progress("draws", first + some.Length, options.Draws));
        }

        if (failed.Count * 2 > options.Draws)
        {
            // Run alone, a draw says why it fails.
            failed.ForEach(draw => new BodyReplay(body, rows).Run(draws.Values(draw), DrawTolerances, cancellation));
        }

        (Kept, Failed) = (kept.Count, failed.Count);
        Values = Enumerable.Range(0, rows.Count).Select(row => kept.Select(result => result[row]).Where(double.IsFinite).DefaultIfEmpty(double.NaN).ToArray()).ToArray();
        return this;
    }

    private double[] One(int draw, RowReadings found)
    {
        var random = new CounterRandom(options.Seed ^ 0x9E3779B97F4A7C15, (ulong)draw);

        // One assay and one scale a trial and matrix; people are drawn anew for every row.
        static ulong Shared(string kind, ReplayRow row) => StableHash($"{kind}|{row.Trial.Id}|{row.Model.Name}|{row.Analyte}");
        return rows.Select((row, i) =>
        {
            var besides = AssayDispute.Reads(body.Rules, row, random.Uniform(Shared("side", row)), random.Uniform(Shared("size", row)));
            var errors = RowScale.Of(body, row);
            var people = random.Normal(StableHash($"people|{row.Trial.Id}|{row.Observation.Row}|{row.Arm.Id}"));
            var error = Math.Exp(errors.Assay * random.Normal(Shared("assay", row)) + errors.Between * people);
            return RowPrediction.Report(body, row, found.Reading[i] + besides, found.Resting[i], error, Math.Exp(errors.Scale * random.Normal(Shared("scale", row))));
        }).ToArray();
    }

    // FNV-1a: string.GetHashCode differs from run to run.
    private static ulong StableHash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return hash;
    }
}
