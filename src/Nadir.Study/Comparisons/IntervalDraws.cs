namespace Nadir;

/// <summary>Predictions of every row over draws of the body's values, the people, the assay and its scale.</summary>
internal sealed class IntervalDraws(Body body, BodyReplay replay, ComparisonOptions options)
{
    // Whole-blood NAD⁺ differs by 3e-5 from that at 1e-6: far below every spread that goes in.
    private static readonly Tolerances DrawTolerances = new(1e-3, 1e-6);

    /// <summary>Predictions [row][draw], failed draws left out.</summary>
    public double[][] Values { get; private set; } = [];

    /// <summary>Draws that ran.</summary>
    public int Kept { get; private set; }

    /// <summary>Draws that did not.</summary>
    public int Failed { get; private set; }

    /// <summary>Why the first of them did not.</summary>
    public string FirstFailure { get; private set; } = "";

    /// <summary>Runs all draws on all cores; draw i is the same on any number of them.</summary>
    /// <exception cref="SolveException">More than half of the draws failed; this is the first failure.</exception>
    public IntervalDraws Run(IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var draws = new BodyDraws(body, options.Seed);
        var drawn = DrawnBodies<double[]>.Run(options.Draws, draw => One(draws, draw, cancellation), progress, cancellation);
        var kept = drawn.Kept;
        (Kept, Failed, FirstFailure) = (kept.Count, drawn.Failed, drawn.FirstFailure);
        Values = Enumerable.Range(0, replay.Rows.Count).Select(row => kept.Select(result => result[row]).Where(double.IsFinite).DefaultIfEmpty(double.NaN).ToArray()).ToArray();
        return this;
    }

    private double[] One(BodyDraws draws, int draw, CancellationToken cancellation)
    {
        var (readings, resting) = replay.Run(draws.Values(draw), DrawTolerances, cancellation);
        var random = new CounterRandom(options.Seed ^ 0x9E3779B97F4A7C15, (ulong)draw);
        var shared = new Dictionary<string, double>(StringComparer.Ordinal);

        // One assay and one scale a trial and matrix; people are drawn anew for every row.
        double Shared(string kind, ReplayRow row)
        {
            var key = $"{kind}|{row.Trial.Id}|{row.Model.Name}|{row.Analyte}";
            if (!shared.TryGetValue(key, out var value))
            {
                shared[key] = value = random.Normal(StableHash(key));
            }

            return value;
        }

        double Uniform(string kind, ReplayRow row) => random.Uniform(StableHash($"{kind}|{row.Trial.Id}|{row.Model.Name}|{row.Analyte}"));
        return replay.Rows.Select((row, i) =>
        {
            var reading = readings[i] + AssayDispute.Reads(body.Rules, row, Uniform("side", row), Uniform("size", row));
            var errors = RowScale.Of(body, row);
            var people = random.Normal(StableHash($"people|{row.Trial.Id}|{row.Observation.Row}|{row.Arm.Id}"));
            var error = Math.Exp(errors.Assay * Shared("assay", row) + errors.Between * people);
            return RowPrediction.Report(body, row, reading, resting[i], error, Math.Exp(errors.Scale * Shared("scale", row)));
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
