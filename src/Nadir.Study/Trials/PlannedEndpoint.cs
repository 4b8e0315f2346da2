namespace Nadir;

/// <summary>
/// An endpoint as a trial measures it. Effects of drift, learning and season are parts of the value where the endpoint is a concentration (0.1 = 10 %), and in the unit of the endpoint
/// where it is a test.
/// </summary>
/// <param name="Endpoint">What is measured.</param>
public sealed record PlannedEndpoint(TrialEndpoint Endpoint)
{
    /// <summary>Drift of everyone, placebo too, over 30 days.</summary>
    public double Drift { get; init; }

    /// <summary>Gain from visit to visit by practice, halved each time.</summary>
    public double Learning { get; init; }

    /// <summary>Amplitude over a year; people enter on any day of it.</summary>
    public double Season { get; init; }

    /// <summary>Spread between batches of the assay; 0 for one batch.</summary>
    public double Batch { get; init; }

    /// <summary>Samples of a batch, in the order of people, a visit at a time.</summary>
    public int BatchSize { get; init; } = 40;

    /// <summary>Least and most share that is lost on handling, each share as likely (freezing of blood: 0.22 to 0.52).</summary>
    public (double Least, double Most) HandlingLoss { get; init; }

    /// <summary>Lower limit of quantification in the unit of the endpoint; values below count as half of it.</summary>
    public double? Limit { get; init; }

    /// <summary>Error of one sample, standard deviation of the logarithm (tests: of the value); that of <c>body/people.csv</c> when null.</summary>
    public double? Error { get; init; }

    /// <summary>Everything in words.</summary>
    public string Text => FormattableString.Invariant($"{Endpoint.Name} {Drift:R} {Learning:R} {Season:R} {Batch:R} {BatchSize} {HandlingLoss.Least:R} {HandlingLoss.Most:R} {Limit:R} {Error:R}");
}
