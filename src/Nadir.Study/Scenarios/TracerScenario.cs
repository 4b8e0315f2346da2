namespace Nadir;

/// <summary>One labeled regimen to one mouse.</summary>
/// <param name="Title">What it asks.</param>
/// <param name="Mouse">Who gets it.</param>
/// <param name="Regimen">What is given; every dose is labeled.</param>
/// <param name="Label">Which groups are labeled.</param>
/// <param name="Hours">Hours to follow.</param>
public sealed record TracerScenario(string Title, Mouse Mouse, Regimen Regimen, Label Label, double Hours) : Scenario(Title, (int)Math.Ceiling(Hours / 24))
{
    /// <inheritdoc/>
    public override string Canonical => FormattableString.Invariant($"tracer|{Mouse}|{Regimen.Text}|{Label}|{Hours}");
}
