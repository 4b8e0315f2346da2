namespace Nadir;

/// <summary>A question to the body model as a file can hold it: an immutable record, the same numbers wherever it is run.</summary>
/// <param name="Title">What it asks, for a heading.</param>
/// <param name="Days">Days to simulate.</param>
public abstract record Scenario(string Title, int Days)
{
    /// <summary>Clock time at which runs start, h; that of <c>body/inputs.csv</c> when null.</summary>
    public double? StartClock { get; init; }

    /// <summary>Text that the fingerprint of the study is made from: everything that decides a number.</summary>
    public abstract string Canonical { get; }

    /// <summary>Conditions as one text.</summary>
    protected static string Of(IReadOnlyList<Condition> conditions) => string.Join("; ", conditions);

    /// <summary>What a reader must know about conditions and hypotheses.</summary>
    internal static IEnumerable<string> Notes(IEnumerable<Condition> conditions, HypothesisSet hypotheses)
    {
        foreach (var input in conditions.Select(condition => condition.Input).Where(input => input.IsHypothesis).DistinctBy(input => input.Name))
        {
            yield return $"What '{input.Name}' does in people is a hypothesis: {input.Meaning}";
        }

        if (!hypotheses.IsDefault)
        {
            yield return $"Under hypotheses that are not the default: {hypotheses}. See 'nadir hypotheses'.";
        }
    }
}
