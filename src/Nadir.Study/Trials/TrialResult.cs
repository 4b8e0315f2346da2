namespace Nadir;

/// <summary>What a virtual trial is expected to find.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Options">How it was run.</param>
/// <param name="Endpoints">One an endpoint of the trial.</param>
/// <param name="Contrasts">Every contrast of every analysis, in order.</param>
/// <param name="Flow">One an arm.</param>
/// <param name="Pool">The people; their values before any error.</param>
/// <param name="Example">What the first repetition wrote down.</param>
/// <param name="Checks">The pool against other people.</param>
/// <param name="Notes">What a reader must know.</param>
/// <param name="Provenance">What it was made from.</param>
public sealed record TrialResult(
    VirtualTrial Trial, TrialOptions Options, IReadOnlyList<EndpointResult> Endpoints, IReadOnlyList<ContrastResult> Contrasts, IReadOnlyList<ArmFlow> Flow, TrialPool Pool, TrialRecord Example,
    IReadOnlyList<PoolCheck> Checks, IReadOnlyList<string> Notes, Provenance Provenance)
{
    /// <summary>Changes weighted to the shares that the trial asks for; none where it asks for none.</summary>
    public IReadOnlyList<WeightedChange> Weighted { get; init; } = [];

    /// <summary>Mean and standard deviation of every covariate over the pool.</summary>
    public IReadOnlyList<(string Covariate, double Mean, double Deviation)> Baseline =>
        [.. Population.Covariates.Keys.Select(name =>
        {
            double[] values = [.. Pool.People.Select(person => person.Covariates[name])];
            var mean = values.Average();
            return (name, mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, values.Length - 1)));
        })];

    /// <summary>People looked at for each who took part.</summary>
    public double Screened => Pool.People.Average(person => (double)person.Screened);
}
