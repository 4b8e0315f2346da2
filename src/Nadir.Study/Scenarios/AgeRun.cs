namespace Nadir;

/// <summary>NAD⁺ by age under rival hypotheses.</summary>
/// <param name="Title">What was asked.</param>
/// <param name="Subject">Sex, mass and height.</param>
/// <param name="Ages">Ages, years.</param>
/// <param name="Curves">One a rival: its label, and pool over the youngest age before any dose, by pool name, one value an age.</param>
/// <param name="Notes">What a reader must know.</param>
/// <param name="Provenance">What it was made from.</param>
public sealed record AgeRun(
    string Title, string Subject, IReadOnlyList<double> Ages, IReadOnlyList<AgeCurves> Curves, IReadOnlyList<string> Notes, Provenance Provenance);
