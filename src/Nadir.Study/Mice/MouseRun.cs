namespace Nadir;

/// <summary>What the body of one mouse is predicted to do. Mouse results stay apart from those of people.</summary>
/// <param name="Mouse">Whose body.</param>
/// <param name="RegimenText">What was given, in words.</param>
/// <param name="Hours">Time, h after the first dose; the first is 0, before it.</param>
/// <param name="Series">Predicted quantities.</param>
/// <param name="Notes">What a reader must know.</param>
/// <param name="Provenance">What the result was made from.</param>
public sealed record MouseRun(
    Mouse Mouse,
    string RegimenText,
    IReadOnlyList<double> Hours,
    IReadOnlyList<Series> Series,
    IReadOnlyList<string> Notes,
    Provenance Provenance)
{
    /// <summary>Which mouse gets what, in one line.</summary>
    public string Title { get; } = $"{char.ToUpperInvariant(Mouse.ToString()[0])}{Mouse.ToString()[1..]}; {RegimenText}";
}
