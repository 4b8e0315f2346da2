namespace Nadir;

/// <summary>What a trial costs, as whoever plans it says; nothing is assumed. What is not named costs nothing, but an endpoint without a price has no cost.</summary>
/// <param name="Unit">Currency, for the tables.</param>
/// <param name="Person">Every participant.</param>
/// <param name="Day">Every day of a participant.</param>
/// <param name="Visit">Every visit of a participant.</param>
/// <param name="Samples">One measurement, by name of the endpoint.</param>
public sealed record TrialCosts(string Unit, double Person, double Day, double Visit, IReadOnlyDictionary<string, double> Samples)
{
    /// <summary>No price at all.</summary>
    public static TrialCosts None { get; } = new("units", 0, 0, 0, new Dictionary<string, double>(StringComparer.Ordinal));

    /// <summary>Whether anything has a price.</summary>
    public bool IsGiven => Person > 0 || Day > 0 || Visit > 0 || Samples.Count > 0;

    /// <summary>One participant who is measured at baseline and once more; null where the endpoint has no price.</summary>
    /// <param name="endpoint">Name of the endpoint.</param>
    /// <param name="day">Day of the second measurement.</param>
    public double? OfPerson(string endpoint, int day) => IsGiven && Samples.TryGetValue(endpoint, out var sample) ? Person + Day * day + 2 * (Visit + sample) : null;

    /// <summary>The same with one price set: <c>person</c>, <c>day</c>, <c>visit</c>, or the name of an endpoint.</summary>
    /// <exception cref="ArgumentException">There is no such name, or the price is below 0.</exception>
    public TrialCosts With(string name, double price)
    {
        if (!(price >= 0) || !double.IsFinite(price))
        {
            throw new ArgumentException(FormattableString.Invariant($"The price of '{name}' is {price}; give 0 or more."));
        }

        return name switch
        {
            "person" => this with { Person = price },
            "day" => this with { Day = price },
            "visit" => this with { Visit = price },
            _ => this with { Samples = new Dictionary<string, double>(Samples, StringComparer.Ordinal) { [TrialEndpoint.Named(name).Name] = price } },
        };
    }

    /// <summary>Everything in words.</summary>
    public string Text => FormattableString.Invariant($"{Unit} {Person:R} {Day:R} {Visit:R} {string.Join(',', Samples.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => FormattableString.Invariant($"{pair.Key} {pair.Value:R}")))}");
}
