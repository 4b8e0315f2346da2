namespace Nadir;

/// <summary>A trial as it is planned: who, which arms, which visits, what is measured, how it is analyzed. A study file of kind <c>trial</c>.</summary>
/// <param name="Title">What it asks.</param>
/// <param name="Population">Who takes part.</param>
/// <param name="Arms">At least two arms.</param>
/// <param name="Visits">Visits in order of time; the first is the baseline.</param>
/// <param name="Endpoints">What is measured at every visit.</param>
/// <param name="Analyses">How it is analyzed.</param>
public sealed record VirtualTrial(
    string Title, Population Population, IReadOnlyList<TrialArm> Arms, IReadOnlyList<TrialVisit> Visits, IReadOnlyList<PlannedEndpoint> Endpoints, IReadOnlyList<AnalysisPlan> Analyses)
    : Scenario(Title, Visits[^1].Day + Visits[^1].Window)
{
    /// <summary>Id of the published trial that it copies (<c>evidence/trials</c>), or null.</summary>
    public string? Evidence { get; init; }

    /// <summary>What its author assumed, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Placebo for all before it, or null.</summary>
    public RunIn? RunIn { get; init; }

    /// <summary>How people are given to arms.</summary>
    public Randomization Randomization { get; init; } = new();

    /// <summary>How well doses are taken.</summary>
    public Adherence Adherence { get; init; } = Adherence.Perfect;

    /// <summary>Who leaves early.</summary>
    public Dropout Dropout { get; init; } = Dropout.None;

    /// <summary>Groups and the share that each has in the population that the result is told for; none leaves the pool as it is.</summary>
    public IReadOnlyList<(Criterion Group, double Share)> Prevalence { get; init; } = [];

    /// <summary>Treatment of bad values, or null.</summary>
    public Rescue? Rescue { get; init; }

    /// <summary>How primary contrasts share the error of the trial.</summary>
    public MultiplicityRule Multiplicity { get; init; }

    /// <summary>Level of every test.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Share of the doses that must be taken to be in the per-protocol set.</summary>
    public double LeastTaken { get; init; } = 0.8;

    /// <summary>Prices, for the choice of endpoint and day; no result of a trial depends on them.</summary>
    public TrialCosts Costs { get; init; } = TrialCosts.None;

    /// <summary>People randomized.</summary>
    public int Size => Arms.Sum(arm => arm.Size);

    /// <summary>The same trial with another number of people; arms keep their proportions and the pool stays good.</summary>
    /// <param name="size">People an arm, in the mean over arms.</param>
    public VirtualTrial WithSize(int size) => this with { Arms = [.. Arms.Select(arm => arm with { Size = Math.Max(1, (int)Math.Round((double)size * arm.Size * Arms.Count / Size)) })] };

    /// <inheritdoc/>
    public override string Canonical => $"{PoolCanonical}|{string.Join(',', Arms.Select(arm => arm.Size))}|{Dropout}|{Rescue}|{Randomization.Kind} {string.Join(',', Randomization.Strata ?? [])}|{Multiplicity} {Alpha:R} {LeastTaken:R}"
        + $"|{string.Join(',', Prevalence.Select(target => FormattableString.Invariant($"{target.Group} {target.Share:R}")))}|{string.Join(';', Endpoints.Select(endpoint => endpoint.Text))}|{string.Join(';', Analyses.Select(analysis => analysis.Text))}";

    /// <summary>What decides the simulated people; trials that differ in other things can share a pool.</summary>
    internal string PoolCanonical => $"trial|{Population.Text}|{string.Join('|', Arms.Select(arm => $"{arm.Label}: {arm.Text}"))}|{string.Join(',', Visits)}|{Adherence}|{RunIn}|{string.Join(',', Endpoints.Select(endpoint => endpoint.Endpoint.Name))}";
}
