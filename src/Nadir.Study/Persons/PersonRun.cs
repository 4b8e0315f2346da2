namespace Nadir;

/// <summary>What one person's body is predicted to do.</summary>
/// <param name="Person">Whose body.</param>
/// <param name="RegimenText">What was taken, in words.</param>
/// <param name="Days">Time, days after the first dose; the first is 0, before it.</param>
/// <param name="Series">Predicted quantities.</param>
/// <param name="Notes">What a reader must know (extrapolation, target engagement is not benefit ...).</param>
/// <param name="Provenance">What the result was made from.</param>
public sealed record PersonRun(
    Person Person,
    string RegimenText,
    IReadOnlyList<double> Days,
    IReadOnlyList<Series> Series,
    IReadOnlyList<string> Notes,
    Provenance Provenance)
{
    /// <summary>Who takes what, in one line.</summary>
    public string Title { get; } = $"{char.ToUpperInvariant(Person.ToString()[0])}{Person.ToString()[1..]}; {RegimenText}";
}
